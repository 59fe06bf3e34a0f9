import { useId } from "react";
import type { ParameterSpec } from "../../functions/families/activation-function.ts";
import { formatShort } from "../../words/format.ts";
import { listOf, say } from "../../words/say.ts";
import { Field } from "./Field.tsx";
import styles from "./ParameterSlider.module.css";

interface ParameterSliderProps {
  readonly spec: ParameterSpec;
  readonly value: number;
  /** Symbol, slider and value in one line; without it the slider is below the other two. */
  readonly inline?: boolean;
  readonly onChange: (value: number) => void;
}

/** One parameter of a function; of a learned one, where it starts. */
export function ParameterSlider({ spec, value, inline = false, onChange }: ParameterSliderProps) {
  const id = useId();
  const text = formatShort(value);
  const slider = (
    <input
      id={id}
      type="range"
      min={spec.min}
      max={spec.max}
      step={spec.integer ? 1 : niceStep(spec)}
      value={value}
      aria-valuetext={text}
      aria-describedby={!inline && spec.elsewhere ? `${id}-elsewhere` : undefined}
      onChange={(event) => onChange(Number(event.target.value))}
    />
  );
  if (!inline) {
    const label = spec.learnable ? say("parameter.learned", { symbol: spec.symbol }) : spec.symbol;
    return (
      <Field label={label} htmlFor={id} value={text}>
        {slider}
        {spec.elsewhere && (
          <p id={`${id}-elsewhere`} className={styles.elsewhere}>
            {say("parameter.elsewhere", {
              value: formatShort(spec.default),
              others: listOf(
                spec.elsewhere.map(({ value, where }) =>
                  say("parameter.elsewhereValue", { value: formatShort(value), where }),
                ),
              ),
            })}
          </p>
        )}
      </Field>
    );
  }
  return (
    <span className={styles.inline}>
      <label htmlFor={id}>
        {spec.learnable ? say("parameter.from", { symbol: spec.symbol }) : spec.symbol}
      </label>
      {slider}
      <span className={styles.value} aria-hidden="true">
        {text}
      </span>
    </span>
  );
}

/** At most about 200 steps, through the default and numbers that people write: 0.01, 0.05, 0.1. */
function niceStep({ min, max, default: usual }: ParameterSpec): number {
  const rough = (max - min) / 200;
  const power = 10 ** Math.floor(Math.log10(rough));
  const steps = [1, 2, 5, 10].map((digit) => Number((digit * power).toPrecision(3)));
  const coarse = steps.filter((step) => step >= rough * 0.8);
  const isWhole = (count: number) => Math.abs(count - Math.round(count)) < 1e-6;
  return coarse.find((step) => isWhole((usual - min) / step)) ?? coarse[0] ?? rough;
}
