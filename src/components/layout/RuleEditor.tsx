import type { ConvergenceRule } from "../../engine/experiment/experiment.ts";
import { experimentFields } from "../../engine/experiment/fields.ts";
import { formatCount, formatPercent, formatShort } from "../../plots/format.ts";
import { ExperimentField } from "../controls/ExperimentField.tsx";
import { Popover } from "../controls/Popover.tsx";
import { usePlaygroundState } from "../playground-context.ts";
import styles from "./RuleEditor.module.css";

/** "train loss ≤ 0.05 within 2,000 epochs". */
export function ruleInWords({ metric, threshold, sustained, budget }: ConvergenceRule): string {
  const name = experimentFields["rule.metric"].options[metric].toLowerCase();
  const target = metric === "testAccuracy" ? formatPercent(threshold) : formatShort(threshold);
  const sign = metric === "testAccuracy" ? "≥" : "≤";
  const times = sustained > 1 ? `, ${formatCount(sustained)} epochs in a row,` : "";
  return `${name} ${sign} ${target}${times} within ${formatCount(budget)} epochs`;
}

/** The convergence rule as a sentence that opens its editor. */
export function RuleEditor() {
  const rule = usePlaygroundState((state) => state.experiment.rule);
  return (
    <Popover
      label={`Convergence rule: ${ruleInWords(rule)}. Change it`}
      triggerClassName={styles.trigger}
      trigger={
        <>
          <span className={styles.caption}>converged when</span> {ruleInWords(rule)}
        </>
      }
    >
      <div className={styles.editor}>
        <ExperimentField path="rule.metric" label="Metric" term="rule" />
        <ExperimentField path="rule.threshold" label="Threshold" term="rule" />
        <ExperimentField path="rule.sustained" label="Epochs in a row" term="rule" />
        <ExperimentField path="rule.budget" label="Budget in epochs" term="rule" />
      </div>
    </Popover>
  );
}
