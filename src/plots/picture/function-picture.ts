import { scaleLinear } from "d3";
import type { ParameterValues } from "../../functions/algebra/expression.ts";
import type { ActivationFunction } from "../../functions/families/activation-function.ts";
import { formatTick } from "../../words/format.ts";
import { curvePath, sampleCurve } from "../functions/function-curve.ts";
import { pictureHeights, functionPicture as shapeOf } from "../functions/function-picture.ts";
import { axes } from "./axes.ts";
import type { PictureColours } from "./picture-colours.ts";
import { type Drawing, element, textAt } from "./svg-text.ts";

interface FunctionPicture {
  readonly title: string;
  readonly activation: ActivationFunction;
  readonly parameters: ParameterValues;
  readonly slot: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

const [from, to] = [-5, 5];

/** f solid and f′ dashed over z. */
export function functionPicture(
  { title, activation, parameters, slot, widthPx, heightPx }: FunctionPicture,
  colours: PictureColours,
): Drawing {
  const [left, top, right, bottom] = [48, 52, widthPx - 12, heightPx - 38];
  const shape = shapeOf(activation, parameters);
  const heights = pictureHeights(shape, from, to);
  const x = scaleLinear().domain([from, to]).range([left, right]);
  const y = scaleLinear().domain(heights).range([bottom, top]);
  const clipId = `plot-${slot}`;
  const tolerance = (heights[1] - heights[0]) / 2000;
  const curve = (f: (z: number) => number, dash: string | null) =>
    element("path", {
      d: curvePath(sampleCurve(f, { from, to, kinks: shape.kinks, tolerance }), x, y) || "M0,0",
      fill: "none",
      stroke: colours.arm(slot),
      "stroke-width": 2,
      "stroke-dasharray": dash,
      "clip-path": `url(#${clipId})`,
    });
  const legend = (text: string, place: number, dash: string | null) =>
    element("path", {
      d: `M${left + 10},${top + 10 + 18 * place}h24`,
      stroke: colours.arm(slot),
      "stroke-width": 2,
      "stroke-dasharray": dash,
    }) + textAt(left + 40, top + 14 + 18 * place, text, { "font-size": 12, fill: colours.ink });
  const clip = element(
    "clipPath",
    { id: clipId },
    element("rect", { x: left, y: top, width: right - left, height: bottom - top }),
  );
  const tick = (scale: typeof x, count: number) =>
    scale.ticks(count).map((value) => ({ at: scale(value), label: formatTick(value) }));
  const body = [
    clip,
    textAt(left, 16, title, { "font-size": 15, "font-weight": 600, fill: colours.ink }),
    axes(
      {
        ...{ left, top, right, bottom, hasGrid: true, xName: "z", yName: "f, f′" },
        xTicks: tick(x, 8),
        yTicks: tick(y, 6),
      },
      colours,
    ),
    curve(shape.value, null),
    curve(shape.derivative, "6 4"),
    legend("f(z)", 0, null),
    legend("f′(z)", 1, "6 4"),
  ];
  return { width: widthPx, height: heightPx, body: body.join("") };
}
