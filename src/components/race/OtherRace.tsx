import { useMemo } from "react";
import { fingerprint } from "../../engine/race/fingerprint.ts";
import type { RaceRun } from "../../engine/race/race-run.ts";
import { compareEntrants } from "../../engine/statistics/compare-entrants.ts";
import { summariseEntrants } from "../../engine/statistics/summarise-race.ts";
import { ArmSwatch } from "../../plots/shared/ArmSwatch.tsx";
import { armNames } from "../../store/race/race-replay.ts";
import type { ShownRace } from "../../store/race/race-state.ts";
import { formatCount, formatShort } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { useRaces } from "../shared/race-context.ts";
import styles from "./OtherRace.module.css";
import table from "./RaceTable.module.css";
import type { RaceFigures } from "./race-figures.ts";
import { formatTime } from "./race-texts.ts";
import { setUpTexts } from "./set-up-words.ts";

interface OtherRaceProps {
  readonly shown: ShownRace;
  readonly other: ShownRace;
  readonly figures: RaceFigures;
}

/** Two races side by side: what differs between their set-ups, and each arm in both. */
export function OtherRace({ shown, other, figures }: OtherRaceProps) {
  const races = useRaces();
  const { measure } = figures;
  const differences = useMemo(() => {
    const [here, there] = [setUpTexts(shown.race), setUpTexts(other.race)];
    return here.flatMap((text, at) => (text === there[at] ? [] : [[text, there[at] ?? ""]]));
  }, [shown.race, other.race]);
  const prints = useMemo(
    () => [fingerprint(shown.race, shown.runs), fingerprint(other.race, other.runs)],
    [shown, other],
  );
  const rows = useMemo(() => {
    const names = armNames(other.race);
    const theirs = summariseEntrants(other.race, other.runs);
    return figures.rows.flatMap((row) => {
      const arm = names.indexOf(row.label);
      const summary = theirs.find((one) => one.arm === arm && one.variant === 0);
      const runs = other.runs.filter((run) => run.arm === arm && run.variant === 0);
      return summary ? [{ row, summary, ratio: ratioOf(shown, row.runs, runs, measure) }] : [];
    });
  }, [figures.rows, shown, other, measure]);
  const isSame = prints[0] === prints[1];
  return (
    <div className={styles.other}>
      <p className={styles.verdict}>
        <strong>
          {isSame ? say("race.other.same") : say("race.other.against", { name: other.name ?? "" })}
        </strong>{" "}
        {say("race.other.prints", { first: prints[0] ?? "", second: prints[1] ?? "" })}{" "}
        <button type="button" onClick={() => races.compare(null)}>
          {say("race.other.putAway")}
        </button>
      </p>
      {differences.length > 0 ? (
        <dl className={styles.differences}>
          {differences.map(([here, there]) => (
            <div key={here}>
              <dt>{say("race.other.here")}</dt>
              <dd>{here}</dd>
              <dt>{say("race.other.there")}</dt>
              <dd>{there}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className={styles.note}>{say("race.other.sameSetUp")}</p>
      )}
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{say("race.head.activation")}</th>
            <th scope="col">{say("race.other.medianHere", { measure })}</th>
            <th scope="col">{say("race.other.convergedHere")}</th>
            <th scope="col">{say("race.other.medianThere", { measure })}</th>
            <th scope="col">{say("race.other.convergedThere")}</th>
            <th scope="col">{say("race.other.ratio")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, summary, ratio }) => (
            <tr key={row.key}>
              <th scope="row">
                <span className={table.arm}>
                  <ArmSwatch index={row.index} /> {row.label}
                </span>
              </th>
              <td>{formatTime(row.summary[measure].median, measure)}</td>
              <td>{countOf(row.summary)}</td>
              <td>{formatTime(summary[measure].median, measure)}</td>
              <td>{countOf(summary)}</td>
              <td>{ratio}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className={styles.note}>{say("race.other.nothingInCommon")}</p>}
    </div>
  );
}

const countOf = ({ converged, runs }: { readonly converged: number; readonly runs: number }) =>
  say("race.other.count", { count: formatCount(converged), all: formatCount(runs) });

/** One arm in both races, paired by seed, as if the two races were two arms of one. */
function ratioOf(
  { race }: ShownRace,
  here: readonly RaceRun[],
  there: readonly RaceRun[],
  measure: RaceFigures["measure"],
): string {
  const runs = [
    ...here.map((run) => ({ ...run, arm: 0, variant: 0 })),
    ...there.map((run) => ({ ...run, arm: 1, variant: 0 })),
  ];
  const entrants = [0, 1].map((arm) => ({ arm, variant: 0 }));
  const [comparison] = compareEntrants(race, runs, entrants, measure);
  if (!comparison) return say("race.other.noSeeds");
  const { estimate, interval } = comparison.ratio.medians;
  const shown = (value: number | null) =>
    value === null ? say("race.openEnd") : formatShort(value);
  return say("race.other.times", {
    times: shown(estimate),
    lower: shown(interval.lower),
    upper: shown(interval.upper),
  });
}
