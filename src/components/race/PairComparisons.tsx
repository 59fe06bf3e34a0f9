import { useState } from "react";
import type { PairComparison } from "../../engine/statistics/compare-entrants.ts";
import type { Interval } from "../../engine/statistics/observation.ts";
import { RatioAxis, RatioLine, type RatioRow, ratioScale } from "../../plots/race/RatioChart.tsx";
import { ArmSwatch } from "../../plots/shared/ArmSwatch.tsx";
import { sayP } from "../../words/finding.ts";
import { formatShort } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { Finding } from "./Findings.tsx";
import styles from "./PairComparisons.module.css";
import type { RaceFigures } from "./race-figures.ts";

interface PairComparisonsProps {
  readonly figures: RaceFigures;
  readonly comparisons: readonly PairComparison[];
}

/** One arm against each other one: ratios of times within seeds, in a picture and in words. */
export function PairComparisons({ figures, comparisons }: PairComparisonsProps) {
  const { rows, measure } = figures;
  const [chosen, setChosen] = useState<number | null>(null);
  const reference = rows.find(({ arm }) => arm === chosen) ?? quickest(figures);
  if (!reference || comparisons.length === 0) {
    return <p className={styles.empty}>{say("race.comparisons.few")}</p>;
  }
  const against = rows.flatMap((row) => {
    const comparison = comparisons.find(({ first, second }) =>
      [first.arm, second.arm].every((arm) => arm === row.arm || arm === reference.arm),
    );
    if (row.arm === reference.arm || !comparison) return [];
    const { key, label, index } = row;
    const ratio: RatioRow = { key, label, index, ...ratioOf(comparison, reference.arm) };
    return [{ row, comparison, ratio }];
  });
  const scale = ratioScale(against.map(({ ratio }) => ratio));
  return (
    <div className={styles.comparisons}>
      <label className={styles.chooser}>
        {say("race.comparisons.against")}{" "}
        <select value={reference.arm} onChange={(event) => setChosen(Number(event.target.value))}>
          {rows.map(({ arm, label }) => (
            <option key={arm} value={arm}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <ul className={styles.rows}>
        {against.map(({ row, comparison, ratio }) => (
          <li key={row.key}>
            <span className={styles.arm}>
              <ArmSwatch index={row.index} /> {row.label}
            </span>
            <div className={styles.ratio}>
              <RatioLine row={ratio} scale={scale} />
            </div>
            <div className={styles.words}>
              <Finding comparison={comparison} rows={rows} />
              <p className={styles.tests}>
                {say("race.comparisons.tests", {
                  chiSquare: formatShort(comparison.logRank.chiSquare),
                  logRankP: sayP(comparison.logRank.correctedP),
                  pairedP: sayP(comparison.pairedTest.correctedP),
                })}
              </p>
            </div>
          </li>
        ))}
        <li aria-hidden="true">
          <span />
          <RatioAxis scale={scale} reference={reference.label} />
        </li>
      </ul>
      <p className={styles.note}>{say("race.comparisons.note", { measure })}</p>
      <details className={styles.note}>
        <summary>{say("race.comparisons.how")}</summary>
        <p>{say("race.comparisons.howText", { count: comparisons.length })}</p>
      </details>
    </div>
  );
}

function quickest({ rows, measure }: RaceFigures) {
  const means = rows.map(
    ({ summary }) => summary[measure].restrictedMean?.mean ?? Number.POSITIVE_INFINITY,
  );
  return rows[means.indexOf(Math.min(...means))];
}

/** How many times as long as the reference; the comparison itself may be the other way round. */
function ratioOf(
  { first, ratio }: PairComparison,
  reference: number,
): Pick<RatioRow, "ratio" | "lower" | "upper"> {
  const { medians, restrictedMeans } = ratio;
  const isOpen = medians.bounds.lower === null && medians.bounds.upper === null;
  const { estimate, interval } = isOpen ? restrictedMeans : medians;
  if (first.arm === reference) return { ratio: estimate, ...interval };
  return { ratio: estimate === null ? null : 1 / estimate, ...inverted(interval) };
}

const inverted = ({ lower, upper }: Interval): Interval => ({
  lower: upper === null ? null : 1 / upper,
  upper: lower === null ? null : 1 / lower,
});
