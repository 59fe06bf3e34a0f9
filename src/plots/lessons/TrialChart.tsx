import { useMemo, useRef } from "react";
import { say } from "../../words/say.ts";
import { StripTimeAxis } from "../race/StripAxis.tsx";
import { stripMargin } from "../race/strip-geometry.ts";
import { armIdentity } from "../shared/arm-identity.ts";
import { fontSizeOf, useFont } from "../shared/use-font.ts";
import { useSize } from "../shared/use-size.ts";
import styles from "./BetChart.module.css";
import { BetHandle } from "./BetHandle.tsx";
import { type EpochBet, lastPosition, neverPosition, positionOfEpochs } from "./bet-scale.ts";
import { TrialChartRow } from "./TrialChartRow.tsx";
import {
  betAt,
  betPx,
  layoutTrial,
  movedBet,
  type TrialLayout,
  type TrialRow,
} from "./trial-layout.ts";
import { useDrag } from "./use-drag.ts";

interface TrialChartProps {
  readonly rows: readonly TrialRow[];
  /** Where the axis of epochs ends. */
  readonly budget: number;
  /** What the axis measures. */
  readonly axisLabel: string;
  /** A bet in words. */
  readonly sayBet: (bet: EpochBet | null) => string;
  /** Bets are taken; null once they are not any more. */
  readonly onBet: ((key: string, bet: EpochBet) => void) | null;
  /** The seed whose runs stand out. */
  readonly found?: number | null;
}

/**
 * Every run of a trial on a logarithmic axis of epochs, with the typical run of each row; and
 * bets on the same axis, to be dragged before there are runs. As wide as its parent.
 */
export function TrialChart({
  rows,
  budget,
  axisLabel,
  sayBet,
  onBet,
  found = null,
}: TrialChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { widthPx } = useSize(frame);
  const textPx = fontSizeOf(useFont(frame));
  const layout = useMemo(
    () => layoutTrial(rows, budget, widthPx, textPx),
    [rows, budget, widthPx, textPx],
  );
  const { strip, heightPx, neverPx } = layout;
  const [from, to] = strip.censored;
  const axis = { min: 1, max: budget, label: axisLabel, censoredLabel: "", format: String };
  return (
    <div ref={frame} className={styles.frame} style={{ height: heightPx }}>
      {widthPx > 0 && (
        <svg
          className={styles.chart}
          viewBox={`0 0 ${widthPx} ${heightPx}`}
          width={widthPx}
          height={heightPx}
          aria-hidden="true"
        >
          <rect
            className={styles.lane}
            x={from - 5}
            y={stripMargin.top - 4}
            width={to - from + 10}
            height={strip.bottom - stripMargin.top + 4}
            rx={4}
          />
          <text className={styles.laneName} x={neverPx} y={14} textAnchor="middle">
            {say("claims.chart.never")}
          </text>
          <StripTimeAxis layout={strip} axis={axis} widthPx={widthPx} />
          {rows.map((row, index) => (
            <TrialChartRow key={row.key} row={row} layout={layout} index={index} hasBets={!onBet} />
          ))}
          {strip.rows.flatMap(({ row, marks }) =>
            marks
              .filter(({ mark }) => mark.seed === found)
              .map(({ x, y }) => (
                <circle key={row.key} className={styles.found} cx={x} cy={y} r={strip.radius + 5} />
              )),
          )}
        </svg>
      )}
      {onBet &&
        widthPx > 0 &&
        rows.map((row, index) => (
          <BetRow
            key={row.key}
            row={row}
            layout={layout}
            yPx={strip.rows[index]?.y ?? 0}
            budget={budget}
            text={sayBet(row.bet)}
            onBet={(bet) => onBet(row.key, bet)}
          />
        ))}
    </div>
  );
}

interface BetRowProps {
  readonly row: TrialRow;
  readonly layout: TrialLayout;
  readonly yPx: number;
  readonly budget: number;
  readonly text: string;
  readonly onBet: (bet: EpochBet) => void;
}

/** The whole row takes a bet. */
function BetRow({ row, layout, yPx, budget, text, onBet }: BetRowProps) {
  const { strip, leftPx, neverPx } = layout;
  const drag = useDrag((offsetPx) => onBet(betAt(layout, offsetPx + leftPx, budget)));
  // Before there is a bet its mark waits in the middle of the axis.
  const position = row.bet === null ? lastPosition / 2 : positionOfEpochs(row.bet, budget);
  return (
    <div
      className={styles.betRow}
      data-spot
      style={{
        left: leftPx,
        top: yPx - strip.rowHeight / 2,
        width: neverPx - leftPx + 40,
        height: strip.rowHeight,
      }}
      {...drag}
    >
      <BetHandle
        label={say("claims.bet.slider", { name: row.label })}
        text={text}
        position={position}
        last={neverPosition}
        isSet={row.bet !== null}
        colour={armIdentity(row.index).colour}
        xPx={betPx(layout, row.bet ?? Math.sqrt(budget)) - leftPx}
        yPx={strip.rowHeight / 2}
        onMove={(steps) => onBet(movedBet(row.bet, steps, budget))}
      />
    </div>
  );
}
