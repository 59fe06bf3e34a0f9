import { useId } from "react";
import type { ParameterSpec } from "../../functions/activation-function.ts";
import { formatShort } from "../../plots/format.ts";
import { Field } from "./Field.tsx";

interface ParameterSliderProps {
  readonly spec: ParameterSpec;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** One parameter of a function; of a learned one, where it starts. */
export function ParameterSlider({ spec, value, onChange }: ParameterSliderProps) {
  const id = useId();
  const text = formatShort(value);
  return (
    <Field
      label={spec.learnable ? `${spec.symbol}, learned; starts at` : spec.symbol}
      htmlFor={id}
      value={text}
    >
      <input
        id={id}
        type="range"
        min={spec.min}
        max={spec.max}
        step={spec.integer ? 1 : niceStep(spec.min, spec.max)}
        value={value}
        aria-valuetext={text}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </Field>
  );
}

/** About 200 steps, each of them a number that people write: 0.01, 0.05, 0.1. */
function niceStep(min: number, max: number): number {
  const rough = (max - min) / 200;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((candidate) => candidate * power >= rough * 0.8) ?? 10;
  return Number((step * power).toPrecision(3));
}
