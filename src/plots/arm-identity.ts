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

/** Five, so that the ninth arm, which repeats the first colour, does not repeat its dash. */
const dashes = [null, "9 3", "2.5 2.5", "9 3 2 3", "5 3"] as const;

const pointingDown: SymbolType = {
  draw(context, size) {
    const height = Math.sqrt(size / (Math.sqrt(3) * 3));
    context.moveTo(0, height * 2);
    context.lineTo(-Math.sqrt(3) * height, -height);
    context.lineTo(Math.sqrt(3) * height, -height);
    context.closePath();
  },
};

const hexagon: SymbolType = {
  draw(context, size) {
    const radius = Math.sqrt((size * 2) / (3 * Math.sqrt(3)));
    for (let corner = 0; corner < 6; corner++) {
      const angle = (corner * Math.PI) / 3;
      const [x, y] = [radius * Math.cos(angle), radius * Math.sin(angle)];
      if (corner === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
    context.closePath();
  },
};

const markers: readonly { name: string; type: SymbolType; open?: true }[] = [
  { name: "circle", type: symbolCircle },
  { name: "square", type: symbolSquare },
  { name: "triangle", type: symbolTriangle },
  { name: "diamond", type: symbolDiamond },
  { name: "cross", type: symbolCross },
  { name: "star", type: symbolStar },
  { name: "triangle pointing down", type: pointingDown },
  { name: "wye", type: symbolWye },
  { name: "hexagon", type: hexagon },
  { name: "saltire", type: symbolTimes, open: true },
  { name: "plus", type: symbolPlus, open: true },
  { name: "asterisk", type: symbolAsterisk, open: true },
];

/** The identity of the arm at this place in the experiment; after twelve they repeat. */
export function armIdentity(index: number): ArmIdentity {
  const marker = markers[index % markers.length];
  const dash = dashes[index % dashes.length];
  if (!marker || dash === undefined) throw new RangeError(`No arm has the index ${index}`);
  return {
    colour: `var(--arm-${(index % colourCount) + 1})`,
    dash,
    markerName: marker.name,
    marker: marker.type,
    open: marker.open ?? false,
  };
}
