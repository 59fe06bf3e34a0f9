import type { PairComparison } from "../../engine/statistics/compare-entrants.ts";
import { sayFinding } from "../../words/finding.ts";
import { formatCount } from "../../words/format.ts";
import { listOf, say } from "../../words/say.ts";
import styles from "./Findings.module.css";
import type { RaceFigures, RaceRow } from "./race-figures.ts";

interface FindingsProps {
  readonly figures: RaceFigures;
  readonly comparisons: readonly PairComparison[];
}

/** What the race has found, in sentences that can be read from the last row of a lecture hall. */
export function Findings({ figures, comparisons }: FindingsProps) {
  const { rows, measure } = figures;
  const told = headlines(rows, comparisons, measure);
  const never = rows.filter(({ summary }) => summary.runs > 0 && summary.converged === 0);
  return (
    <div className={styles.findings} aria-live="polite">
      {told.map((comparison) => (
        <Finding
          key={`${comparison.first.arm} ${comparison.second.arm}`}
          comparison={comparison}
          rows={rows}
        />
      ))}
      {never.length > 0 && (
        <p className={styles.sentence}>
          <span className={styles.claim}>
            {say("finding.never", { arms: listOf(never.map(({ label }) => label)) })}
          </span>
          <span className={styles.evidence}> {runsOf(never)}</span>
        </p>
      )}
    </div>
  );
}

/** How many runs that is, and how many of them lost their numbers. */
function runsOf(rows: readonly RaceRow[]): string {
  const count = rows.length;
  const runs = formatCount(Math.min(...rows.map(({ summary }) => summary.runs)));
  const lost = rows
    .filter(({ summary }) => summary.diverged > 0)
    .map(({ label, summary }) => say("finding.lost", { arm: label, count: summary.diverged }));
  return lost.length > 0
    ? say("finding.neverRunsLost", { count, runs, lost: listOf(lost, "unit") })
    : say("finding.neverRuns", { count, runs });
}

interface FindingProps {
  readonly comparison: PairComparison;
  readonly rows: readonly RaceRow[];
}

/** A comparison in words: the claim in large type, its evidence after it. */
export function Finding({ comparison, rows }: FindingProps) {
  const { claim, evidence } = sayFinding(
    comparison,
    ({ arm }) => rows.find((row) => row.arm === arm)?.label ?? "",
  );
  return (
    <p className={styles.sentence}>
      <span className={styles.claim}>{claim}</span>
      <span className={styles.evidence}> {evidence}</span>
    </p>
  );
}

/**
 * Few arms: each against the next slower one. Many: the fastest against the second and against the
 * slowest that converged at all; the rest is in the tabs.
 */
function headlines(
  rows: readonly RaceRow[],
  comparisons: readonly PairComparison[],
  measure: RaceFigures["measure"],
): readonly PairComparison[] {
  const meanOf = ({ summary }: RaceRow): number =>
    summary[measure].restrictedMean?.mean ?? Number.POSITIVE_INFINITY;
  const ranked = rows.filter(({ summary }) => summary.converged > 0);
  ranked.sort((left, right) => meanOf(left) - meanOf(right));
  const [first, second] = ranked;
  const last = ranked.at(-1);
  const pairs: (readonly [RaceRow | undefined, RaceRow | undefined])[] =
    ranked.length <= 3
      ? ranked.slice(1).map((row, index) => [ranked[index], row] as const)
      : [
          [first, second],
          [first, last],
        ];
  return pairs.flatMap(([one, other]) => {
    const found = comparisons.find(({ first: left, second: right }) =>
      [left.arm, right.arm].every((arm) => arm === one?.arm || arm === other?.arm),
    );
    return found ? [found] : [];
  });
}
