import { dataKind } from "../../../engine/data/datasets.ts";
import { optionalSettings } from "../../../engine/experiment/field-access.ts";
import type { FieldPath } from "../../../engine/experiment/fields.ts";
import { outputKindById } from "../../../engine/network/losses.ts";
import { resolveOutput } from "../../../engine/network/output-choice.ts";
import { scheduleById, scheduleDefaults } from "../../../engine/optimisation/schedules.ts";
import { say } from "../../../words/say.ts";
import { ExperimentField } from "../../controls/ExperimentField.tsx";
import { FieldRow } from "../../controls/FieldRow.tsx";
import { Popover } from "../../controls/Popover.tsx";
import { usePlaygroundState } from "../../shared/playground-context.ts";
import styles from "./OwnSettings.module.css";

const isOfTraining = (path: FieldPath): boolean => !path.startsWith("data.");

/** Settings that an experiment has only where somebody wants them, behind a word that says how many do. */
export function MoreSettings() {
  const count = usePlaygroundState(
    (state) => optionalSettings(state.experiment).filter(({ path }) => isOfTraining(path)).length,
  );
  return (
    <Popover trigger={`${say("training.more", { count })} ▾`} triggerClassName={styles.trigger}>
      <div className={styles.settings}>
        <LayerSettings />
        <ScheduleSettings />
        <ClippingSettings />
        <SmoothingSetting />
      </div>
    </Popover>
  );
}

/** What stands around every hidden layer. */
function LayerSettings() {
  const isBatch = usePlaygroundState(
    ({ experiment }) => experiment.network.normalisation === "batch",
  );
  return (
    <>
      <FieldRow>
        <ExperimentField
          path="network.normalisation"
          label={say("field.normalisation")}
          term="normalisation"
        />
        {isBatch && (
          <ExperimentField
            path="network.statistics"
            label={say("field.statistics")}
            term="statistics"
          />
        )}
      </FieldRow>
      <FieldRow>
        <ExperimentField path="network.skip" label={say("field.skip")} term="skip" />
        <ExperimentField
          path="regularisation.dropout"
          label={say("field.dropout")}
          term="dropout"
        />
      </FieldRow>
    </>
  );
}

/** How the learning rate goes on, with the numbers that the chosen schedule reads. */
function ScheduleSettings() {
  const { reads } = usePlaygroundState(
    ({ experiment }) => scheduleById[experiment.optimiser.schedule ?? scheduleDefaults.schedule],
  );
  return (
    <FieldRow>
      <ExperimentField path="optimiser.schedule" label={say("field.schedule")} term="schedule" />
      {reads.map((name) => (
        <ExperimentField
          key={name}
          path={`optimiser.${name}`}
          label={say(`field.${name}`)}
          term={name}
        />
      ))}
    </FieldRow>
  );
}

function ClippingSettings() {
  const isOn = usePlaygroundState(({ experiment }) => experiment.optimiser.clipping !== undefined);
  return (
    <FieldRow>
      <ExperimentField path="optimiser.clipping" label={say("field.clipping")} term="clipping" />
      {isOn && (
        <ExperimentField path="optimiser.clipAt" label={say("field.clipAt")} term="clipAt" />
      )}
    </FieldRow>
  );
}

/** Shown where the loss is a cross-entropy, or some is left over in an experiment's file. */
function SmoothingSetting() {
  const isUsed = usePlaygroundState(({ experiment }) => {
    const { output } = experiment.network;
    const { labelSmoothing } = experiment.regularisation;
    const resolved = resolveOutput(output, dataKind(experiment.data));
    return labelSmoothing !== undefined || outputKindById[resolved].isCrossEntropy;
  });
  if (!isUsed) return null;
  return (
    <ExperimentField
      path="regularisation.labelSmoothing"
      label={say("field.labelSmoothing")}
      term="labelSmoothing"
    />
  );
}
