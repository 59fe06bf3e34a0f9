/** The room that a card needs beside its boundary, in pixels. */
export interface CardRoom {
  /** Name and menu above a picture. */
  readonly headPx: number;
  /** The outcome below it. */
  readonly outcomePx: number;
  /** Least height of the curve under a boundary, and least width beside it. */
  readonly curvePx: number;
  /** Around a card's contents, on each side. */
  readonly paddingPx: number;
}

/** What the cards are laid out in, in pixels. */
export interface CompareStage extends CardRoom {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Many cards have fewer words and flatter curves, so that their boundaries stay large. */
export function cardRoom(count: number, textPx: number): CardRoom {
  const [head, outcome, curve, padding] =
    count <= 3 ? [2.3, 3.2, 5.5, 0.6] : count <= 6 ? [2.2, 2.7, 5.5, 0.5] : [1.9, 1.5, 3.4, 0.3];
  return {
    headPx: head * textPx,
    outcomePx: outcome * textPx,
    curvePx: curve * textPx,
    paddingPx: padding * textPx,
  };
}

export interface CompareGeometry {
  readonly columns: number;
  readonly rows: number;
  /** Side of every boundary. */
  readonly boundaryPx: number;
  /** Height of a curve under its boundary. */
  readonly curvePx: number;
  /** Whether the curve stands beside its boundary rather than under it. */
  readonly isBeside: boolean;
}

/** A curve beside a boundary is read at this share of the boundary's width. */
const besideShare = 0.6;

/** A curve under a boundary is at most this share of it high. */
const tallestShare = 0.6;

/** The columns that make the boundaries of so many cards as large as the stage allows. */
export function compareGeometry(stage: CompareStage, count: number): CompareGeometry {
  let best = { columns: 1, rows: count, boundaryPx: 0, isBeside: false };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    for (const isBeside of [false, true]) {
      const boundaryPx = Math.floor(boundarySide(stage, columns, rows, isBeside));
      if (boundaryPx > best.boundaryPx) best = { columns, rows, boundaryPx, isBeside };
    }
  }
  return { ...best, curvePx: curveHeight(stage, best) };
}

/** What its card leaves to a curve, which is the taller the more of the window is left. */
function curveHeight(
  { heightPx, headPx, outcomePx, curvePx, paddingPx }: CompareStage,
  { rows, boundaryPx }: { readonly rows: number; readonly boundaryPx: number },
): number {
  const left = heightPx / rows - 2 * paddingPx - headPx - outcomePx - boundaryPx;
  return Math.max(curvePx, Math.min(left, tallestShare * boundaryPx));
}

function boundarySide(
  { widthPx, heightPx, headPx, outcomePx, curvePx, paddingPx }: CompareStage,
  columns: number,
  rows: number,
  isBeside: boolean,
): number {
  const width = widthPx / columns - 2 * paddingPx;
  const height = heightPx / rows - 2 * paddingPx - headPx - outcomePx;
  if (!isBeside) return Math.min(width, height - curvePx);
  return Math.min(height, width / (1 + besideShare), width - 1.5 * curvePx);
}
