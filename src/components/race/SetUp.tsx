import { useEffect, useId } from "react";
import type { Experiment } from "../../engine/experiment/experiment.ts";
import { experimentFields } from "../../engine/experiment/fields.ts";
import { parseRace } from "../../engine/race/parse-race.ts";
import { raceLimits, type Variation, variedSettings } from "../../engine/race/race.ts";
import type { RatePolicy } from "../../store/race/race-plan.ts";
import { formatRoughly, formatShort } from "../../words/format.ts";
import { sayFact } from "../../words/problem.ts";
import { say } from "../../words/say.ts";
import { Check } from "../controls/Check.tsx";
import { NumberInput } from "../controls/NumberInput.tsx";
import { usePlaygroundState } from "../shared/playground-context.ts";
import { useRaceState, useRaces } from "../shared/race-context.ts";
import { ruleText } from "./race-texts.ts";
import styles from "./SetUp.module.css";
import { datasetText } from "./set-up-words.ts";
import { namedFields, settingsThatMatter, usualVariation } from "./usual-variations.ts";
import { VariedValues } from "./VariedValues.tsx";

/** The race of what the playground shows, as one sentence with what can be chosen in it, and the start. */
export function SetUp() {
  const races = useRaces();
  const experiment = usePlaygroundState((state) => state.experiment);
  const arms = usePlaygroundState((state) => state.arms);
  const settings = useRaceState((state) => state.settings);
  const estimate = useRaceState((state) => state.estimate);
  const isOn = useRaceState(({ status }) => ["running", "paused"].includes(status.kind));
  const seedsId = useId();
  const firstId = useId();
  const variedId = useId();
  const { seedCount, firstSeed, variation, rates, follows } = settings;
  const { network } = experiment;
  const matter = settingsThatMatter(experiment);
  // One that no longer matters stays in the menu as long as it is chosen.
  const varied = variedSettings.filter(
    (path) => matter.includes(path) || variation?.field === path,
  );
  const { problems } = parseRace({
    experiment,
    seeds: { first: firstSeed, count: seedCount },
    variation,
  });
  const mismatch = problems[0];

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is measured is made of these
  useEffect(() => {
    if (!mismatch) races.estimateCosts(experiment);
  }, [races, experiment, settings, mismatch === undefined]);

  const hidden = network.hidden.length > 0 ? network.hidden.join(" + ") : say("race.noLayers");
  return (
    <section className={styles.setUp} aria-label={say("race.setUp")}>
      <div className={styles.sentence}>
        <span>
          <strong>{say("race.activations", { count: experiment.arms.length })}</strong> ×
        </span>
        <span className={styles.field}>
          <NumberInput
            id={seedsId}
            className={styles.count}
            value={seedCount}
            min={raceLimits.seeds.min}
            max={raceLimits.seeds.max}
            integer
            onCommit={(count) => races.set({ seedCount: count })}
          />
          <label htmlFor={seedsId}>{say("race.seeds")}</label>
          <label htmlFor={firstId}>{say("race.fromSeed")}</label>
          <NumberInput
            id={firstId}
            className={styles.count}
            value={firstSeed}
            min={experimentFields.seed.min}
            max={experimentFields.seed.max}
            integer
            onCommit={(first) => races.set({ firstSeed: first })}
          />
        </span>
        <span>
          {variation?.field === "dataset" && rates === "shared"
            ? say("race.networkOnEach", { layers: hidden })
            : say("race.network", {
                dataset: datasetText(experiment.data.dataset),
                layers: hidden,
              })}
        </span>
        <label className={styles.field}>
          {say("race.rate")}
          <select
            value={rates}
            onChange={(event) => races.set({ rates: event.target.value as RatePolicy })}
          >
            <option value="shared">{sharedRate(experiment, variation)}</option>
            <option value="best">{say("race.rate.best")}</option>
            <option value="bestStart">{say("race.rate.bestStart")}</option>
          </select>
        </label>
        <span className={styles.field}>
          {say("race.goal", { rule: ruleText(experiment) })}
          <Check
            label={say("race.follow")}
            checked={follows}
            onChange={(checked) => races.set({ follows: checked })}
          />
        </span>
        <span className={styles.field} data-line={variation !== null}>
          <label htmlFor={variedId}>{say("race.vary")}</label>
          <select
            id={variedId}
            value={rates !== "shared" ? "" : (variation?.field ?? "")}
            disabled={rates !== "shared"}
            onChange={(event) =>
              races.set({
                variation: variationOf(event.target.value, experiment),
              })
            }
          >
            <option value="">{say("race.varyNothing")}</option>
            {namedFields.map((field) => (
              <option key={field} value={field}>
                {say(`race.varied.${field}`)}
              </option>
            ))}
            {variation?.field === "rateAndScheme" && (
              <option value={variation.field}>{say("race.varied.rateAndScheme")}</option>
            )}
            <optgroup label={say("race.varied.settings")}>
              {varied.map((path) => (
                <option key={path} value={path}>
                  {say(`race.varied.${path}`)}
                </option>
              ))}
            </optgroup>
          </select>
          {rates === "shared" && variation && <VariedValues variation={variation} />}
        </span>
      </div>
      {!isOn && (
        <div className={styles.start}>
          <span className={styles.estimate}>
            {mismatch
              ? say("race.mismatch", { place: mismatch.path, message: sayFact(mismatch.fact) })
              : estimate
                ? say("race.estimate", {
                    about: formatRoughly(estimate.aboutMs),
                    most: formatRoughly(estimate.atMostMs),
                  })
                : say("race.estimating")}
          </span>
          <button
            type="button"
            className={styles.primary}
            disabled={mismatch !== undefined}
            onClick={() =>
              races.start(
                experiment,
                arms.map(({ slot }) => slot),
              )
            }
          >
            {say("race.start")}
          </button>
        </div>
      )}
    </section>
  );
}

/** What the menu's choice begins with; null for nothing. */
function variationOf(chosen: string, { data }: Experiment): Variation | null {
  const field = [...namedFields, ...variedSettings].find((known) => known === chosen);
  return field ? usualVariation(field, data) : null;
}

/** The learning rates where no sweep chooses them. */
function sharedRate(experiment: Experiment, variation: Variation | null): string {
  if (variation?.field === "learningRate") return say("race.rate.varied");
  return experiment.arms.every(({ learningRate }) => learningRate === null)
    ? say("race.rate.shared", { rate: formatShort(experiment.optimiser.learningRate) })
    : say("race.rate.own");
}
