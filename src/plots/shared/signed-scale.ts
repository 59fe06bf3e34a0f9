import { interpolateLab, rgb } from "d3";

/** The values that a picture's colours run over; `centre` is neutral. */
export interface ValueRange {
  readonly min: number;
  readonly max: number;
  readonly centre: number;
}

/** Three CSS colours: the theme's tokens --negative, --neutral and --positive, resolved. */
export interface SignedColours {
  readonly negative: string;
  readonly neutral: string;
  readonly positive: string;
}

/** Colours as canvases take them: 256 × RGBA bytes from the most negative to the most positive. */
export type ColourTable = Uint8ClampedArray<ArrayBuffer>;

export const tableSize = 256;

/**
 * The diverging scale. Interpolated in CIELAB between three colours, so that
 * lightness runs one way on each side of neutral and greyscale still orders it.
 */
export function signedTable(colours: SignedColours): ColourTable {
  const below = interpolateLab(colours.negative, colours.neutral);
  const above = interpolateLab(colours.neutral, colours.positive);
  return tableOf((share) => (share < 0.5 ? below(share * 2) : above(share * 2 - 1)));
}

/** Two colours only: which side of the centre a value lies on. */
export function discreteTable(colours: SignedColours): ColourTable {
  return tableOf((share) => (share < 0.5 ? colours.negative : colours.positive));
}

/** From one colour at the least value to another at the greatest. */
export const rampTable = (from: string, to: string): ColourTable =>
  tableOf(interpolateLab(from, to));

function tableOf(colour: (share: number) => string): ColourTable {
  const table = new Uint8ClampedArray(tableSize * 4);
  for (let entry = 0; entry < tableSize; entry++) {
    const { r, g, b } = rgb(colour(entry / (tableSize - 1)));
    table.set([r, g, b, 255], entry * 4);
  }
  return table;
}

/** The larger arm of the range: both sides share one scale, so equal colour strength is equal size. */
export const halfWidth = ({ min, max, centre }: ValueRange): number =>
  Math.max(max - centre, centre - min);

/** Where a value stands on the scale: 0 most negative, ½ at the centre, 1 most positive; NaN stays NaN. */
export function scalePosition(range: ValueRange, value: number): number {
  const half = halfWidth(range);
  if (half === 0) return Number.isNaN(value) ? Number.NaN : 0.5;
  return Math.min(1, Math.max(0, 0.5 + (value - range.centre) / (2 * half)));
}
