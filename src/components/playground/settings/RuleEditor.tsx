import { useId } from "react";
import type { ConvergenceRule } from "../../../engine/experiment/experiment.ts";
import { isAccuracy } from "../../../engine/experiment/metrics.ts";
import { thresholdInWords } from "../../../store/shared/run-words.ts";
import { say } from "../../../words/say.ts";
import { ExperimentField } from "../../controls/ExperimentField.tsx";
import { Field } from "../../controls/Field.tsx";
import { NumberInput } from "../../controls/NumberInput.tsx";
import { Popover } from "../../controls/Popover.tsx";
import { usePlayground, usePlaygroundState } from "../../shared/playground-context.ts";
import styles from "./RuleEditor.module.css";

/** "train loss ≤ 0.05". */
const targetInWords = (rule: ConvergenceRule): string =>
  say(`rule.${rule.metric}`, { threshold: thresholdInWords(rule) });

/** "train loss ≤ 0.05 within 2,000 epochs". */
function ruleInWords(rule: ConvergenceRule): string {
  const { sustained, budget } = rule;
  const target = targetInWords(rule);
  return sustained > 1
    ? say("rule.wholeSustained", { target, sustained, budget })
    : say("rule.whole", { target, budget });
}

/** The convergence rule as a sentence that opens its editor. */
export function RuleEditor() {
  const rule = usePlaygroundState((state) => state.experiment.rule);
  const words = ruleInWords(rule);
  return (
    <Popover
      label={say("rule.change", { rule: words })}
      triggerClassName={styles.rule}
      trigger={
        <span className={styles.words} title={words}>
          <span className={styles.caption}>{say("rule.caption")}</span>
          {words}
        </span>
      }
    >
      <div className={styles.editor}>
        <ExperimentField path="rule.metric" label={say("field.metric")} term="rule" />
        {isAccuracy(rule.metric) ? (
          <AccuracyThreshold threshold={rule.threshold} />
        ) : (
          <ExperimentField path="rule.threshold" label={say("field.threshold")} term="rule" />
        )}
        <ExperimentField path="rule.sustained" label={say("field.sustained")} term="rule" />
        <ExperimentField path="rule.budget" label={say("field.budget")} term="rule" />
      </div>
    </Popover>
  );
}

/** An accuracy as it is read everywhere on the page: in percent. */
function AccuracyThreshold({ threshold }: { readonly threshold: number }) {
  const id = useId();
  const playground = usePlayground();
  return (
    <Field label={say("field.thresholdPercent")} term="rule" htmlFor={id}>
      <NumberInput
        id={id}
        // Without the binary tail of the product: 7, not 7.000000000000001.
        value={withoutTail(threshold * 100)}
        min={0}
        max={100}
        unit="%"
        onCommit={(percent) => playground.edit("rule.threshold", withoutTail(percent / 100))}
      />
    </Field>
  );
}

const withoutTail = (value: number): number => Number(value.toPrecision(12));
