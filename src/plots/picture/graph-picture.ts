import { scaleLinear } from "d3";
import { type DataLegend, valueAt } from "../../engine/data/legend.ts";
import type { UnitShares } from "../../engine/diagnostics/unit-shares.ts";
import type { OutputId } from "../../engine/network/losses.ts";
import { exampleHeight, heightRange } from "../../engine/network/target-heights.ts";
import { formatShort } from "../../words/format.ts";
import { axisMarks } from "../boundary/PlaneAxes.tsx";
import { curvePath } from "../graph/curve-path.ts";
import {
  type GraphExamples,
  type GraphScale,
  graphAxes,
  type LineValues,
  stackedShares,
  xPlace,
  yPlace,
} from "../graph/graph-geometry.ts";
import { axes } from "./axes.ts";
import type { PictureColours } from "./picture-colours.ts";
import { type Drawing, element, textAt } from "./svg-text.ts";

interface GraphPicture {
  readonly title: string;
  /** Below the title: how it stands. */
  readonly standing: string;
  readonly slot: number;
  readonly output: OutputId;
  readonly classCount: number;
  /** One curve, or one of each class. */
  readonly curves: readonly LineValues[];
  readonly target: LineValues | null;
  readonly train: GraphExamples;
  readonly test: GraphExamples | null;
  readonly shares: UnitShares | null;
  readonly isStacked: boolean;
  /** What x and y stand for where points were brought. */
  readonly legend: DataLegend | null;
  readonly sizePx: number;
}

/** One network's graph over one input, with its points, axes and name. */
export function graphPicture(picture: GraphPicture, colours: PictureColours): Drawing {
  const { title, standing, output, classCount, curves, train, legend, sizePx } = picture;
  const [left, top] = [40, 56];
  const [low, high] = heightRange(output, classCount, [train.labels]);
  const scale: GraphScale = { left, top, widthPx: sizePx, heightPx: sizePx, low, high };
  const { x: axis, y: height } = graphAxes(legend);
  const levels = scaleLinear([valueAt(height, low), valueAt(height, high)], [0, 1]).ticks(5);
  const id = `graph${picture.slot}`;
  const body = [
    textAt(left, 16, title, { "font-size": 15, "font-weight": 600, fill: colours.ink }),
    textAt(left, 33, standing, { "font-size": 11, fill: colours.inkSoft }),
    element(
      "clipPath",
      { id },
      element("rect", { x: left, y: top, width: sizePx, height: sizePx }),
    ),
    element(
      "g",
      { "clip-path": `url(#${id})` },
      ...(picture.target ? [curve(scale, picture.target, colours.line, 4)] : []),
      ...(picture.test ? [examples(picture, picture.test, scale, colours, true)] : []),
      examples(picture, train, scale, colours, false),
      ...shareLines(picture, scale, colours),
      ...curves.map((line, index) =>
        curve(
          scale,
          line,
          curves.length > 1 ? (colours.classNames[index] ?? "") : colours.arm(picture.slot),
          2.2,
        ),
      ),
    ),
    axes(
      {
        left,
        top,
        right: left + sizePx,
        bottom: top + sizePx,
        xTicks: axisMarks(axis).map(({ value, share }) => ({
          at: left + share * sizePx,
          label: formatShort(value),
        })),
        yTicks: levels.map((value) => ({
          at: yPlace(scale, (value - height.offset) / height.scale),
          label: formatShort(value),
        })),
        xName: axis.name,
        yName: height.name,
        hasGrid: false,
      },
      colours,
    ),
  ];
  return { width: left + sizePx + 8, height: top + sizePx + 38, body: body.join("") };
}

function curve(scale: GraphScale, line: LineValues, stroke: string, width: number): string {
  const d = curvePath(scale, line);
  return element("path", { d, fill: "none", stroke, "stroke-width": width });
}

function examples(
  { output, classCount }: GraphPicture,
  { count, coordinates, labels }: GraphExamples,
  scale: GraphScale,
  { inkSoft, ends, classNames, deepen }: PictureColours,
  isTest: boolean,
): string {
  const colour = (label: number): string => {
    if (classCount === 0) return inkSoft;
    if (classCount === 2) return deepen(label === 1 ? ends.positive : ends.negative);
    return deepen(classNames[label % classNames.length] ?? inkSoft);
  };
  return Array.from({ length: count }, (_, example) => {
    const label = labels[example] ?? 0;
    const [cx, cy] = [
      xPlace(scale, coordinates[2 * example] ?? 0),
      yPlace(scale, exampleHeight(output, classCount, label)),
    ];
    return isTest
      ? element("circle", { cx, cy, r: 2, fill: "none", stroke: colour(label) })
      : element("circle", { cx, cy, r: 1.7, fill: colour(label) });
  }).join("");
}

function shareLines(
  { shares, isStacked }: GraphPicture,
  scale: GraphScale,
  { classNames, inkSoft }: PictureColours,
): readonly string[] {
  if (!shares || shares.bends.length === 0) return [];
  const cells = shares.values.length / shares.bends.length;
  const values = isStacked ? stackedShares(shares.values, shares.bias, cells) : shares.values;
  const bottom = scale.top + scale.heightPx;
  return shares.bends.flatMap((places, unit) => {
    const colour = classNames[unit % classNames.length] ?? inkSoft;
    return [
      curve(scale, { values, offset: unit * cells, cells }, colour, 1),
      ...places.map((x) =>
        element("path", { d: `M${xPlace(scale, x)},${bottom}v-8`, stroke: colour }),
      ),
    ];
  });
}
