import type { Axis, DataLegend } from "../../engine/data/legend.ts";
import { planeEdge } from "../../engine/data/plane.ts";
import { formatShort } from "../../words/format.ts";
import { fillPixels, type Palette, type ValueGrid } from "../boundary/boundary-painter.ts";
import { paintLineTile } from "../boundary/line-tile.ts";
import { axisMarks } from "../boundary/PlaneAxes.tsx";
import type { PointSet } from "../boundary/point-painter.ts";
import { axes } from "./axes.ts";
import type { PictureColours } from "./picture-colours.ts";
import { type Drawing, element, textAt } from "./svg-text.ts";

/** Pixels along each side of a small graph: more than its curve has places. */
const lineSidePx = 128;

/** A heat map as the address of a PNG, a pixel for each cell, of one input a small graph; "" where the browser gives no canvas. */
export function heatAddress(grid: ValueGrid, palette: Palette): string {
  const { cells, rows } = grid;
  const side = rows ? lineSidePx : cells;
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext("2d");
  if (!context || cells === 0) return "";
  if (rows && palette.kind === "scale") {
    paintLineTile(context, grid, palette, { x: 0, y: 0, width: side, height: side });
    return canvas.toDataURL("image/png");
  }
  const image = context.createImageData(cells, cells);
  fillPixels(image.data, grid, palette);
  context.putImageData(image, 0, 0);
  return canvas.toDataURL("image/png");
}

interface BoundaryPicture {
  readonly title: string;
  /** Below the title: how it stands. */
  readonly standing: string;
  /** As `heatAddress` gives it. */
  readonly heat: string;
  /** What the directions mean where points were brought. */
  readonly legend: DataLegend | null;
  /** Names of the classes with their colours, where they have names. */
  readonly classes?: readonly { readonly name: string; readonly colour: string }[];
  readonly train: PointSet;
  readonly test: PointSet | null;
  /** The side of the plane, in pixels. */
  readonly sizePx: number;
}

const ticks = [-6, -3, 0, 3, 6];
const minus = (value: number) => String(value).replace("-", "−");

/** One network's boundary, with its points, axes and name. */
export function boundaryPicture(
  { title, standing, heat, legend, classes = [], train, test, sizePx }: BoundaryPicture,
  colours: PictureColours,
): Drawing {
  const [left, top] = [34, 56];
  const place = (value: number) => ((value + planeEdge) / (2 * planeEdge)) * sizePx;
  const labelled = (axis: Axis | undefined) =>
    axis
      ? axisMarks(axis).map(({ value, share }) => ({
          at: share * sizePx,
          label: formatShort(value),
        }))
      : ticks.map((value) => ({ at: place(value), label: minus(value) }));
  const radius = Math.max(1.6, sizePx / 110);
  const ring = Math.max(0.5, radius / 3);
  const points = (set: PointSet, draw: (x: number, y: number, colour: string) => string) =>
    Array.from({ length: set.count }, (_, index) => {
      const [x1, x2] = [set.coordinates[2 * index] ?? 0, set.coordinates[2 * index + 1] ?? 0];
      return draw(left + place(x1), top + sizePx - place(x2), set.colour(index));
    }).join("");
  const r = radius * 1.25;
  const body = [
    textAt(left, 16, title, { "font-size": 15, "font-weight": 600, fill: colours.ink }),
    textAt(left, 33, standing, { "font-size": 11, fill: colours.inkSoft }),
    ...(heat === ""
      ? []
      : [
          element("image", {
            x: left,
            y: top,
            width: sizePx,
            height: sizePx,
            href: heat,
            preserveAspectRatio: "none",
          }),
        ]),
    ...(test
      ? [
          points(test, (x, y, fill) =>
            element("path", {
              d: `M${x.toFixed(1)},${(y - r).toFixed(1)}l${r.toFixed(2)},${r.toFixed(2)}l${(-r).toFixed(2)},${r.toFixed(2)}l${(-r).toFixed(2)},${(-r).toFixed(2)}z`,
              fill,
              stroke: colours.ink,
              "stroke-width": ring / 2,
            }),
          ),
        ]
      : []),
    points(train, (cx, cy, fill) =>
      element("circle", { cx, cy, r: radius, fill, stroke: colours.paper, "stroke-width": ring }),
    ),
    axes(
      {
        left,
        top,
        right: left + sizePx,
        bottom: top + sizePx,
        xTicks: labelled(legend?.x1).map(({ at, label }) => ({ at: left + at, label })),
        yTicks: labelled(legend?.x2).map(({ at, label }) => ({ at: top + sizePx - at, label })),
        xName: legend?.x1?.name ?? "x₁",
        yName: legend?.x2?.name ?? "x₂",
        hasGrid: false,
      },
      colours,
    ),
  ];
  const height = top + sizePx + 38;
  const names = classLegend(classes, { left, top: height, widthPx: sizePx }, colours);
  return {
    width: left + sizePx + 8,
    height: height + names.rows * classRowPx,
    body: [...body, ...names.body].join(""),
  };
}

const classRowPx = 17;

/** A swatch and a name for each class, in as many rows as they need. */
function classLegend(
  classes: NonNullable<BoundaryPicture["classes"]>,
  { left, top, widthPx }: { readonly left: number; readonly top: number; readonly widthPx: number },
  colours: PictureColours,
): { readonly rows: number; readonly body: readonly string[] } {
  let [x, row] = [0, 0];
  const body = classes.flatMap(({ name, colour }) => {
    // Room for the swatch, the letters at their usual width, and a gap.
    const needed = 16 + 6.5 * name.length + 14;
    if (x > 0 && x + needed > widthPx) [x, row] = [0, row + 1];
    const [at, down] = [left + x, top + row * classRowPx + 8];
    x += needed;
    return [
      element("circle", { cx: at + 5, cy: down, r: 5, fill: colour }),
      textAt(at + 15, down + 4, name, { "font-size": 12, fill: colours.ink }),
    ];
  });
  return { rows: classes.length === 0 ? 0 : row + 1, body };
}
