import { ExperimentField, ExperimentPresets } from "../controls/ExperimentField.tsx";
import { FieldRow } from "../controls/FieldRow.tsx";
import { learningRates, penalties } from "../controls/usual-values.ts";
import { usePlaygroundState } from "../shared/playground-context.ts";
import styles from "./DataPanel.module.css";
import { InitialWeights } from "./InitialWeights.tsx";
import { OptimiserSettings } from "./OptimiserSettings.tsx";
import { Panel } from "./Panel.tsx";

/** How weights start and how they are moved; shows only what the choices above it use. */
export function TrainingPanel() {
  const penalty = usePlaygroundState((state) => state.experiment.regularisation.kind);
  return (
    <div className={styles.panel}>
      <Panel title="Training">
        <div className={styles.fields}>
          <FieldRow>
            <ExperimentPresets
              path="optimiser.learningRate"
              label="Learning rate"
              term="learningRate"
              values={learningRates}
            />
            <ExperimentField path="optimiser.algorithm" label="Optimiser" term="optimiser" />
          </FieldRow>
          <OptimiserSettings />
          <InitialWeights />
          <FieldRow>
            <ExperimentField path="network.scaling" label="Inputs" term="scaling" />
            <ExperimentField path="regularisation.kind" label="Penalty" term="regularisation" />
            {penalty !== "none" && (
              <ExperimentPresets
                path="regularisation.rate"
                label={
                  <>
                    <span className="visually-hidden">Penalty </span>Rate
                  </>
                }
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
