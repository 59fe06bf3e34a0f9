import { useId } from "react";
import { formatShort } from "../../plots/format.ts";
import { type ArmState, armActivation } from "../../store/arms.ts";
import { Field } from "../controls/Field.tsx";
import { usePlayground } from "../playground-context.ts";
import styles from "./ArmParameters.module.css";

/** The function's parameters as sliders; a change starts this arm again, and it catches up. */
export function ArmParameters({ state }: { readonly state: ArmState }) {
  const id = useId();
  const playground = usePlayground();
  const { parameters } = armActivation(state.arm);
  const entries = Object.entries(parameters);
  if (entries.length === 0) return null;
  return (
    <div className={styles.parameters}>
      {entries.map(([name, spec]) => {
        const value = state.arm.parameters[name] ?? spec.default;
        const text = formatShort(value);
        return (
          <Field
            key={name}
            label={`${spec.symbol}${spec.learnable ? ", start" : ""}`}
            htmlFor={`${id}-${name}`}
            value={text}
          >
            <input
              id={`${id}-${name}`}
              type="range"
              min={spec.min}
              max={spec.max}
              step={spec.integer ? 1 : (spec.max - spec.min) / 200}
              value={value}
              aria-valuetext={text}
              onChange={(event) =>
                playground.changeArm(state.armId, {
                  ...state.arm,
                  parameters: { ...state.arm.parameters, [name]: Number(event.target.value) },
                })
              }
            />
          </Field>
        );
      })}
    </div>
  );
}
