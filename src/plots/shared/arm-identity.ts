/**
 * How an arm looks wherever it appears. Any two of the first twelve arms differ
 * in marker, and in colour or dash besides: colour is never alone.
 */
export interface ArmIdentity {
  /** A CSS colour, so that the theme decides: "var(--arm-1)". */
  readonly colour: string;
  /** `stroke-dasharray` of its lines, where type has its usual size; null is a solid line. */
  readonly dash: string | null;
  readonly markerName: MarkerName;
  /** The marker at the size that legends give it, as the `d` of a path: `armMarker` draws it at any. */
  readonly outline: string;
  /** Drawn by its outline: filling it would leave nothing to see. */
  readonly open: boolean;
}

const colourCount = 8;

const longDashes = "9 3";
const shortDashes = "5 3";
const dots = "2.5 2.5";
const dashDots = "9 3 2 3";

interface Look extends Pick<ArmIdentity, "dash" | "outline"> {
  readonly markerName: string;
  readonly open?: true;
}

/** The last four repeat a colour; their dashes show even on short lines. */
const looks = [
  {
    dash: null,
    markerName: "circle",
    outline: "M4.068,0A4.068,4.068,0,1,1,-4.068,0A4.068,4.068,0,1,1,4.068,0",
  },
  { dash: longDashes, markerName: "square", outline: "M-3.606,-3.606h7.211v7.211h-7.211Z" },
  { dash: dots, markerName: "triangle", outline: "M0,-6.327L5.479,3.163L-5.479,3.163Z" },
  { dash: dashDots, markerName: "diamond", outline: "M0,-6.711L3.874,0L0,6.711L-3.874,0Z" },
  {
    dash: shortDashes,
    markerName: "cross",
    outline:
      "M-4.837,-1.612L-1.612,-1.612L-1.612,-4.837L1.612,-4.837L1.612,-1.612L4.837,-1.612L4.837,1.612L1.612,1.612L1.612,4.837L-1.612,4.837L-1.612,1.612L-4.837,1.612Z",
  },
  {
    dash: null,
    markerName: "star",
    outline:
      "M0,-6.806L1.528,-2.103L6.473,-2.103L2.472,0.803L4,5.506L0,2.6L-4,5.506L-2.472,0.803L-6.473,-2.103L-1.528,-2.103Z",
  },
  {
    dash: longDashes,
    markerName: "triangle pointing down",
    outline: "M0,6.327L-5.479,-3.163L5.479,-3.163Z",
  },
  {
    dash: dots,
    markerName: "wye",
    outline:
      "M1.946,1.124L1.946,5.015L-1.946,5.015L-1.946,1.124L-5.316,-0.822L-3.371,-4.193L0,-2.247L3.371,-4.193L5.316,-0.822Z",
  },
  {
    dash: dots,
    markerName: "hourglass",
    outline: "M-5.099,-5.099L5.099,-5.099L-5.099,5.099L5.099,5.099Z",
  },
  {
    dash: null,
    markerName: "saltire",
    outline: "M-4.389,-4.389L4.389,4.389M-4.389,4.389L4.389,-4.389",
    open: true,
  },
  {
    dash: longDashes,
    markerName: "plus",
    outline: "M-6.191,0L6.191,0M0,6.191L0,-6.191",
    open: true,
  },
  {
    dash: dots,
    markerName: "asterisk",
    outline: "M0,4.317L0,-4.317M-3.738,-2.158L3.738,2.158M-3.738,2.158L3.738,-2.158",
    open: true,
  },
] as const satisfies readonly Look[];

export type MarkerName = (typeof looks)[number]["markerName"];

/** The identity of the arm at this place in the experiment; after twelve they repeat. */
export function armIdentity(index: number): ArmIdentity {
  const place = index % looks.length;
  const look = looks[place];
  if (!look) throw new RangeError(`No arm has the index ${index}`);
  return { colour: `var(--arm-${(place % colourCount) + 1})`, open: false, ...look };
}

/** Dashes of lines whose width grows with the page's type, as it does on large screens. */
export const growingDash = (dash: string | null): string | undefined =>
  dash?.replace(/[\d.]+/g, (length) => `${Number(length) / 16}rem`);
