import { type ReactNode, useId } from "react";
import { fieldValue } from "../../engine/experiment/field-access.ts";
import { experimentFields, type FieldPath } from "../../engine/experiment/fields.ts";
import { formatShort } from "../../words/format.ts";
import { entryText } from "../../words/say.ts";
import type { Term } from "../../words/terms.ts";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import { Field } from "./Field.tsx";
import { NumberInput } from "./NumberInput.tsx";

interface ExperimentFieldProps {
  readonly path: FieldPath;
  readonly label: ReactNode;
  readonly term: Term;
  readonly wide?: boolean;
}

/** A number or a choice of the experiment, with the limits and options that its schema gives. */
export function ExperimentField({ path, label, term, wide = false }: ExperimentFieldProps) {
  const id = useId();
  const playground = usePlayground();
  const value = usePlaygroundState((state) => fieldValue(state.experiment, path));
  const field = experimentFields[path];
  return (
    <Field label={label} term={term} htmlFor={id} part={experimentFields[path].urlKey} wide={wide}>
      {field.kind === "number" && (
        <NumberInput
          id={id}
          value={value as number}
          min={field.min}
          max={field.max}
          integer={"integer" in field && field.integer}
          onCommit={(next) => playground.edit(path, next)}
        />
      )}
      {field.kind === "choice" && (
        <select
          id={id}
          value={value as string}
          onChange={(event) => playground.edit(path, event.target.value)}
        >
          {Object.entries(field.options).map(([option, name]) => (
            <option key={option} value={option}>
              {entryText(`${path}.${option}`, name)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface ExperimentPresetsProps extends ExperimentFieldProps {
  /** The values on offer; a current value beside them is offered too. */
  readonly values: readonly number[];
}

/** A number of the experiment, chosen from usual values. */
export function ExperimentPresets(props: ExperimentPresetsProps) {
  const { path, label, term, values, wide = false } = props;
  const id = useId();
  const playground = usePlayground();
  const value = usePlaygroundState((state) => fieldValue(state.experiment, path)) as number;
  const offered = [...new Set([...values, value])].sort((a, b) => a - b);
  return (
    <Field label={label} term={term} htmlFor={id} part={experimentFields[path].urlKey} wide={wide}>
      <select
        id={id}
        value={value}
        onChange={(event) => playground.edit(path, Number(event.target.value))}
      >
        {offered.map((option) => (
          <option key={option} value={option}>
            {option < 1e-3 && option > 0 ? String(option) : formatShort(option)}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface ExperimentSliderProps extends ExperimentFieldProps {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly format: (value: number) => string;
}

/** A number of the experiment on a slider. */
export function ExperimentSlider(props: ExperimentSliderProps) {
  const { path, label, term, min, max, step, format, wide = false } = props;
  const id = useId();
  const playground = usePlayground();
  const value = usePlaygroundState((state) => fieldValue(state.experiment, path)) as number;
  return (
    <Field
      label={label}
      term={term}
      htmlFor={id}
      part={experimentFields[path].urlKey}
      value={format(value)}
      wide={wide}
    >
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={format(value)}
        onChange={(event) => playground.edit(path, Number(event.target.value))}
      />
    </Field>
  );
}
