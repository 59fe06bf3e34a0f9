import { arithmeticVersion } from "../../engine/fast/arithmetic-version.ts";
import { setUpOf } from "../../store/race/race-address.ts";
import { isSameExperiment, runCount } from "../../store/race/race-plan.ts";
import type { ShownRace } from "../../store/race/race-state.ts";
import { formatCount } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import { useRaceState, useRaces } from "../shared/race-context.ts";
import styles from "./Conditions.module.css";
import { bestRatesText, ratePolicy } from "./set-up-words.ts";

/** Which rates are compared, and whether the playground still shows this set-up. */
export function Conditions({ shown }: { readonly shown: ShownRace }) {
  const playground = usePlayground();
  const races = useRaces();
  const current = usePlaygroundState((state) => state.experiment);
  const isOn = useRaceState(({ status }) => ["running", "paused"].includes(status.kind));
  const { race, runs, sweep, name, arithmetic = arithmeticVersion } = shown;
  const whole = runCount(race);
  const { experiment: base, settings } = setUpOf(shown);

  /** The playground and the settings that this race was set up with, to run it again or go on from. */
  function restore(): void {
    if (playground.load(base, say("change.setUpOfRace"))) races.set(settings);
  }

  return (
    <p className={styles.conditions}>
      {name !== null && <strong>{say("race.name", { name })} </strong>}
      {sweep ? bestRatesText(race, sweep.race, sweep.race.seeds.count) : ratePolicy(race)}{" "}
      {say("race.paired")}
      {!isOn && runs.length < whole && (
        <strong> {say("race.incomplete", { done: formatCount(runs.length), total: whole })}</strong>
      )}
      {arithmetic !== arithmeticVersion && (
        <strong> {say("race.otherArithmetic", { version: arithmetic })}</strong>
      )}
      {!isSameExperiment(base, current) && (
        <strong>
          {" "}
          {say("race.changedSince")}{" "}
          <button type="button" onClick={restore}>
            {say("race.restore")}
          </button>
        </strong>
      )}
    </p>
  );
}
