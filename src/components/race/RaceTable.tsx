import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { ArmSwatch } from "../../plots/shared/ArmSwatch.tsx";
import { useSize } from "../../plots/shared/use-size.ts";
import { formatCount, formatNumber, formatPercent } from "../../words/format.ts";
import styles from "./RaceTable.module.css";
import type { RaceFigures } from "./race-figures.ts";
import { formatTime } from "./race-texts.ts";

interface RaceTableProps {
  readonly figures: RaceFigures;
  readonly focused: string | null;
  readonly onFocus: (key: string | null) => void;
}

/** The race in numbers, an arm a row. */
export function RaceTable({ figures, focused, onFocus }: RaceTableProps) {
  const frame = useRef<HTMLDivElement>(null);
  const isWider = useIsWider(frame);
  const { rows, measure } = figures;
  const horizon = rows.find((row) => row.summary[measure].restrictedMean)?.summary[measure]
    .restrictedMean?.horizon;
  const unit = measure === "epochs" ? "epochs" : "ms";
  const range = (lower: number | null, upper: number | null) =>
    lower === null && upper === null
      ? "–"
      : `${formatTime(lower, measure)}–${upper === null ? "?" : formatTime(upper, measure)}`;
  return (
    // Tab stops here only where the table scrolls.
    <div
      ref={frame}
      className={styles.frame}
      {...(isWider && { role: "region", tabIndex: 0, "aria-label": "The race in numbers" })}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">arm</th>
            <th scope="col">runs</th>
            <th scope="col">converged</th>
            <th scope="col">censored</th>
            <th scope="col">diverged</th>
            <th scope="col">median, {unit}</th>
            <th scope="col">95 % interval</th>
            <th scope="col">quartiles, {unit}</th>
            <th scope="col">restricted mean, {unit}</th>
            <th scope="col">compute per epoch, ms</th>
            <th scope="col">compute to target, ms</th>
            <th scope="col">with a dead unit</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, index, summary }) => {
            const { median, medianInterval, lowerQuartile, upperQuartile, restrictedMean } =
              summary[measure];
            return (
              <tr
                key={key}
                data-focused={focused === key}
                onPointerEnter={() => onFocus(key)}
                onPointerLeave={() => onFocus(null)}
              >
                <th scope="row">
                  <span className={styles.arm}>
                    <ArmSwatch index={index} /> {label}
                  </span>
                </th>
                <td>{formatCount(summary.runs)}</td>
                <td>
                  {summary.convergedShare === null ? "–" : formatPercent(summary.convergedShare)}
                </td>
                <td>{formatCount(summary.censored)}</td>
                <td>{formatCount(summary.diverged)}</td>
                <td className={styles.median}>{formatTime(median, measure)}</td>
                <td>{range(medianInterval.lower, medianInterval.upper)}</td>
                <td>{range(lowerQuartile, upperQuartile)}</td>
                <td>{restrictedMean ? formatTime(restrictedMean.mean, measure) : "–"}</td>
                <td>{summary.msPerEpoch === null ? "–" : formatNumber(summary.msPerEpoch)}</td>
                <td>{formatTime(summary.milliseconds.median, "milliseconds")}</td>
                <td>
                  {summary.deadUnitShare === null ? "–" : formatPercent(summary.deadUnitShare)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={styles.note}>
        Medians and quartiles: Kaplan & Meier, so that runs that did not converge count; “–” and “?”
        lie beyond the budget. Interval of the median: Brookmeyer & Crowley on log(−log). Restricted
        mean: up to {horizon === undefined ? "the budget" : formatTime(horizon, measure)} {unit}.
        Compute: training alone, on this machine, median to the target.
      </p>
    </div>
  );
}

/** Whether a frame's content is wider than itself, so that it scrolls. */
function useIsWider(frame: RefObject<HTMLElement | null>): boolean {
  const [isWider, setIsWider] = useState(false);
  useSize(frame);
  // After every rendering: a new size and new figures both cause one.
  useLayoutEffect(() => {
    const { scrollWidth = 0, clientWidth = 0 } = frame.current ?? {};
    setIsWider(scrollWidth > clientWidth);
  });
  return isWider;
}
