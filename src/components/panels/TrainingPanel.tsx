import { ExperimentField, ExperimentPresets } from "../controls/ExperimentField.tsx";
import { learningRates, penalties } from "../controls/usual-values.ts";
import { usePlaygroundState } from "../playground-context.ts";
import styles from "./DataPanel.module.css";
import { InitialWeights } from "./InitialWeights.tsx";
import { Panel } from "./Panel.tsx";

/** How weights start and how they are moved; shows only what the choices above it use. */
export function TrainingPanel() {
  const algorithm = usePlaygroundState((state) => state.experiment.optimiser.algorithm);
  const scheme = usePlaygroundState((state) => state.experiment.initialisation.scheme);
  const penalty = usePlaygroundState((state) => state.experiment.regularisation.kind);
  return (
    <Panel title="Training">
      <div className={styles.fields}>
        <ExperimentPresets
          path="optimiser.learningRate"
          label="Learning rate"
          term="learningRate"
          values={learningRates}
        />
        <ExperimentField path="optimiser.algorithm" label="Optimiser" term="optimiser" />
        {(algorithm === "momentum" || algorithm === "nesterov") && (
          <ExperimentField path="optimiser.momentum" label="Momentum μ" term="momentum" />
        )}
        {algorithm === "adam" && (
          <ExperimentField path="optimiser.meanDecay" label="Mean decay β₁" term="meanDecay" />
        )}
        {(algorithm === "adam" || algorithm === "rmsprop") && (
          <ExperimentField path="optimiser.squareDecay" label="Square decay" term="squareDecay" />
        )}
        <InitialWeights />
        {scheme === "uniform" && (
          <ExperimentField path="initialisation.range" label="Range ±a" term="range" />
        )}
        <ExperimentField path="initialisation.hiddenBias" label="Hidden bias" term="hiddenBias" />
        <ExperimentField path="network.scaling" label="Inputs" term="scaling" />
        <ExperimentField path="regularisation.kind" label="Penalty" term="regularisation" />
        {penalty !== "none" && (
          <ExperimentPresets
            path="regularisation.rate"
            label="Penalty rate"
            term="regularisationRate"
            values={penalties}
          />
        )}
      </div>
    </Panel>
  );
}
