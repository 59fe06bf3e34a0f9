import type { ScaleContinuousNumeric } from "d3";
import { useLayoutEffect, useRef } from "react";
import { isAccuracy, type MetricId } from "../../engine/experiment/metrics.ts";
import {
  formatCount,
  formatEpochs,
  formatNumber,
  formatPercent,
  formatShort,
} from "../../words/format.ts";
import { listOf, say } from "../../words/say.ts";
import { ArmSwatch } from "../shared/ArmSwatch.tsx";
import type { LiveSource } from "../shared/live-source.ts";
import type { Margin } from "../shared/plot-area.ts";
import { useCrosshair } from "../shared/use-crosshair.ts";
import { fontSizeOf, useFont } from "../shared/use-font.ts";
import { useLivePaint } from "../shared/use-live-paint.ts";
import { useSize } from "../shared/use-size.ts";
import { useTextWidth } from "../shared/use-text-width.ts";
import { heardHistories } from "./heard-histories.ts";
import styles from "./LossChart.module.css";
import {
  type AxisScale,
  endLabelPx,
  firstLost,
  lossMargin,
  pointAt,
  shortened,
} from "./loss-geometry.ts";
import { paintLoss } from "./loss-painter.ts";
import type { Histories, LossArm } from "./loss-plot.ts";

interface LossChartProps {
  /** In the experiment's order. */
  readonly arms: readonly LossArm[];
  /** Every arm's curve by id; the map may grow in place. */
  readonly source: LiveSource<Histories>;
  readonly metric: MetricId;
  /** Of the vertical axis; accuracy is always linear. */
  readonly valueScale: AxisScale;
  /** Of the horizontal axis. */
  readonly epochScale: AxisScale;
  /** The convergence rule's threshold where the rule is about this metric, else null. */
  readonly threshold: number | null;
  /** The arm to draw strongest, or null for none. */
  readonly focusedArm: string | null;
  /** The epoch that the page shows where that is an earlier one than the last; else null. */
  readonly shownEpoch: number | null;
  /** A second one, which the shown epoch is compared with. */
  readonly markedEpoch?: number | null;
  /** Has the page show an epoch. */
  readonly onShow: (epoch: number) => void;
}

/** The reading's edges and its distance from the chart's, top and bottom. */
const readoutFramePx = 18;
/** The height of one of its lines, in font sizes. */
const lineShare = 1.35;

/**
 * Loss against epochs for every arm, the target, and where each arm met it; fills its parent. It is
 * the run's timeline as well: a press or a drag along it shows the page at that epoch.
 */
export function LossChart(props: LossChartProps) {
  const { arms, source, metric } = props;
  const frame = useRef<HTMLDivElement>(null);
  const group = useRef<SVGGElement>(null);
  const readout = useRef<HTMLDivElement>(null);
  const epochAxis = useRef<ScaleContinuousNumeric<number, number>>(null);
  const size = useSize(frame);
  const font = useFont(frame);
  const fontPx = fontSizeOf(font);
  const widthOf = useTextWidth(font);
  // As if all were bold, so that another arm in the focus moves nothing.
  const margin = lossMargin(
    arms.map(({ label }) => widthOf(label, true)),
    fontPx,
    size.widthPx,
  );
  const endNames = new Map(
    arms.map(({ id, label }) => [
      id,
      shortened(label, margin.right - endLabelPx(fontPx), (text) =>
        widthOf(text, id === props.focusedArm),
      ),
    ]),
  );
  const histories = source.getState();
  const epochs = longest(histories).map((point) => point.epoch);
  const last = epochs.at(-1) ?? 0;

  const { position, handlers } = useCrosshair({
    positionAt: (offsetPx) => {
      const wanted = epochAxis.current?.invert(offsetPx - margin.left) ?? 0;
      return Math.round(wanted);
    },
    min: 0,
    max: () => longest(source.getState()).at(-1)?.epoch ?? 0,
    start: props.shownEpoch ?? last,
    choose: props.onShow,
    move: (epoch, by) => neighbour(longest(source.getState()), epoch, by),
    hear: () => heardHistories(props, source.getState()),
  });

  useLivePaint(source, (newest) => {
    if (!group.current || size.widthPx === 0) return;
    epochAxis.current = paintLoss(group.current, {
      ...props,
      markedEpoch: props.markedEpoch ?? null,
      histories: newest,
      endNames,
      cursor: position,
      size,
      margin,
      fontPx,
    });
    placeReadout(readout.current, epochAxis.current, position, margin, size.widthPx);
  });

  useLayoutEffect(() => {
    const element = group.current;
    return () => element?.replaceChildren();
  }, []);

  const values = position === null ? [] : valuesAt(arms, histories, metric, position);
  const rows = readoutRows(values.length, size.heightPx, fontPx);
  return (
    <div
      ref={frame}
      className={styles.frame}
      role="slider"
      tabIndex={0}
      aria-label={say("chart.loss.read", { metric: say(`chart.loss.${metric}`) })}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={Math.min(position ?? last, last)}
      aria-valuetext={
        position === null
          ? say("chart.pressKeyOrHear")
          : say("chart.loss.at", {
              epochs: formatEpochs(position),
              values: listOf(
                values.map(({ arm, text }) =>
                  say("chart.loss.value", { arm: arm.label, value: text }),
                ),
                "unit",
              ),
            })
      }
      {...handlers}
    >
      <svg className={styles.chart} width={size.widthPx} height={size.heightPx} aria-hidden="true">
        <g ref={group} />
        <text
          className={styles.axisLabel}
          x={size.widthPx - margin.right}
          y={size.heightPx - 4}
          textAnchor="end"
        >
          {say("chart.epochs")}
        </text>
        <text className={styles.axisLabel} x={4} y={fontPx}>
          {say(`chart.loss.${metric}`)}
        </text>
        {props.threshold !== null && (
          <g transform={`translate(${size.widthPx - margin.right},0)`}>
            <text className={styles.axisLabel} y={fontPx} textAnchor="end">
              {targetText(metric, props.threshold)}
            </text>
            <line className={styles.targetLine} x1={8} x2={36} y1={fontPx - 4} y2={fontPx - 4} />
          </g>
        )}
      </svg>
      {position !== null && (
        <div ref={readout} className={styles.readout} aria-hidden="true">
          <div className={styles.epoch}>
            {say("chart.epoch", { number: formatCount(position) })}
          </div>
          <div className={styles.values} style={{ gridTemplateRows: `repeat(${rows}, auto)` }}>
            {values.map(({ arm, text }) => (
              <div key={arm.id} className={styles.value}>
                <ArmSwatch index={arm.index} widthPx={22} />
                <span className={styles.name}>{arm.label}</span>
                <span className={styles.number}>{text}</span>
              </div>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

const targetText = (metric: MetricId, threshold: number): string =>
  isAccuracy(metric)
    ? say("chart.loss.targetAtLeast", { threshold: formatPercent(threshold) })
    : say("chart.loss.targetAtMost", { threshold: formatShort(threshold) });

/** The history with the most to read: all arms are asked at the epochs that it holds. */
function longest(histories: Histories) {
  return [...histories.values()].reduce(
    (best, history) =>
      (history.at(-1)?.epoch ?? -1) > (best.at(-1)?.epoch ?? -1) ? history : best,
    [],
  );
}

/** The recorded epoch `by` places before or after this one. */
function neighbour(history: ReturnType<typeof longest>, epoch: number, by: number): number {
  const here = history.findLastIndex((point) => point.epoch <= epoch);
  const there = Math.min(history.length - 1, Math.max(0, here + by));
  return history[there]?.epoch ?? 0;
}

/** Each arm's value at an epoch, smallest loss (or largest accuracy) first. */
function valuesAt(arms: readonly LossArm[], histories: Histories, metric: MetricId, epoch: number) {
  const direction = isAccuracy(metric) ? -1 : 1;
  const format = isAccuracy(metric) ? formatPercent : formatNumber;
  const rank = (value: number) =>
    Number.isFinite(value) ? direction * value : Number.POSITIVE_INFINITY;
  return arms
    .map((arm) => {
      const history = histories.get(arm.id) ?? [];
      const value = pointAt(history, epoch)?.[metric] ?? Number.NaN;
      const diverged = (firstLost(history)?.epoch ?? Number.POSITIVE_INFINITY) <= epoch;
      return {
        arm,
        value: diverged ? Number.NaN : value,
        text: diverged ? say("chart.loss.diverged") : history.length === 0 ? "–" : format(value),
      };
    })
    .sort((a, b) => (rank(a.value) === rank(b.value) ? 0 : rank(a.value) - rank(b.value)));
}

/** Rows of the reading in as few columns as the chart's height allows, all about equally long. */
function readoutRows(count: number, heightPx: number, fontPx: number): number {
  const room = heightPx - readoutFramePx;
  const fitting = Math.max(1, Math.floor(room / (fontPx * lineShare)) - 1);
  const columns = Math.max(1, Math.ceil(count / fitting));
  return Math.max(1, Math.ceil(count / columns));
}

/** Beside the reading line, on the side that has room. */
function placeReadout(
  element: HTMLElement | null,
  axis: ScaleContinuousNumeric<number, number>,
  epoch: number | null,
  margin: Margin,
  widthPx: number,
): void {
  if (!element || epoch === null) return;
  const [first = 0] = axis.domain();
  const at = margin.left + axis(Math.max(epoch, first));
  const width = element.offsetWidth;
  const left = at + 12 + width <= widthPx ? at + 12 : Math.max(0, at - 12 - width);
  element.style.transform = `translateX(${left}px)`;
}
