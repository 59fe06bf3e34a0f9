import { optimiserById } from "../../../engine/optimisation/optimisers.ts";
import { say } from "../../../words/say.ts";
import { ExperimentField } from "../../controls/ExperimentField.tsx";
import { FieldRow } from "../../controls/FieldRow.tsx";
import { usePlaygroundState } from "../../shared/playground-context.ts";

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
      label={say(hasRoom ? `field.${setting}` : `field.${setting}.symbol`)}
      term={setting}
    />
  ));
  return hasRoom ? fields : <FieldRow>{fields}</FieldRow>;
}
