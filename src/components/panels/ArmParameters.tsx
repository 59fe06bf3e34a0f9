import { useId } from "react";
import { formatShort } from "../../plots/format.ts";
import { type ArmState, armActivation } from "../../store/arms.ts";
import { Field } from "../controls/Field.tsx";
import { ParameterSlider } from "../controls/ParameterSlider.tsx";
import { Popover } from "../controls/Popover.tsx";
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
  const settings = Object.entries(parameters).map(([name, spec]) => {
    const value = arm.parameters[name] ?? spec.default;
    return { name, spec, value };
  });
  const rate = arm.learningRate === null ? "shared rate" : `rate ${formatShort(arm.learningRate)}`;
  const values = settings.map(({ spec, value }) => `${spec.symbol} = ${formatShort(value)}`);
  const summary = [...values, rate].join(" · ");
  return (
    <Popover
      label={`This arm's own settings: ${summary}. Change them`}
      triggerClassName={styles.summary}
      trigger={summary}
    >
      <div className={styles.parameters}>
        {settings.map(({ name, spec, value }) => (
          <ParameterSlider
            key={name}
            spec={spec}
            value={value}
            onChange={(next) =>
              playground.changeArm(armId, {
                ...arm,
                parameters: { ...arm.parameters, [name]: next },
              })
            }
          />
        ))}
        <Field label="Rate of this arm" term="armRate" htmlFor={`${id}-rate`}>
          <select
            id={`${id}-rate`}
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
        </Field>
      </div>
    </Popover>
  );
}
