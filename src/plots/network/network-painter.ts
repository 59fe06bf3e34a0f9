import type { NetworkShape } from "../../engine/network/network-shape.ts";
import { formatNumber } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import {
  cellCount,
  GridPainter,
  type Palette,
  type PlaneValues,
  prepareCanvas,
  type ValueGrid,
} from "../boundary/boundary-painter.ts";
import { type ColourTable, scalePosition, tableSize } from "../shared/signed-scale.ts";
import type { NetworkLayout, Tile } from "./network-layout.ts";
import type { NetworkPalettes } from "./network-palettes.ts";
import { type NetworkPart, parameterIndices, shownValue } from "./network-parts.ts";

/** What the diagram shows now. */
export interface NetworkValues {
  /** As `FlatParameters` says. */
  readonly parameters: ArrayLike<number>;
  /** Of the output units. */
  readonly outputs: PlaneValues;
  /** Activations of the hidden units, layer by layer. */
  readonly units: PlaneValues;
}

const thinnestLinkPx = 0.6;
/** Widths are in quarters of a pixel, so that most links do not change from frame to frame. */
const widthSteps = 4;

/** Width and colour of a link from its weight's share of the scale, −1 to 1, and the width at its end. */
export function linkLook(
  share: number,
  widest: number,
  table: ColourTable,
): { readonly width: number; readonly colour: string } {
  if (Number.isNaN(share)) return { width: thinnestLinkPx, colour: "currentColor" };
  const strength = Math.min(1, Math.abs(share));
  const width = thinnestLinkPx + (widest - thinnestLinkPx) * strength;
  // Neutral would vanish on the paper: links start a quarter of the way up the scale.
  const visible = Math.sign(share) * (0.35 + 0.65 * strength);
  return {
    width: Math.round(width * widthSteps) / widthSteps,
    colour: tableColour(table, 0.5 + visible / 2),
  };
}

export function tableColour(table: ColourTable, position: number): string {
  const entry = Math.min(tableSize - 1, Math.floor(position * tableSize)) * 4;
  return `rgb(${table[entry]},${table[entry + 1]},${table[entry + 2]})`;
}

/** Paints the heat map of every tile onto one canvas under the links. */
export class TilePainter {
  readonly #painter = new GridPainter();

  paint(
    canvas: HTMLCanvasElement,
    layout: NetworkLayout,
    shape: NetworkShape,
    values: NetworkValues | null,
    features: readonly { readonly grid: ValueGrid; readonly palette: Palette }[],
    palettes: NetworkPalettes,
  ): void {
    const context = prepareCanvas(canvas, layout.widthPx, layout.heightPx);
    if (!context) return;
    const put = (tile: Tile | undefined, grid: ValueGrid, palette: Palette) => {
      if (!tile) return;
      const { x, y, size } = tile;
      this.#painter.paint(context, grid, palette, { x, y, width: size, height: size });
    };
    const [featureColumn, ...columns] = layout.columns;
    for (const [index, { grid, palette }] of features.entries()) {
      put(featureColumn?.tiles[index], grid, palette);
    }
    if (!values) return;
    for (const [layer, column] of columns.entries()) {
      for (const [unit, tile] of column.tiles.entries()) {
        const palette = layer === shape.hiddenLayerCount ? palettes.outputs[unit] : palettes.units;
        if (palette) put(tile, unitGrid(shape, values, layer, unit), palette);
      }
    }
  }
}

/** The values of one unit over the plane; of an output, the network's own. */
export function unitGrid(
  shape: NetworkShape,
  values: NetworkValues,
  layer: number,
  unit: number,
): ValueGrid {
  const isOutput = layer === shape.hiddenLayerCount;
  const plane = isOutput ? values.outputs : values.units;
  const before = isOutput
    ? 0
    : shape.layers.slice(0, layer).reduce((sum, { units }) => sum + units, 0);
  return { ...plane, offset: (before + unit) * cellCount(plane) };
}

/** "−0.2 to 0.9": the least and the most of a grid. */
export function gridRange({ offset, ...plane }: ValueGrid): string {
  const { values } = plane;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let cell = 0; cell < cellCount(plane); cell++) {
    const value = values[offset + cell] ?? Number.NaN;
    // A comparison with NaN would not find it.
    if (Number.isNaN(value)) return formatNumber(value);
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return say("chart.network.range", { least: formatNumber(least), most: formatNumber(most) });
}

/** Sets width and colour of drawn links (`stroke`) and bias squares (`fill`); untouched where nothing changed. */
export class LinkPainter {
  readonly #looks = new WeakMap<Element, string>();

  paint(
    elements: Iterable<{ readonly element: Element; readonly part: NetworkPart }>,
    shape: NetworkShape,
    parameters: ArrayLike<number>,
    size: number,
    /** Of each layer, as `linkWidths` says. */
    widths: readonly number[],
    table: ColourTable,
  ): void {
    for (const { element, part } of elements) {
      const value = shownValue(parameters, parameterIndices(shape, part));
      if (part.kind === "bias") {
        const position = scalePosition({ min: -size, max: size, centre: 0 }, value);
        this.#set(element, "fill", Number.isNaN(position) ? "none" : tableColour(table, position));
        continue;
      }
      const widest = part.kind === "weight" ? (widths[part.layer] ?? 0) : 0;
      const { width, colour } = linkLook(value / size, widest, table);
      this.#set(element, "stroke", colour, width);
    }
  }

  #set(element: Element, attribute: "fill" | "stroke", colour: string, width?: number): void {
    const look = `${colour} ${width}`;
    if (this.#looks.get(element) === look) return;
    this.#looks.set(element, look);
    element.setAttribute(attribute, colour);
    if (width !== undefined) element.setAttribute("stroke-width", String(width));
  }
}
