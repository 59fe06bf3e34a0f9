import { type Optimiser, optimiserById } from "../../engine/optimisation/optimisers.ts";
import { ExperimentField } from "../controls/ExperimentField.tsx";
import { FieldRow } from "../controls/FieldRow.tsx";
import { usePlaygroundState } from "../shared/playground-context.ts";

type Setting = Optimiser["reads"][number];

const labels: Readonly<Record<Setting, { readonly words: string; readonly symbol: string }>> = {
  momentum: { words: "Momentum μ", symbol: "μ" },
  meanDecay: { words: "Mean decay β₁", symbol: "β₁" },
  squareDecay: { words: "Square decay", symbol: "β₂" },
  epsilon: { words: "ε", symbol: "ε" },
};

/** The numbers that the chosen optimiser reads beside the learning rate. */
export function OptimiserSettings() {
  const { reads } = usePlaygroundState(
    (state) => optimiserById[state.experiment.optimiser.algorithm],
  );
  const hasRoom = reads.length <= 2;
  const fields = reads.map((setting) => (
    <ExperimentField
      key={setting}
      path={`optimiser.${setting}`}
      label={labels[setting][hasRoom ? "words" : "symbol"]}
      term={setting}
    />
  ));
  return hasRoom ? fields : <FieldRow>{fields}</FieldRow>;
}
