import { useId } from "react";
import type { ConvergenceRule } from "../../engine/experiment/experiment.ts";
import { experimentFields } from "../../engine/experiment/fields.ts";
import { formatCount, formatPercent, formatShort } from "../../plots/format.ts";
import { ExperimentField } from "../controls/ExperimentField.tsx";
import { Field } from "../controls/Field.tsx";
import { NumberInput } from "../controls/NumberInput.tsx";
import { Popover } from "../controls/Popover.tsx";
import { usePlayground, usePlaygroundState } from "../playground-context.ts";
import styles from "./RuleEditor.module.css";

/** "train loss ≤ 0.05". */
function targetInWords({ metric, threshold }: ConvergenceRule): string {
  const name = experimentFields["rule.metric"].options[metric].toLowerCase();
  const target = metric === "testAccuracy" ? formatPercent(threshold) : formatShort(threshold);
  const sign = metric === "testAccuracy" ? "≥" : "≤";
  return `${name} ${sign} ${target}`;
}

/** "train loss ≤ 0.05 within 2,000 epochs". */
export function ruleInWords(rule: ConvergenceRule): string {
  const times = rule.sustained > 1 ? `, ${formatCount(rule.sustained)} epochs in a row,` : "";
  return `${targetInWords(rule)}${times} within ${formatCount(rule.budget)} epochs`;
}

interface RuleEditorProps {
  /** In the top bar, where there is room for the target alone, and on narrow screens for nothing. */
  readonly brief?: boolean;
}

/** The convergence rule as a sentence that opens its editor. */
export function RuleEditor({ brief = false }: RuleEditorProps) {
  const rule = usePlaygroundState((state) => state.experiment.rule);
  return (
    <Popover
      // Two buttons for one thing need two names.
      label={`${brief ? "Rule" : "Convergence rule"}: ${ruleInWords(rule)}. Change it`}
      triggerClassName={brief ? styles.brief : styles.full}
      trigger={
        <>
          <span className={styles.caption}>rule</span>{" "}
          {brief ? targetInWords(rule) : ruleInWords(rule)}
        </>
      }
    >
      <div className={styles.editor}>
        <ExperimentField path="rule.metric" label="Metric" term="rule" />
        {rule.metric === "testAccuracy" ? (
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
