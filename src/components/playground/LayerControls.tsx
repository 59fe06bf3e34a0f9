import { useId } from "react";
import { experimentFields } from "../../engine/experiment/fields.ts";
import { Help } from "../controls/Help.tsx";
import { Icon } from "../controls/Icon.tsx";
import { NumberInput } from "../controls/NumberInput.tsx";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import styles from "./LayerControls.module.css";

const limits = experimentFields["network.hidden"];
const outputs = experimentFields["network.output"].options;

/** The neurons of each hidden layer, with one layer fewer and one more. */
export function HiddenLayers() {
  const id = useId();
  const playground = usePlayground();
  const hidden = usePlaygroundState((state) => state.experiment.network.hidden);
  const change = (next: readonly number[]) => playground.edit("network.hidden", next);
  return (
    <fieldset className={styles.layers}>
      <legend className="visually-hidden">Hidden layers</legend>
      <span className={styles.caption} aria-hidden="true">
        hidden layers
      </span>
      <Help term="hidden" />
      <button
        type="button"
        className={styles.button}
        aria-label="Remove the last hidden layer"
        disabled={hidden.length <= limits.minLength}
        onClick={() => change(hidden.slice(0, -1))}
      >
        <Icon name="remove" />
      </button>
      {hidden.map((units, layer) => (
        <NumberInput
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place.
          key={layer}
          id={`${id}-${layer}`}
          className={styles.units}
          label={`Neurons in hidden layer ${layer + 1}`}
          value={units}
          min={limits.min}
          max={limits.max}
          integer
          onCommit={(next) => change(hidden.map((old, at) => (at === layer ? next : old)))}
        />
      ))}
      <button
        type="button"
        className={styles.button}
        aria-label="Add a hidden layer"
        disabled={hidden.length >= limits.maxLength}
        onClick={() => change([...hidden, hidden.at(-1) ?? 3])}
      >
        <Icon name="add" />
      </button>
    </fieldset>
  );
}

/** What the last layer computes. */
export function OutputKind() {
  const id = useId();
  const playground = usePlayground();
  const output = usePlaygroundState((state) => state.experiment.network.output);
  return (
    <span className={styles.output}>
      <label className={styles.caption} htmlFor={id}>
        output
      </label>
      <Help term="output" />
      <select
        id={id}
        value={output}
        onChange={(event) => playground.edit("network.output", event.target.value)}
      >
        {Object.entries(outputs).map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
