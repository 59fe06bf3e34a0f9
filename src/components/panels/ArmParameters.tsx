import { useId } from "react";
import { formatShort } from "../../plots/format.ts";
import { type ArmState, armActivation } from "../../store/arms.ts";
import { Help } from "../controls/Help.tsx";
import { learningRates } from "../controls/usual-values.ts";
import { usePlayground, usePlaygroundState } from "../playground-context.ts";
import styles from "./ArmParameters.module.css";

/** What is this arm's own: its function's parameters, its rate. A change starts it again, and it catches up. */
export function ArmParameters({ state: { armId, arm } }: { readonly state: ArmState }) {
  const id = useId();
  const playground = usePlayground();
  const sharedRate = usePlaygroundState((all) => all.experiment.optimiser.learningRate);
  const { parameters } = armActivation(arm);
  const rates = [...new Set([...learningRates, arm.learningRate ?? sharedRate])];
  return (
    <div className={styles.parameters}>
      {Object.entries(parameters).map(([name, spec]) => {
        const value = arm.parameters[name] ?? spec.default;
        const text = formatShort(value);
        return (
          <span key={name} className={styles.parameter}>
            <label htmlFor={`${id}-${name}`}>
              {spec.learnable ? `${spec.symbol} at the start` : spec.symbol}
            </label>
            <input
              id={`${id}-${name}`}
              type="range"
              min={spec.min}
              max={spec.max}
              step={spec.integer ? 1 : "any"}
              value={value}
              aria-valuetext={text}
              onChange={(event) => {
                const exact = Number(event.target.value);
                const next = spec.integer ? exact : Number(exact.toPrecision(3));
                playground.changeArm(armId, {
                  ...arm,
                  parameters: { ...arm.parameters, [name]: next },
                });
              }}
            />
            <span className={styles.value} aria-hidden="true">
              {text}
            </span>
          </span>
        );
      })}
      <span className={styles.parameter}>
        <label htmlFor={`${id}-rate`}>own rate</label>
        <Help term="armRate" />
        <select
          id={`${id}-rate`}
          className={styles.rate}
          value={arm.learningRate ?? ""}
          onChange={({ target }) =>
            playground.changeArm(armId, {
              ...arm,
              learningRate: target.value === "" ? null : Number(target.value),
            })
          }
        >
          <option value="">as all</option>
          {rates
            .sort((a, b) => a - b)
            .map((rate) => (
              <option key={rate} value={rate}>
                {rate}
              </option>
            ))}
        </select>
      </span>
    </div>
  );
}
