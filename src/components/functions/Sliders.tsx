import { useId } from "react";
import type { ActivationFunction, ParameterValues } from "../../functions/activation-function.ts";
import { formatShort } from "../../plots/format.ts";
import { Field } from "../controls/Field.tsx";
import styles from "./Sliders.module.css";

interface SlidersProps {
  readonly activation: ActivationFunction;
  readonly parameters: ParameterValues;
  readonly onChange: (name: string, value: number) => void;
}

/** One slider for each parameter; the curve follows. */
export function Sliders({ activation, parameters, onChange }: SlidersProps) {
  const id = useId();
  const entries = Object.entries(activation.parameters);
  if (entries.length === 0) return null;
  return (
    <div className={styles.sliders}>
      {entries.map(([name, spec]) => {
        const value = parameters[name] ?? spec.default;
        const text = formatShort(value);
        return (
          <Field
            key={name}
            label={`${spec.symbol}${spec.learnable ? ", learned; starts at" : ""}`}
            htmlFor={`${id}-${name}`}
            value={text}
          >
            <input
              id={`${id}-${name}`}
              type="range"
              min={spec.min}
              max={spec.max}
              step={spec.integer ? 1 : niceStep(spec.min, spec.max)}
              value={value}
              aria-valuetext={text}
              onChange={(event) => onChange(name, Number(event.target.value))}
            />
          </Field>
        );
      })}
    </div>
  );
}

/** About 200 steps, each of them a number that people write: 0.01, 0.05, 0.1. */
function niceStep(min: number, max: number): number {
  const rough = (max - min) / 200;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((candidate) => candidate * power >= rough * 0.8) ?? 10;
  return Number((step * power).toPrecision(3));
}
