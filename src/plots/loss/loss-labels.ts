/** Where the numbers stand that belong to the marks of the loss chart. Pure geometry. */

export interface LabelledMark {
  readonly x: number;
  readonly y: number;
  /** Empty for a mark that is not to be labelled. */
  readonly text: string;
}

/** From its mark, in pixels: `dx` to where `anchor` is, `dy` to the baseline. */
export interface LabelPlace {
  readonly dx: number;
  readonly dy: number;
  readonly anchor: "start" | "middle" | "end";
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A bold digit's width and height, and one row from the next, in font sizes. */
const digitWidth = 0.7;
const digitHeight = 0.74;
const rowHeight = 1.17;
/** Half a mark's side, with some air. */
const markPx = 7;
/** Of a number from its mark. */
const gapPx = 9;
/** Rows above a mark, and as many below; further away it would be unclear whose number it is. */
const mostRows = 2;

/**
 * A place for each label, near its mark, within a plot of this size, and clear
 * of all marks and other labels; null where there is none. The leftmost have
 * the first choice.
 */
export function placeLabels(
  marks: readonly LabelledMark[],
  fontPx: number,
  plot: { readonly widthPx: number; readonly heightPx: number },
): readonly (LabelPlace | null)[] {
  const taken: Box[] = marks.map(({ x, y }) => boxAround(x, y));
  const places = placesFor(fontPx);
  const chosen: (LabelPlace | null)[] = marks.map(() => null);
  const order = marks.map((_, index) => index).sort((a, b) => leftOf(marks, a) - leftOf(marks, b));
  for (const index of order) {
    const mark = marks[index];
    if (!mark?.text) continue;
    for (const place of places) {
      const box = labelBox(mark, place, fontPx);
      // A label may reach a few pixels above the plot, and left of it, where the first mark is.
      const isInside =
        box.left >= -markPx - gapPx &&
        box.right <= plot.widthPx + markPx + gapPx &&
        box.top >= -4 &&
        box.bottom <= plot.heightPx - 2;
      if (!isInside || taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      chosen[index] = place;
      break;
    }
  }
  return chosen;
}

const leftOf = (marks: readonly LabelledMark[], index: number): number => marks[index]?.x ?? 0;

/** Nearest first: above, below, beside, then further up and down. */
function placesFor(fontPx: number): readonly LabelPlace[] {
  const row = (index: number): LabelPlace[] => [
    { dx: 0, dy: -gapPx - index * rowHeight * fontPx, anchor: "middle" },
    { dx: 0, dy: gapPx + (digitHeight + index * rowHeight) * fontPx, anchor: "middle" },
  ];
  const [near = [], ...far] = Array.from({ length: mostRows }, (_, index) => row(index));
  const dy = (digitHeight / 2) * fontPx;
  return [
    ...near,
    { dx: gapPx + 1, dy, anchor: "start" },
    { dx: -gapPx - 1, dy, anchor: "end" },
    ...far.flat(),
  ];
}

function labelBox({ x, y, text }: LabelledMark, place: LabelPlace, fontPx: number): Box {
  const width = text.length * digitWidth * fontPx;
  const share = { start: 0, middle: 0.5, end: 1 }[place.anchor];
  const left = x + place.dx - share * width - 2;
  const bottom = y + place.dy + 1;
  return { left, right: left + width + 4, top: bottom - digitHeight * fontPx - 2, bottom };
}

const boxAround = (x: number, y: number): Box => ({
  left: x - markPx,
  right: x + markPx,
  top: y - markPx,
  bottom: y + markPx,
});

const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right &&
  other.left < one.right &&
  one.top < other.bottom &&
  other.top < one.bottom;
