import { useMemo } from "react";
import { isAccuracy } from "../../../engine/experiment/metrics.ts";
import { LossChart } from "../../../plots/loss/LossChart.tsx";
import { armLabel } from "../../../store/playground/arms.ts";
import { isPast } from "../../../store/playground/playground-state.ts";
import { say } from "../../../words/say.ts";
import { ActionButton } from "../../controls/ActionButton.tsx";
import { Check } from "../../controls/Check.tsx";
import { Panel } from "../../controls/Panel.tsx";
import { usePlayground, usePlaygroundState } from "../../shared/playground-context.ts";
import { RuleEditor } from "../settings/RuleEditor.tsx";
import styles from "./LossPanel.module.css";

interface LossPanelProps {
  /** A second place on the timeline, which the shown one is compared with. */
  readonly markedEpoch?: number | null;
}

/** All arms' learning curves, in the metric that the convergence rule looks at. */
export function LossPanel({ markedEpoch = null }: LossPanelProps) {
  const playground = usePlayground();
  const arms = usePlaygroundState((state) => state.arms);
  const rule = usePlaygroundState((state) => state.experiment.rule);
  const focusedArm = usePlaygroundState((state) => state.focusedArm);
  const outcomes = usePlaygroundState((state) => state.outcomes);
  const shownEpoch = usePlaygroundState((state) => (isPast(state) ? state.epoch : null));
  const { lossScale, epochScale } = usePlaygroundState((state) => state.preferences);
  const chartArms = useMemo(
    () =>
      arms.map((state) => ({
        id: state.armId,
        label: armLabel(state, arms),
        index: state.slot,
        outcome: outcomes.get(state.armId) ?? null,
      })),
    [arms, outcomes],
  );
  return (
    <Panel
      part="loss"
      title={say(isAccuracy(rule.metric) ? "loss.titleAccuracy" : "loss.title")}
      term="loss"
      aside={
        <span className={styles.aside}>
          <span className={styles.rule}>
            <RuleEditor />
          </span>
          {shownEpoch !== null && (
            <ActionButton action="goToNow" className={styles.now}>
              {say("loss.now")}
            </ActionButton>
          )}
          <span className={styles.scales}>
            {!isAccuracy(rule.metric) && (
              <Check
                label={say("loss.logLoss")}
                checked={lossScale === "log"}
                onChange={(checked) => playground.prefer({ lossScale: checked ? "log" : "linear" })}
              />
            )}
            <Check
              label={say("loss.logEpochs")}
              checked={epochScale === "log"}
              onChange={(checked) => playground.prefer({ epochScale: checked ? "log" : "linear" })}
            />
          </span>
        </span>
      }
    >
      <div className={styles.chart}>
        <LossChart
          arms={chartArms}
          source={playground.live.histories}
          metric={rule.metric}
          valueScale={lossScale}
          epochScale={epochScale}
          threshold={rule.threshold}
          focusedArm={focusedArm}
          shownEpoch={shownEpoch}
          markedEpoch={markedEpoch}
          onShow={playground.goTo}
        />
      </div>
    </Panel>
  );
}
