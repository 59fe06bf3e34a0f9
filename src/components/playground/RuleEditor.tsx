import { useId } from "react";
import type { ConvergenceRule } from "../../engine/experiment/experiment.ts";
import { experimentFields } from "../../engine/experiment/fields.ts";
import { isAccuracy } from "../../engine/experiment/metrics.ts";
import { formatCount, formatPercent, formatShort } from "../../words/format.ts";
import { ExperimentField } from "../controls/ExperimentField.tsx";
import { Field } from "../controls/Field.tsx";
import { NumberInput } from "../controls/NumberInput.tsx";
import { Popover } from "../controls/Popover.tsx";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import styles from "./RuleEditor.module.css";

/** "train", "loss", "≤ 0.05": the metric's name, its noun apart, and what it must be. */
function targetParts({ metric, threshold }: ConvergenceRule): readonly [string, string, string] {
  const [data = "", noun = ""] = experimentFields["rule.metric"].options[metric]
    .toLowerCase()
    .split(" ");
  const bound = isAccuracy(metric)
    ? `≥ ${formatPercent(threshold)}`
    : `≤ ${formatShort(threshold)}`;
  return [data, noun, bound];
}

/** " within 2,000 epochs". */
function spanInWords({ sustained, budget }: ConvergenceRule): string {
  const times = sustained > 1 ? `, ${formatCount(sustained)} epochs in a row,` : "";
  return `${times} within ${formatCount(budget)} epochs`;
}

interface RuleEditorProps {
  /** In the top bar, where there is room for the target alone ("train ≤ 0.05" at the least), or for nothing. */
  readonly brief?: boolean;
}

/** The convergence rule as a sentence that opens its editor. */
export function RuleEditor({ brief = false }: RuleEditorProps) {
  const rule = usePlaygroundState((state) => state.experiment.rule);
  const [data, noun, bound] = targetParts(rule);
  const span = spanInWords(rule);
  const words = `${data} ${noun} ${bound}${span}`;
  return (
    <Popover
      // Two buttons open this editor and need two names; the brief one's is its text and the rest
      // of the rule.
      {...(brief ? {} : { label: `Convergence rule: ${words}. Change it` })}
      triggerClassName={brief ? styles.brief : styles.full}
      trigger={
        <span className={styles.words} title={words}>
          <span className={styles.caption}>rule </span>
          {brief ? (
            <>
              {data} <span className={styles.noun}>{noun} </span>
              {bound}
              <span className="visually-hidden">{span}. Change it</span>
            </>
          ) : (
            words
          )}
        </span>
      }
    >
      <div className={styles.editor}>
        <ExperimentField path="rule.metric" label="Metric" term="rule" />
        {isAccuracy(rule.metric) ? (
          <AccuracyThreshold threshold={rule.threshold} />
        ) : (
          <ExperimentField path="rule.threshold" label="Threshold" term="rule" />
        )}
        <ExperimentField path="rule.sustained" label="Epochs in a row" term="rule" />
        <ExperimentField path="rule.budget" label="Budget in epochs" term="rule" />
      </div>
    </Popover>
  );
}

/** An accuracy as it is read everywhere on the page: in percent. */
function AccuracyThreshold({ threshold }: { readonly threshold: number }) {
  const id = useId();
  const playground = usePlayground();
  return (
    <Field label="Threshold, %" term="rule" htmlFor={id}>
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
