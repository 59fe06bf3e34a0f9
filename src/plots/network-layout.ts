/** Where the parts of a network stand. Pure geometry: pixels, y downwards. */

export interface Tile {
  /** Left edge. */
  readonly x: number;
  /** Top edge. */
  readonly y: number;
  readonly size: number;
}

export interface Column {
  readonly tiles: readonly Tile[];
  /** Too many units for a column of their own: they stand in a block and share one band of links. */
  readonly block: boolean;
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
/** Below this a unit's own column is a smear, and a block says more. */
const smallestTile = 14;
const largestBlockTile = 22;
const smallestBlockTile = 8;
const blockGap = 2;
/** The gap between tiles of a column, as a share of a tile: at least, and where there is room. */
const columnGapShare = 0.36;
const airyGapShare = 0.75;
/** Room for links, which must stay apart enough to be told and touched. */
const smallestLinkPx = 52;
/** Room for a feature's name, left of its tile, and for the output's bias at the right. */
export const featureLabelPx = 52;
const edgePx = 12;

/**
 * Lays the network out within the given room. It is as high as the room; where
 * its columns do not fit side by side it is wider, and its frame scrolls.
 */
export function networkLayout(size: NetworkSize): NetworkLayout {
  const heightPx = Math.max(size.heightPx, smallestTile * 2);
  const counts = [size.features, ...size.hidden, size.outputs];
  const room = heightPx - 2 * edgePx;
  const fitting = counts.map((count) => Math.floor(room / (count + columnGapShare * (count - 1))));
  // One size for all units in columns: unequal tiles would look like unequal importance.
  const inColumns = fitting.slice(1).filter((tile) => tile >= smallestTile);
  const unitTile = Math.min(largestTile, ...inColumns);
  const drafts = counts.map((count, index) => {
    const fits = Math.max(1, fitting[index] ?? 1);
    // Features have their names beside them, and are few: never a block.
    if (index === 0) return columnOf(count, Math.min(largestFeatureTile, fits), room);
    return fits < smallestTile ? blockOf(count, room) : columnOf(count, unitTile, room);
  });

  const widths = drafts.reduce((sum, draft) => sum + draft.width, 0);
  const gaps = drafts.length - 1;
  const fixed = widths + featureLabelPx + 2 * edgePx;
  const gap = Math.max(smallestLinkPx, (size.widthPx - fixed) / Math.max(1, gaps));
  let left = featureLabelPx + edgePx;
  const columns = drafts.map((draft): Column => {
    const top = (heightPx - draft.height) / 2;
    const column = {
      tiles: draft.tiles.map((one) => ({ ...one, x: one.x + left, y: one.y + top })),
      block: draft.block,
      left,
      right: left + draft.width,
    };
    left += draft.width + gap;
    return column;
  });
  return { widthPx: Math.max(size.widthPx, fixed + gaps * gap), heightPx, columns };
}

interface Draft {
  readonly tiles: readonly Tile[];
  readonly block: boolean;
  readonly width: number;
  readonly height: number;
}

function columnOf(count: number, size: number, room: number): Draft {
  const fitting = (room - size) / Math.max(1, count - 1);
  const pitch = Math.min(size * (1 + airyGapShare), fitting);
  const tiles = Array.from({ length: count }, (_, index) => ({ x: 0, y: index * pitch, size }));
  return { tiles, block: false, width: size, height: pitch * (count - 1) + size };
}

/** A block as square as it can be, filled row by row. */
function blockOf(count: number, room: number): Draft {
  const across = Math.ceil(Math.sqrt(count));
  const down = Math.ceil(count / across);
  const fitting = Math.floor((room - blockGap * (down - 1)) / down);
  const size = Math.max(smallestBlockTile, Math.min(largestBlockTile, fitting));
  const pitch = size + blockGap;
  const tiles = Array.from({ length: count }, (_, index) => ({
    x: (index % across) * pitch,
    y: Math.floor(index / across) * pitch,
    size,
  }));
  return {
    tiles,
    block: true,
    width: across * pitch - blockGap,
    height: down * pitch - blockGap,
  };
}

/** From the middle of one tile's right edge to the middle of another's left, as a calm S. */
export function linkPath(from: Tile, to: Tile): string {
  const round = (coordinate: number) => Math.round(coordinate * 10) / 10;
  const startX = round(from.x + from.size);
  const startY = round(from.y + from.size / 2);
  const endX = round(to.x);
  const endY = round(to.y + to.size / 2);
  const middle = round((startX + endX) / 2);
  return `M${startX},${startY}C${middle},${startY} ${middle},${endY} ${endX},${endY}`;
}

/** From corner to corner, just inside a tile's edges. */
export function crossPath({ x, y, size }: Tile): string {
  const inset = Math.min(3, size / 6);
  const [left, right, top, bottom] = [x + inset, x + size - inset, y + inset, y + size - inset];
  return `M${left},${top}L${right},${bottom}M${right},${top}L${left},${bottom}`;
}

/** The outline of all links between two columns at once, where there are too many to tell apart. */
export function bandPath(from: Column, to: Column): string {
  const edge = (column: Column) => {
    const top = Math.min(...column.tiles.map((tile) => tile.y));
    const bottom = Math.max(...column.tiles.map((tile) => tile.y + tile.size));
    return { top, bottom };
  };
  const start = edge(from);
  const end = edge(to);
  const middle = (from.right + to.left) / 2;
  return (
    `M${from.right},${start.top}C${middle},${start.top} ${middle},${end.top} ${to.left},${end.top}` +
    `V${end.bottom}C${middle},${end.bottom} ${middle},${start.bottom} ${from.right},${start.bottom}Z`
  );
}
