import { useId } from "react";
import { experimentFields } from "../../../engine/experiment/fields.ts";
import { entryText, say } from "../../../words/say.ts";
import { Icon } from "../../controls/Icon.tsx";
import { NumberInput } from "../../controls/NumberInput.tsx";
import { Term } from "../../controls/Term.tsx";
import { useIsHidden, usePlayground, usePlaygroundState } from "../../shared/playground-context.ts";
import styles from "./LayerControls.module.css";

const limits = experimentFields["network.hidden"];
const outputs = experimentFields["network.output"].options;

/** The neurons of each hidden layer, with one layer fewer and one more. */
export function HiddenLayers() {
  const id = useId();
  const playground = usePlayground();
  const hidden = usePlaygroundState((state) => state.experiment.network.hidden);
  const change = (next: readonly number[]) => playground.edit("network.hidden", next);
  if (useIsHidden("hidden")) return null;
  return (
    <fieldset className={styles.layers}>
      <legend className="visually-hidden">{say("layers.title")}</legend>
      <span className={styles.caption}>
        <Term term="hidden">{say("layers.caption")}</Term>
      </span>
      <button
        type="button"
        className={styles.button}
        aria-label={say("layers.remove")}
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
          label={say("layers.neurons", { layer: layer + 1 })}
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
        aria-label={say("layers.add")}
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
      <label className="visually-hidden" htmlFor={id}>
        {say("layers.output")}
      </label>
      <span className={styles.caption}>
        <Term term="output">{say("layers.output")}</Term>
      </span>
      <select
        id={id}
        value={output}
        onChange={(event) => playground.edit("network.output", event.target.value)}
      >
        {Object.entries(outputs).map(([option, name]) => (
          <option key={option} value={option}>
            {entryText(`network.output.${option}`, name)}
          </option>
        ))}
      </select>
    </span>
  );
}
