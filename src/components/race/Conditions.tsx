import type { Race } from "../../engine/race/race.ts";
import { ratePolicy } from "../../engine/race/race-text.ts";
import { setUpOf } from "../../store/race/race-address.ts";
import { isSameExperiment, runCount } from "../../store/race/race-plan.ts";
import { armNames } from "../../store/race/race-replay.ts";
import type { ShownRace } from "../../store/race/race-state.ts";
import { formatCount, formatShort } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import { useRaceState, useRaces } from "../shared/race-context.ts";
import styles from "./Conditions.module.css";
import { valueLabels } from "./race-texts.ts";

/** Which rates are compared, and whether the playground still shows this set-up. */
export function Conditions({ shown }: { readonly shown: ShownRace }) {
  const playground = usePlayground();
  const races = useRaces();
  const current = usePlaygroundState((state) => state.experiment);
  const isOn = useRaceState(({ status }) => ["running", "paused"].includes(status.kind));
  const { race, runs, sweep, name } = shown;
  const whole = runCount(race);
  const { experiment: base, settings } = setUpOf(shown);

  /** The playground and the settings that this race was set up with, to run it again or go on from. */
  function restore(): void {
    playground.load(base, say("change.setUpOfRace"));
    races.set(settings);
  }

  return (
    <p className={styles.conditions}>
      {name !== null && <strong>{name}. </strong>}
      {sweep ? bestRatesText(race, sweep.race) : `${capitalised(ratePolicy(race))}.`} Paired: a seed
      gives every arm the same data, order and base draws.
      {!isOn && runs.length < whole && (
        <strong>
          {" "}
          Not complete: {formatCount(runs.length)} of {formatCount(whole)} runs. Where a race was
          cancelled, slow runs are missing more often than quick ones.
        </strong>
      )}
      {!isSameExperiment(base, current) && (
        <strong>
          {" "}
          The playground has changed since; these results stand for their own set-up.{" "}
          <button type="button" onClick={restore}>
            Restore it
          </button>
        </strong>
      )}
    </p>
  );
}

const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Which rate the sweep gave each arm. */
function bestRatesText(race: Race, { variation, seeds }: Race): string {
  const values = variation ? valueLabels(variation) : [];
  const names = armNames(race);
  const rates = race.experiment.arms.map(
    ({ learningRate }, arm) => `${names[arm]} ${formatShort(learningRate ?? Number.NaN)}`,
  );
  return `Each arm at its own best learning rate of ${values.join(", ")}, by a sweep over ${seeds.count} other seeds: ${rates.join(", ")}.`;
}
