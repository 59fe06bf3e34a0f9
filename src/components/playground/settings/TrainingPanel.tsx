import { say } from "../../../words/say.ts";
import { ExperimentField, ExperimentPresets } from "../../controls/ExperimentField.tsx";
import { FieldRow } from "../../controls/FieldRow.tsx";
import { Panel } from "../../controls/Panel.tsx";
import { Sentence, visuallyHidden } from "../../controls/Sentence.tsx";
import { learningRates, penalties } from "../../controls/usual-values.ts";
import { usePlaygroundState } from "../../shared/playground-context.ts";
import styles from "./DataPanel.module.css";
import { InitialWeights } from "./InitialWeights.tsx";
import { MoreSettings } from "./MoreSettings.tsx";
import { OptimiserSettings } from "./OptimiserSettings.tsx";

/** How weights start and how they are moved; shows only what the choices above it use. */
export function TrainingPanel() {
  const penalty = usePlaygroundState((state) => state.experiment.regularisation.kind);
  return (
    <div className={styles.panel}>
      <Panel part="training" title={say("training.title")} aside={<MoreSettings />}>
        <div className={styles.fields}>
          <FieldRow>
            <ExperimentPresets
              path="optimiser.learningRate"
              label={say("field.learningRate")}
              term="learningRate"
              values={learningRates}
            />
            <ExperimentField
              path="optimiser.algorithm"
              label={say("field.optimiser")}
              term="optimiser"
            />
          </FieldRow>
          <OptimiserSettings />
          <InitialWeights />
          <FieldRow>
            <ExperimentField path="network.scaling" label={say("field.inputs")} term="scaling" />
            <ExperimentField
              path="regularisation.kind"
              label={say("field.penalty")}
              term="regularisation"
            />
            {penalty !== "none" && (
              <ExperimentPresets
                path="regularisation.rate"
                label={<Sentence text={say("field.penaltyRate")} parts={visuallyHidden} />}
                term="regularisationRate"
                values={penalties}
              />
            )}
          </FieldRow>
        </div>
      </Panel>
    </div>
  );
}
