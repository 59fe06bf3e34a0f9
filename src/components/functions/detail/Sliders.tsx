import type { ParameterValues } from "../../../functions/algebra/expression.ts";
import type { ActivationFunction } from "../../../functions/families/activation-function.ts";
import { ParameterSlider } from "../../controls/ParameterSlider.tsx";
import styles from "./Sliders.module.css";

interface SlidersProps {
  readonly activation: ActivationFunction;
  readonly parameters: ParameterValues;
  readonly onChange: (name: string, value: number) => void;
}

/** One slider for each parameter; the curve follows. */
export function Sliders({ activation, parameters, onChange }: SlidersProps) {
  const entries = Object.entries(activation.parameters);
  if (entries.length === 0) return null;
  return (
    <div className={styles.sliders}>
      {entries.map(([name, spec]) => (
        <ParameterSlider
          key={name}
          spec={spec}
          value={parameters[name] ?? spec.default}
          onChange={(value) => onChange(name, value)}
        />
      ))}
    </div>
  );
}
