import { useId } from "react";
import { initialisationPresets } from "../../engine/experiment/defaults.ts";
import type { InitialisationSpec } from "../../engine/experiment/experiment.ts";
import { experimentFields } from "../../engine/experiment/fields.ts";
import { Field } from "../controls/Field.tsx";
import { usePlayground, usePlaygroundState } from "../playground-context.ts";

const presets = Object.entries(initialisationPresets);
const schemes = Object.entries(experimentFields["initialisation.scheme"].options);

const isSame = (left: InitialisationSpec, right: InitialisationSpec): boolean =>
  left.scheme === right.scheme &&
  left.range === right.range &&
  left.hiddenBias === right.hiddenBias &&
  left.outputBias === right.outputBias &&
  left.explicit === right.explicit;

/** How weights start: a start with a name, biases and all, or one way of drawing weights. */
export function InitialWeights() {
  const id = useId();
  const playground = usePlayground();
  const initialisation = usePlaygroundState((state) => state.experiment.initialisation);
  const preset = presets.find(([, one]) => isSame(one.initialisation, initialisation));

  function choose(value: string): void {
    const chosen = presets.find(([name]) => name === value);
    if (chosen) playground.startFrom(chosen[1].initialisation);
    else playground.edit("initialisation.scheme", value);
  }

  return (
    <Field label="Initial weights" term="initialisation" htmlFor={id} wide>
      <select
        id={id}
        value={preset?.[0] ?? initialisation.scheme}
        onChange={(event) => choose(event.target.value)}
      >
        <optgroup label="With their biases">
          {presets.map(([name, { label, description }]) => (
            <option key={name} value={name} title={description}>
              {label}
            </option>
          ))}
        </optgroup>
        <optgroup label="Weights alone">
          {schemes.map(([scheme, label]) => (
            <option key={scheme} value={scheme}>
              {label}
            </option>
          ))}
        </optgroup>
      </select>
    </Field>
  );
}
