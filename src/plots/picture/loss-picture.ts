import { scaleLinear, scaleLog } from "d3";
import { isAccuracy, type MetricId } from "../../engine/experiment/metrics.ts";
import type { RunOutcome } from "../../engine/training/outcome.ts";
import { formatCount, formatCountTick, formatTick } from "../../words/format.ts";
import {
  type AxisScale,
  epochDomain,
  epochTicks,
  type LossPoint,
  logTicks,
  lossLine,
  pointAt,
  valueDomain,
} from "../loss/loss-geometry.ts";
import { armIdentity } from "../shared/arm-identity.ts";
import { markerPath } from "../shared/arm-marker.ts";
import { axes } from "./axes.ts";
import type { PictureColours } from "./picture-colours.ts";
import { type Drawing, element, textAt } from "./svg-text.ts";

export interface LossCurve {
  readonly label: string;
  readonly slot: number;
  readonly history: readonly LossPoint[];
  readonly outcome: RunOutcome | null;
}

interface LossPicture {
  readonly title: string;
  readonly curves: readonly LossCurve[];
  readonly metric: MetricId;
  readonly threshold: number;
  readonly valueScale: AxisScale;
  readonly epochScale: AxisScale;
  readonly xName: string;
  readonly yName: string;
  /** "target ≤ 0.05" */
  readonly target: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

const legendPx = 130;

/** Every activation's learning curve, with the target and where each met it. */
export function lossPicture(picture: LossPicture, colours: PictureColours): Drawing {
  const { curves, metric, threshold, epochScale, widthPx, heightPx } = picture;
  const [left, top, right, bottom] = [52, 52, widthPx - legendPx, heightPx - 38];
  const histories = curves.map(({ history }) => history);
  const valueScale = isAccuracy(metric) ? "linear" : picture.valueScale;
  const epochs = epochDomain(histories, epochScale);
  const values = valueDomain(histories, metric, valueScale, threshold);
  const x = (epochScale === "log" ? scaleLog() : scaleLinear()).domain(epochs).range([left, right]);
  const y = (valueScale === "log" ? scaleLog() : scaleLinear()).domain(values).range([bottom, top]);
  const yValues = valueScale === "log" ? logTicks(values, 6) : y.ticks(6);
  const first = epochScale === "log" ? 1 : 0;
  const look = (slot: number) => {
    const { dash } = armIdentity(slot);
    return {
      fill: "none",
      stroke: colours.arm(slot),
      "stroke-width": 1.8,
      "stroke-dasharray": dash,
    };
  };
  const height = (value: number) => y(value) - top;
  const lines = curves.map(({ history, slot }) => {
    const { path } = lossLine(history, metric, x, height, first);
    return element("path", { d: path || "M0,0", transform: `translate(0,${top})`, ...look(slot) });
  });
  const marks = curves.flatMap(({ history, slot, outcome }) => {
    if (outcome?.kind !== "converged") return [];
    const at = pointAt(history, outcome.epochsToTarget)?.[metric] ?? Number.NaN;
    const [px, py] = [x(Math.max(first, outcome.epochsToTarget)), y(at)];
    if (!Number.isFinite(px) || !Number.isFinite(py)) return [];
    return [
      element("g", { transform: `translate(${px},${py})` }, marker(slot, colours)),
      textAt(px, py - 9, formatCount(outcome.epochsToTarget), {
        "font-size": 11,
        "text-anchor": "middle",
        fill: colours.arm(slot),
      }),
    ];
  });
  const legend = curves.map(({ label, slot }, place) => {
    const down = top + 8 + place * 19;
    return [
      element("path", { d: `M${right + 12},${down}h26`, ...look(slot) }),
      element("g", { transform: `translate(${right + 25},${down})` }, marker(slot, colours)),
      textAt(right + 44, down + 4, label, { "font-size": 12, fill: colours.ink }),
    ].join("");
  });
  const isShown = threshold >= values[0] && threshold <= values[1];
  const targetLine = isShown
    ? [
        element("path", {
          d: `M${left},${y(threshold)}H${right}`,
          stroke: colours.inkSoft,
          "stroke-dasharray": "2 3",
        }),
        textAt(right - 4, y(threshold) - 5, picture.target, {
          "font-size": 11,
          "text-anchor": "end",
          fill: colours.inkSoft,
        }),
      ]
    : [];
  const frame = axes(
    {
      ...{ left, top, right, bottom, hasGrid: true, xName: picture.xName, yName: picture.yName },
      xTicks: epochTicks(epochs, epochScale, 8).map((epoch) => ({
        at: x(epoch),
        label: formatCountTick(epoch),
      })),
      yTicks: yValues.map((value) => ({ at: y(value), label: formatTick(value) })),
    },
    colours,
  );
  const title = textAt(left, 16, picture.title, {
    "font-size": 15,
    "font-weight": 600,
    fill: colours.ink,
  });
  return {
    width: widthPx,
    height: heightPx,
    body: [title, frame, ...targetLine, ...lines, ...marks, ...legend].join(""),
  };
}

function marker(slot: number, colours: PictureColours): string {
  const { open } = armIdentity(slot);
  const colour = colours.arm(slot);
  return element("path", {
    d: markerPath(slot, 64),
    fill: open ? "none" : colour,
    stroke: open ? colour : null,
    "stroke-width": open ? 1.5 : null,
  });
}
