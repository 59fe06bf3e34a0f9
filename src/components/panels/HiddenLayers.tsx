import { experimentFields } from "../../engine/experiment/fields.ts";
import { Help } from "../controls/Help.tsx";
import { Icon } from "../controls/Icon.tsx";
import { NumberInput } from "../controls/NumberInput.tsx";
import { usePlayground, usePlaygroundState } from "../playground-context.ts";
import styles from "./NetworkShape.module.css";

/** The number of hidden layers, and the neurons of each. */
export function HiddenLayers() {
  const playground = usePlayground();
  const hidden = usePlaygroundState((state) => state.experiment.network.hidden);
  const { min, max, minLength, maxLength } = experimentFields["network.hidden"];
  const change = (next: readonly number[]) => playground.edit("network.hidden", next);
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>
        Hidden layers <Help term="hidden" />
      </legend>
      <div className={styles.row}>
        <button
          type="button"
          className={styles.icon}
          aria-label="Remove the last hidden layer"
          disabled={hidden.length <= minLength}
          onClick={() => change(hidden.slice(0, -1))}
        >
          <Icon name="remove" />
        </button>
        {hidden.map((units, layer) => (
          <NumberInput
            // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place.
            key={layer}
            id={`hidden-${layer}`}
            className={styles.units}
            label={`Neurons in hidden layer ${layer + 1}`}
            value={units}
            min={min}
            max={max}
            integer
            onCommit={(next) => change(hidden.map((old, at) => (at === layer ? next : old)))}
          />
        ))}
        <button
          type="button"
          className={styles.icon}
          aria-label="Add a hidden layer"
          disabled={hidden.length >= maxLength}
          onClick={() => change([...hidden, hidden.at(-1) ?? 3])}
        >
          <Icon name="add" />
        </button>
      </div>
    </fieldset>
  );
}
