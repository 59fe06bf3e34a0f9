import {
  type ColourTable,
  scalePosition,
  tableSize,
  type ValueRange,
} from "../shared/signed-scale.ts";
import { paintLineTile } from "./line-tile.ts";

/** How output values become colours. */
export type Palette =
  | { readonly kind: "scale"; readonly table: ColourTable; readonly range: ValueRange }
  | {
      readonly kind: "classes";
      readonly colours: readonly (readonly [number, number, number])[];
      /** The most probable class alone, instead of a blend by probability. */
      readonly discretise: boolean;
    };

/** Values of one or more units over the plane; what `PictureContents` calls a grid. */
export interface PlaneValues {
  /** [unit][row, x2 from +6 down][column, x1 from −6 up]. */
  readonly values: Float32Array;
  /** Cells along each side; 0 where there is nothing. */
  readonly cells: number;
  /** A line of cells, where there is one input; left out where there are as many rows as columns. */
  readonly rows?: 1;
}

/** How many values there are of each unit. */
export const cellCount = ({ cells, rows }: Pick<PlaneValues, "cells" | "rows">): number =>
  cells * (rows ?? cells);

/** Values of one output or unit: [row, x2 from +6 down][column], starting at `offset`. */
export interface ValueGrid {
  readonly values: ArrayLike<number>;
  readonly offset: number;
  readonly cells: number;
  readonly rows?: 1;
}

/** Fills RGBA bytes [cell] from a grid; a cell whose value is not a number stays transparent. */
export function fillPixels(
  pixels: Uint8ClampedArray,
  { values, offset, cells }: ValueGrid,
  palette: Palette,
): void {
  if (palette.kind === "classes") fillClasses(pixels, values, cells * cells, palette);
  else fillScale(pixels, values, offset, cells * cells, palette);
}

function fillScale(
  pixels: Uint8ClampedArray,
  values: ArrayLike<number>,
  offset: number,
  count: number,
  { table, range }: Extract<Palette, { kind: "scale" }>,
): void {
  for (let cell = 0; cell < count; cell++) {
    const position = scalePosition(range, values[offset + cell] ?? Number.NaN);
    // The centre itself counts as positive, like the class decided there.
    const entry = Math.min(tableSize - 1, Math.floor(position * tableSize)) * 4;
    const at = cell * 4;
    pixels[at] = table[entry] ?? 0;
    pixels[at + 1] = table[entry + 1] ?? 0;
    pixels[at + 2] = table[entry + 2] ?? 0;
    pixels[at + 3] = Number.isNaN(position) ? 0 : 255;
  }
}

function fillClasses(
  pixels: Uint8ClampedArray,
  values: ArrayLike<number>,
  count: number,
  { colours, discretise }: Extract<Palette, { kind: "classes" }>,
): void {
  const classCount = Math.floor(values.length / count);
  const weights = new Float64Array(classCount);
  for (let cell = 0; cell < count; cell++) {
    for (let index = 0; index < classCount; index++) {
      weights[index] = Math.max(0, values[index * count + cell] ?? Number.NaN);
    }
    if (discretise) keepLargest(weights);
    blend(pixels, cell * 4, weights, colours);
  }
}

function keepLargest(weights: Float64Array): void {
  if (weights.some(Number.isNaN)) return;
  const largest = weights.indexOf(Math.max(...weights));
  weights.fill(0);
  weights[largest] = 1;
}

/** Writes one pixel: the colours in proportion to their weights. */
function blend(
  pixels: Uint8ClampedArray,
  at: number,
  weights: Float64Array,
  colours: readonly (readonly [number, number, number])[],
): void {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  for (let channel = 0; channel < 3; channel++) {
    let sum = 0;
    for (const [index, weight] of weights.entries()) {
      sum += weight * (colours[index % colours.length]?.[channel] ?? 0);
    }
    pixels[at + channel] = sum / total;
  }
  pixels[at + 3] = total > 0 ? 255 : 0;
}

/** Paints grids at their own size off the screen, then scaled; keeps its buffers between frames. */
export class GridPainter {
  readonly #canvas = document.createElement("canvas");
  readonly #context: CanvasRenderingContext2D;
  #image: ImageData | null = null;

  constructor() {
    const context = this.#canvas.getContext("2d");
    if (!context) throw new Error("This browser gives no 2D canvas");
    this.#context = context;
  }

  /** Draws the grid into a rectangle of `target`, in its own units. */
  paint(
    target: CanvasRenderingContext2D,
    grid: ValueGrid,
    palette: Palette,
    rectangle: { x: number; y: number; width: number; height: number },
    smooth = true,
  ): void {
    const { cells } = grid;
    if (cells === 0) return;
    if (grid.rows) {
      if (palette.kind === "scale") paintLineTile(target, grid, palette, rectangle);
      return;
    }
    if (this.#image?.width !== cells) {
      this.#canvas.width = cells;
      this.#canvas.height = cells;
      this.#image = this.#context.createImageData(cells, cells);
    }
    fillPixels(this.#image.data, grid, palette);
    this.#context.putImageData(this.#image, 0, 0);
    target.imageSmoothingEnabled = smooth;
    // Half the time of "high", which differs by two levels of 255 at most on a smooth output.
    target.imageSmoothingQuality = "medium";
    const { x, y, width, height } = rectangle;
    target.drawImage(this.#canvas, x, y, width, height);
  }
}

/** Gives a canvas as many pixels as the screen has there, and clears it; units are then CSS pixels. */
export function prepareCanvas(
  canvas: HTMLCanvasElement,
  widthPx: number,
  heightPx: number,
): CanvasRenderingContext2D | null {
  const ratio = window.devicePixelRatio || 1;
  const width = Math.max(1, Math.round(widthPx * ratio));
  const height = Math.max(1, Math.round(heightPx * ratio));
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext("2d");
  context?.setTransform(width / Math.max(1, widthPx), 0, 0, height / Math.max(1, heightPx), 0, 0);
  context?.clearRect(0, 0, widthPx, heightPx);
  return context;
}
