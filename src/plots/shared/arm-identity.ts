import {
  type SymbolType,
  symbolAsterisk,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolPlus,
  symbolSquare,
  symbolStar,
  symbolTimes,
  symbolTriangle,
  symbolWye,
} from "d3";

/**
 * How an arm looks wherever it appears. Any two of the first twelve arms differ
 * in marker, and in colour or dash besides: colour is never alone.
 */
export interface ArmIdentity {
  /** A CSS colour, so that the theme decides: "var(--arm-1)". */
  readonly colour: string;
  /** `stroke-dasharray` of its lines; null is a solid line. */
  readonly dash: string | null;
  readonly markerName: string;
  readonly marker: SymbolType;
  /** Drawn by its outline: filling it would leave nothing to see. */
  readonly open: boolean;
}

const colourCount = 8;

const longDashes = "9 3";
const shortDashes = "5 3";
const dots = "2.5 2.5";
const dashDots = "9 3 2 3";

const pointingDown: SymbolType = {
  draw(context, size) {
    const height = Math.sqrt(size / (Math.sqrt(3) * 3));
    context.moveTo(0, height * 2);
    context.lineTo(-Math.sqrt(3) * height, -height);
    context.lineTo(Math.sqrt(3) * height, -height);
    context.closePath();
  },
};

const hourglass: SymbolType = {
  draw(context, size) {
    const reach = Math.sqrt(size / 2);
    context.moveTo(-reach, -reach);
    context.lineTo(reach, -reach);
    context.lineTo(-reach, reach);
    context.lineTo(reach, reach);
    context.closePath();
  },
};

type Look = Pick<ArmIdentity, "dash" | "markerName" | "marker"> & { readonly open?: true };

/** The last four repeat a colour; their dashes show even on short lines. */
const looks: readonly Look[] = [
  { dash: null, markerName: "circle", marker: symbolCircle },
  { dash: longDashes, markerName: "square", marker: symbolSquare },
  { dash: dots, markerName: "triangle", marker: symbolTriangle },
  { dash: dashDots, markerName: "diamond", marker: symbolDiamond },
  { dash: shortDashes, markerName: "cross", marker: symbolCross },
  { dash: null, markerName: "star", marker: symbolStar },
  { dash: longDashes, markerName: "triangle pointing down", marker: pointingDown },
  { dash: dots, markerName: "wye", marker: symbolWye },
  { dash: dots, markerName: "hourglass", marker: hourglass },
  { dash: null, markerName: "saltire", marker: symbolTimes, open: true },
  { dash: longDashes, markerName: "plus", marker: symbolPlus, open: true },
  { dash: dots, markerName: "asterisk", marker: symbolAsterisk, open: true },
];

/** The identity of the arm at this place in the experiment; after twelve they repeat. */
export function armIdentity(index: number): ArmIdentity {
  const place = index % looks.length;
  const look = looks[place];
  if (!look) throw new RangeError(`No arm has the index ${index}`);
  return { colour: `var(--arm-${(place % colourCount) + 1})`, open: false, ...look };
}
