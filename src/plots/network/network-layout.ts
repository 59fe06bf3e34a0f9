/** Where the parts of a network stand. Pure geometry: pixels, y downwards. */

export interface Tile {
  /** Left edge. */
  readonly x: number;
  /** Top edge. */
  readonly y: number;
  readonly size: number;
}

/** How the units of a column are placed: in one line, in two staggered ones, or in a block. */
type Arrangement = "file" | "staggered" | "block";

export interface Column {
  readonly tiles: readonly Tile[];
  readonly arrangement: Arrangement;
  /** Left and right edges of the whole column. */
  readonly left: number;
  readonly right: number;
}

export interface NetworkLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Features, then the hidden layers, then the output. */
  readonly columns: readonly Column[];
}

export interface NetworkSize {
  /** All features on offer, used or not. */
  readonly features: number;
  readonly hidden: readonly number[];
  readonly outputs: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

const largestTile = 44;
const largestFeatureTile = 30;
/** Where there is room, the output is not the smallest part of the picture. */
const smallestOutputTile = 28;
/** Below this a second file gives tiles twice the size. */
const smallestTileOfFile = 14;
/** Below this there is no place for a unit's links of its own, and a block shows more. */
const smallestStaggeredTile = 10;
const largestBlockTile = 22;
const smallestBlockTile = 8;
const blockGap = 2;
/** Between the two files of a staggered column. */
const staggerGap = 6;
/** The gap between tiles of a file, as a share of a tile: at least, and where there is room. */
const fileGapShare = 0.36;
const airyGapShare = 0.75;
/** Where many columns share the width, tiles shrink to this before the frame scrolls. */
const smallestSharedTile = 12;
/** Room for links, in tiles and in pixels: they must stay distinguishable. */
const linkShare = 1.18;
const smallestLinkPx = 24;
const airyLinkPx = 52;
/** Room for a feature's name, left of its tile, and for the output's bias at the right. */
export const featureLabelPx = 52;
const edgePx = 12;

interface Draft {
  readonly tiles: readonly Tile[];
  readonly arrangement: Arrangement;
  readonly width: number;
  readonly height: number;
}

/**
 * Lays the network out within the given room. It is as high as the room; its
 * tiles shrink until the columns fit side by side. Where no size does that, it
 * is wider at full size, and its frame scrolls.
 */
export function networkLayout(size: NetworkSize): NetworkLayout {
  const heightPx = Math.max(size.heightPx, 2 * (edgePx + smallestBlockTile));
  const room = heightPx - 2 * edgePx;
  const margins = featureLabelPx + 2 * edgePx;
  const gaps = size.hidden.length + 1;
  const widthOf = (drafts: readonly Draft[]) =>
    margins + drafts.reduce((sum, { width }) => sum + width, 0);

  let drafts = draftColumns(size, room, largestTile);
  let gap = airyLinkPx;
  for (let most = largestTile; most >= smallestSharedTile; most--) {
    const smaller = draftColumns(size, room, most);
    const enough = Math.min(airyLinkPx, Math.max(smallestLinkPx, linkShare * most));
    if (widthOf(smaller) + gaps * enough > size.widthPx) continue;
    drafts = smaller;
    gap = enough;
    break;
  }
  gap = Math.max(gap, (size.widthPx - widthOf(drafts)) / gaps);

  let left = featureLabelPx + edgePx;
  const columns = drafts.map(({ tiles, arrangement, width, height }): Column => {
    const top = (heightPx - height) / 2;
    const column = {
      tiles: tiles.map((tile) => ({ ...tile, x: tile.x + left, y: tile.y + top })),
      arrangement,
      left,
      right: left + width,
    };
    left += width + gap;
    return column;
  });
  return { widthPx: Math.max(size.widthPx, widthOf(drafts) + gaps * gap), heightPx, columns };
}

/** The same layout, so many times as large. */
export const scaledLayout = (
  { widthPx, heightPx, columns }: NetworkLayout,
  by: number,
): NetworkLayout => ({
  widthPx: widthPx * by,
  heightPx: heightPx * by,
  columns: columns.map(({ tiles, arrangement, left, right }) => ({
    tiles: tiles.map(({ x, y, size }) => ({ x: x * by, y: y * by, size: size * by })),
    arrangement,
    left: left * by,
    right: right * by,
  })),
});

/** The columns with tiles of at most this size. */
function draftColumns(size: NetworkSize, room: number, most: number): readonly Draft[] {
  const hidden = size.hidden.map((units) => bestArrangement(units, room));
  const inFiles = hidden.flatMap(({ arrangement, fits }) => (arrangement === "block" ? [] : fits));
  // One size for all hidden units in files: unequal tiles would look like unequal importance.
  const tile = Math.min(most, ...inFiles);
  const output = bestArrangement(size.outputs, room);
  return [
    // Features have their names beside them, and are few: always one file.
    filesOf(
      "file",
      size.features,
      Math.min(largestFeatureTile, fileFit(size.features, room)),
      room,
    ),
    ...hidden.map(({ arrangement }, layer) => {
      const units = size.hidden[layer] ?? 0;
      return arrangement === "block"
        ? blockOf(units, Math.min(most, largestBlockTile), room)
        : filesOf(arrangement, units, tile, room);
    }),
    filesOf(
      output.arrangement,
      size.outputs,
      Math.min(output.fits, Math.max(tile, smallestOutputTile)),
      room,
    ),
  ];
}

/** The largest tile that fits so many times into one file. */
const fileFit = (count: number, room: number) =>
  Math.max(1, Math.floor(room / (count + fileGapShare * (count - 1))));

/** How so many units stand best in this height, and the largest tile that fits then. */
function bestArrangement(
  count: number,
  room: number,
): { readonly arrangement: Arrangement; readonly fits: number } {
  const inFile = fileFit(count, room);
  if (inFile >= smallestTileOfFile) return { arrangement: "file", fits: inFile };
  const fits = Math.floor(room / (1 + ((count - 1) * (1 + fileGapShare)) / 2));
  return { arrangement: fits >= smallestStaggeredTile ? "staggered" : "block", fits };
}

/** One line of units, or two: the second faces the gaps of the first, which lets links through. */
function filesOf(arrangement: Arrangement, count: number, size: number, room: number): Draft {
  const files = arrangement === "staggered" ? 2 : 1;
  const fitting = (room - size) / Math.max(1, count - 1);
  const step = Math.min((size * (1 + airyGapShare)) / files, fitting);
  const across = size + staggerGap;
  const tiles = Array.from({ length: count }, (_, index) => ({
    x: (index % files) * across,
    y: index * step,
    size,
  }));
  return {
    tiles,
    arrangement,
    width: (files - 1) * across + size,
    height: step * (count - 1) + size,
  };
}

/** A block as square as it can be, filled row by row. */
function blockOf(count: number, most: number, room: number): Draft {
  const across = Math.ceil(Math.sqrt(count));
  const down = Math.ceil(count / across);
  const fitting = Math.floor((room - blockGap * (down - 1)) / down);
  const size = Math.max(smallestBlockTile, Math.min(most, fitting));
  const pitch = size + blockGap;
  const tiles = Array.from({ length: count }, (_, index) => ({
    x: (index % across) * pitch,
    y: Math.floor(index / across) * pitch,
    size,
  }));
  return {
    tiles,
    arrangement: "block",
    width: across * pitch - blockGap,
    height: down * pitch - blockGap,
  };
}

/**
 * The height at which a unit's links meet its column: the middle of its tile.
 * At a block every unit has a share of the edge, in its row's order.
 */
export function linkHeight(column: Column, unit: number): number {
  if (column.arrangement === "block") {
    const { top, bottom } = reach(column);
    return top + ((bottom - top) * (unit + 0.5)) / column.tiles.length;
  }
  const { y, size } = column.tiles[unit] ?? { y: 0, size: 0 };
  return y + size / 2;
}

/** How far apart the links into a column end. */
export function linkPitch(column: Column): number {
  return column.tiles.length < 2
    ? Number.POSITIVE_INFINITY
    : linkHeight(column, 1) - linkHeight(column, 0);
}

/**
 * From one unit's right edge to another's left edge: straight beside their columns, a smooth S in
 * between.
 */
export function linkPath(from: Column, source: number, to: Column, unit: number): string {
  const round = (coordinate: number) => Math.round(coordinate * 10) / 10;
  const edge = (column: Column, index: number) =>
    column.arrangement === "block" ? undefined : column.tiles[index];
  const first = edge(from, source);
  const last = edge(to, unit);
  const [startX, startY] = [round(from.right), round(linkHeight(from, source))];
  const [endX, endY] = [round(to.left), round(linkHeight(to, unit))];
  const tileRight = first ? round(first.x + first.size) : startX;
  const tileLeft = last ? round(last.x) : endX;
  const middle = round((startX + endX) / 2);
  return (
    `M${tileRight},${startY}${tileRight < startX ? `H${startX}` : ""}` +
    `C${middle},${startY} ${middle},${endY} ${endX},${endY}${tileLeft > endX ? `H${tileLeft}` : ""}`
  );
}

/** Top and bottom of a column. */
function reach({ tiles }: Column) {
  return {
    top: Math.min(...tiles.map((tile) => tile.y)),
    bottom: Math.max(...tiles.map((tile) => tile.y + tile.size)),
  };
}

/** Between a column and what stands beside it. */
const besidePx = 5;

/** Down the whole column, beside it: what is done to all of its units before, or after, their function. */
export function sidePath(column: Column, side: "before" | "after"): string {
  const { top, bottom } = reach(column);
  const x = side === "before" ? column.left - besidePx : column.right + besidePx;
  return `M${x},${top}V${bottom}`;
}

/** Over a column, from the one before it to what it gives out. */
export function skipPath(from: Column, over: Column): string {
  const middle = ({ left, right }: Column): number => (left + right) / 2;
  const tops = [from, over].map((column) => reach(column).top - 2) as [number, number];
  const height = Math.max(1, Math.min(...tops) - besidePx);
  const [start, end] = [middle(from), middle(over)];
  return `M${start},${tops[0]}C${start},${height} ${end},${height} ${end},${tops[1]}`;
}

/** A level line through a tile. */
export const flatPath = ({ x, y, size }: Tile): string =>
  `M${x + Math.min(3, size / 6)},${y + size / 2}h${size - 2 * Math.min(3, size / 6)}`;

/** From corner to corner, just inside a tile's edges. */
export function crossPath({ x, y, size }: Tile): string {
  const inset = Math.min(3, size / 6);
  const [left, right, top, bottom] = [x + inset, x + size - inset, y + inset, y + size - inset];
  return `M${left},${top}L${right},${bottom}M${right},${top}L${left},${bottom}`;
}

/** The outline of all links between two columns at once, where there are too many to tell apart. */
export function bandPath(from: Column, to: Column): string {
  const start = reach(from);
  const end = reach(to);
  const middle = (from.right + to.left) / 2;
  return (
    `M${from.right},${start.top}C${middle},${start.top} ${middle},${end.top} ${to.left},${end.top}` +
    `V${end.bottom}C${middle},${end.bottom} ${middle},${start.bottom} ${from.right},${start.bottom}Z`
  );
}
