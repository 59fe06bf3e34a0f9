import { useRef } from "react";
import { formatShort } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { useSize } from "../shared/use-size.ts";
import styles from "./BetChart.module.css";
import { BetHandle } from "./BetHandle.tsx";
import { factorAt, factorScale, factorTicks, lastPosition, positionOfFactor } from "./bet-scale.ts";
import { useDrag } from "./use-drag.ts";

/** What came out: null where only a bound is known. */
export interface FactorOutcome {
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

interface FactorChartProps {
  readonly bet: number | undefined;
  readonly outcome: FactorOutcome | null;
  /** A bet is taken; null once it is not any more. */
  readonly onBet: ((bet: number) => void) | null;
}

const heightPx = 112;
const trackY = 56;
const marginPx = 24;

/** A logarithmic axis of factors with a bet on it, and what came out beside. As wide as its parent. */
export function FactorChart({ bet, outcome, onBet }: FactorChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { widthPx } = useSize(frame);
  const [leftPx, rightPx] = [marginPx, Math.max(marginPx + 1, widthPx - marginPx)] as const;
  const x = factorScale(leftPx, rightPx);
  const drag = useDrag((offsetPx) =>
    onBet?.(factorAt(lastPosition * Math.min(1, Math.max(0, share(offsetPx))))),
  );
  const share = (offsetPx: number): number => (offsetPx - leftPx) / (rightPx - leftPx);
  const position = bet === undefined ? positionOfFactor(1) : positionOfFactor(bet);
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
          {factorTicks.map((tick) => (
            <g key={tick} transform={`translate(${x(tick)},0)`}>
              <line
                className={tick === 1 ? styles.same : styles.tick}
                y1={trackY - 26}
                y2={trackY + 20}
              />
              <text className={styles.axisText} y={trackY + 36} textAnchor="middle">
                {formatShort(tick)}
              </text>
            </g>
          ))}
          <line className={styles.axisLine} x1={leftPx} x2={rightPx} y1={trackY} y2={trackY} />
          <text className={styles.axisText} x={rightPx} y={heightPx - 4} textAnchor="end">
            {say("claims.chart.factorAxis")}
          </text>
          {outcome && <OutcomeBar outcome={outcome} x={x} />}
          {!onBet && bet !== undefined && (
            <circle className={styles.bet} data-plain="true" cx={x(bet)} cy={trackY} r={13} />
          )}
        </svg>
      )}
      {onBet && widthPx > 0 && (
        <div
          className={styles.betRow}
          style={{ left: 0, top: trackY - 28, width: widthPx, height: 56 }}
          {...drag}
        >
          <BetHandle
            label={say("claims.bet.factor")}
            text={
              bet === undefined
                ? say("claims.bet.none")
                : say("claims.bet.times", { times: formatShort(bet) })
            }
            position={position}
            last={lastPosition}
            isSet={bet !== undefined}
            colour="var(--accent)"
            xPx={x(bet ?? 1)}
            yPx={28}
            onMove={(steps) =>
              onBet(factorAt(Math.min(lastPosition, Math.max(0, position + steps))))
            }
          />
        </div>
      )}
    </div>
  );
}

/** The estimate, and where it likely lies. */
function OutcomeBar({
  outcome: { estimate, lower, upper },
  x,
}: {
  readonly outcome: FactorOutcome;
  readonly x: (factor: number) => number;
}) {
  const from = x(lower ?? 1e-9);
  const to = x(upper ?? 1e9);
  return (
    <g className={styles.outcome}>
      <rect
        className={styles.interval}
        x={from}
        y={trackY - 14}
        width={Math.max(3, to - from)}
        height={28}
        rx={3}
      />
      {estimate !== null && (
        <>
          <line
            className={styles.median}
            x1={x(estimate)}
            x2={x(estimate)}
            y1={trackY - 18}
            y2={trackY + 18}
          />
          <text className={styles.number} x={x(estimate) + 6} y={trackY - 20}>
            {formatShort(Number(estimate.toPrecision(2)))}
          </text>
        </>
      )}
    </g>
  );
}
