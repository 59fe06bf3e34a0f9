import { useMemo } from "react";
import { explain } from "../../engine/diagnostics/explain.ts";
import { meetsThreshold } from "../../engine/experiment/metrics.ts";
import { settingsOf } from "../../engine/experiment/own-settings.ts";
import { armRates } from "../../engine/training/rates.ts";
import { mostArms } from "../../store/playground/arms.ts";
import { say } from "../../words/say.ts";
import { useFocusedArm } from "../playground/pictures/use-focused-arm.ts";
import { usePlayground, usePlaygroundState, useRunData } from "../shared/playground-context.ts";
import shared from "./Answer.module.css";
import styles from "./Explanations.module.css";
import { explanationInWords, trialName } from "./explanation-words.ts";
import { useMoments } from "./use-dynamics.ts";

/** Few enough to be read; what is worst comes first. */
const mostExplanations = 4;

/** What the diagnostics say of the chosen network, and the one change that would test it, beside it. */
export function Explanations() {
  const playground = usePlayground();
  const focused = useFocusedArm();
  const { train } = useRunData();
  const epoch = usePlaygroundState((state) => state.epoch);
  const experiment = usePlaygroundState((state) => state.experiment);
  const canAdd = usePlaygroundState((state) => state.arms.length < mostArms);
  const moments = useMoments(focused.armId);
  const isMet = usePlaygroundState(({ experiment: { rule }, readings }) => {
    const reading = readings.get(focused.armId);
    return !!reading && meetsThreshold(rule.metric, reading[rule.metric], rule.threshold);
  });
  const { arm } = focused;
  const past = useMemo(() => moments.filter((moment) => moment.epoch <= epoch), [moments, epoch]);
  const found = useMemo(() => {
    if (epoch === 0) return [];
    const { learningRate: rate } = armRates(experiment, arm);
    const { scheme } = settingsOf(experiment, arm).initialisation;
    return explain(past, arm, { rate, scheme });
  }, [past, epoch, arm, experiment]);
  const evidence = {
    arm,
    points: train.count,
    moments: past,
    history: playground.live.histories.getState().get(focused.armId) ?? [],
    isMet,
  };
  return (
    <section className={styles.words} aria-label={say("why.words")}>
      <h2 className={shared.title}>{say("why.words")}</h2>
      {found.length === 0 && <p>{say("why.says.nothing")}</p>}
      {found.slice(0, mostExplanations).map(({ explanation, trial }) => {
        const text = explanationInWords(explanation, evidence);
        // A larger rate is no test of a run that is through.
        const isTestable = !(explanation.code === "timid" && isMet);
        return (
          <div key={text} className={styles.explanation}>
            <p>{text}</p>
            {trial && canAdd && isTestable && (
              <button
                type="button"
                className={styles.trial}
                data-explanation={explanation.code}
                onClick={() => playground.addArm(trial)}
              >
                {say("why.try", { arm: trialName(trial) })}
              </button>
            )}
          </div>
        );
      })}
    </section>
  );
}
