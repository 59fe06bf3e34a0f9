import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { ArmSwatch } from "../../plots/shared/ArmSwatch.tsx";
import { useSize } from "../../plots/shared/use-size.ts";
import { formatCount, formatNumber, formatPercent } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { Term } from "../controls/Term.tsx";
import styles from "./RaceTable.module.css";
import type { RaceFigures } from "./race-figures.ts";
import { formatEnd, formatTime } from "./race-texts.ts";

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
  const isFollowed = rows.some(({ summary }) => summary.heldShare !== null);
  const horizon = rows.find((row) => row.summary[measure].restrictedMean)?.summary[measure]
    .restrictedMean?.horizon;
  const unknown = say("race.unknown");
  const range = (lower: number | null, upper: number | null) =>
    lower === null && upper === null
      ? unknown
      : say("race.range", {
          lower: formatTime(lower, measure),
          upper: formatEnd(upper, measure),
        });
  return (
    // Tab stops here only where the table scrolls.
    <div
      ref={frame}
      className={styles.frame}
      {...(isWider && { role: "region", tabIndex: 0, "aria-label": say("race.table") })}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say("race.head.activation")}</th>
            <th scope="col">{say("race.head.runs")}</th>
            <th scope="col">{say("race.head.converged")}</th>
            {isFollowed && <th scope="col">{say("race.head.held")}</th>}
            <th scope="col">
              <Term term="censored">{say("race.head.censored")}</Term>
            </th>
            <th scope="col">
              <Term term="diverged">{say("race.head.diverged")}</Term>
            </th>
            <th scope="col">
              <Term term="median">{say("race.head.median", { measure })}</Term>
            </th>
            <th scope="col">
              <Term term="medianInterval">{say("race.head.interval")}</Term>
            </th>
            <th scope="col">
              <Term term="quartiles">{say("race.head.quartiles", { measure })}</Term>
            </th>
            <th scope="col">
              <Term term="restrictedMean">
                {horizon === undefined
                  ? say("race.head.meanOfAll", { measure })
                  : say("race.head.mean", { measure, horizon: formatTime(horizon, measure) })}
              </Term>
            </th>
            <th scope="col">{say("race.head.msPerEpoch")}</th>
            <th scope="col">{say("race.head.msToTarget")}</th>
            <th scope="col">
              <Term term="deadNeurons">{say("race.head.deadUnit")}</Term>
            </th>
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
                  {summary.convergedShare === null
                    ? unknown
                    : formatPercent(summary.convergedShare)}
                </td>
                {isFollowed && (
                  <td>{summary.heldShare === null ? unknown : formatPercent(summary.heldShare)}</td>
                )}
                <td>{formatCount(summary.censored)}</td>
                <td>{formatCount(summary.diverged)}</td>
                <td className={styles.median}>{formatTime(median, measure)}</td>
                <td>{range(medianInterval.lower, medianInterval.upper)}</td>
                <td>{range(lowerQuartile, upperQuartile)}</td>
                <td>{restrictedMean ? formatTime(restrictedMean.mean, measure) : unknown}</td>
                <td>{summary.msPerEpoch === null ? unknown : formatNumber(summary.msPerEpoch)}</td>
                <td>{formatTime(summary.milliseconds.median, "milliseconds")}</td>
                <td>
                  {summary.deadUnitShare === null ? unknown : formatPercent(summary.deadUnitShare)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={styles.note}>{say("race.tableNote")}</p>
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
