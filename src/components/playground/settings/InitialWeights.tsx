import { useId, useMemo } from "react";
import { initialisationPresets } from "../../../engine/experiment/defaults.ts";
import type { InitialisationSpec } from "../../../engine/experiment/experiment.ts";
import { experimentFields } from "../../../engine/experiment/fields.ts";
import { initialiserById } from "../../../engine/network/initialisers.ts";
import { armsThatDraw } from "../../../store/playground/given-start.ts";
import { entryText, say } from "../../../words/say.ts";
import { ExperimentField } from "../../controls/ExperimentField.tsx";
import { Field } from "../../controls/Field.tsx";
import { FieldRow } from "../../controls/FieldRow.tsx";
import { Sentence, visuallyHidden } from "../../controls/Sentence.tsx";
import { usePlayground, usePlaygroundState } from "../../shared/playground-context.ts";
import styles from "./DataPanel.module.css";

const presets = Object.entries(initialisationPresets);
const schemes = Object.entries(experimentFields["initialisation.scheme"].options);

const isSame = (left: InitialisationSpec, right: InitialisationSpec): boolean =>
  left.scheme === right.scheme &&
  left.range === right.range &&
  left.hiddenBias === right.hiddenBias &&
  left.outputBias === right.outputBias;

/** How weights and biases start: drawn in some way, or given in the experiment. */
export function InitialWeights() {
  const experiment = usePlaygroundState((state) => state.experiment);
  const arms = usePlaygroundState((state) => state.arms);
  const drawing = useMemo(() => armsThatDraw(experiment, arms), [experiment, arms]);
  return (
    <>
      <StartMenu />
      {experiment.initialisation.explicit && <GivenWeights drawing={drawing} />}
      {drawing.length > 0 && <StartNumbers />}
    </>
  );
}

/** A named start, which includes the biases, or one way of drawing weights. */
function StartMenu() {
  const id = useId();
  const playground = usePlayground();
  const initialisation = usePlaygroundState((state) => state.experiment.initialisation);
  const isGiven = initialisation.explicit !== null;
  const preset = presets.find(([, one]) => isSame(one.initialisation, initialisation));
  const drawn = preset?.[0] ?? initialisation.scheme;

  function choose(value: string): void {
    const chosen = presets.find(([name]) => name === value);
    if (chosen) playground.startFrom(chosen[1].initialisation);
    else playground.edit("initialisation.scheme", value);
  }

  return (
    <Field label={say("field.initialWeights")} term="initialisation" htmlFor={id} wide>
      <select
        id={id}
        value={isGiven ? "given" : drawn}
        onChange={(event) => choose(event.target.value)}
      >
        {isGiven && <option value="given">{say("start.given")}</option>}
        <optgroup label={say("start.withBiases")}>
          {presets.map(([name, { label, description }]) => (
            <option
              key={name}
              value={name}
              title={entryText(`start.${name}.description`, description)}
            >
              {entryText(`start.${name}.label`, label)}
            </option>
          ))}
        </optgroup>
        <optgroup label={say("start.weightsAlone")}>
          {schemes.map(([scheme, label]) => (
            <option key={scheme} value={scheme}>
              {entryText(`scheme.${scheme}.label`, label)}
            </option>
          ))}
        </optgroup>
      </select>
    </Field>
  );
}

/** Which arms start from given weights, and a button that draws them instead. */
function GivenWeights({ drawing }: { readonly drawing: readonly string[] }) {
  const playground = usePlayground();
  const scheme = usePlaygroundState((state) => state.experiment.initialisation.scheme);
  const { [scheme]: schemeName } = experimentFields["initialisation.scheme"].options;
  return (
    <p className={styles.given}>
      {drawing.length === 0
        ? say("start.allGiven")
        : drawing.length === 1
          ? say("start.oneDrawn", { arm: drawing[0] ?? "", scheme: schemeName })
          : say("start.someDrawn", { count: drawing.length, scheme: schemeName })}
      <button
        type="button"
        className={styles.instead}
        onClick={() => playground.edit("initialisation.explicit", null)}
      >
        {say("start.useRandom")}
      </button>
    </p>
  );
}

/** The numbers that drawn weights, and the biases beside them, start from. */
function StartNumbers() {
  const readsRange = usePlaygroundState(
    (state) => initialiserById[state.experiment.initialisation.scheme].readsRange,
  );
  const biases = (
    <>
      <ExperimentField
        path="initialisation.hiddenBias"
        label={say("field.hiddenBias")}
        term="hiddenBias"
      />
      <ExperimentField
        path="initialisation.outputBias"
        label={say("field.outputBias")}
        term="outputBias"
      />
    </>
  );
  if (!readsRange) return biases;
  return (
    <FieldRow>
      <ExperimentField
        path="initialisation.range"
        label={<Sentence text={say("field.range")} parts={visuallyHidden} />}
        term="range"
      />
      {biases}
    </FieldRow>
  );
}
