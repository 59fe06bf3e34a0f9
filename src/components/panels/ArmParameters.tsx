import { useId } from "react";
import type { ParameterSpec, ParameterValues } from "../../functions/activation-function.ts";
import { formatShort } from "../../plots/format.ts";
import { type ArmState, armActivation } from "../../store/arms.ts";
import { Field } from "../controls/Field.tsx";
import { ParameterSlider } from "../controls/ParameterSlider.tsx";
import { Popover } from "../controls/Popover.tsx";
import { learningRates } from "../controls/usual-values.ts";
import { usePlayground, usePlaygroundState } from "../playground-context.ts";
import styles from "./ArmParameters.module.css";
import { useLearnedLayers } from "./use-learned-parameters.ts";

/** What is this arm's own: its function's parameters, its rate. A change starts it again, and it catches up. */
export function ArmParameters({ state }: { readonly state: ArmState }) {
  const { armId, arm } = state;
  const id = useId();
  const playground = usePlayground();
  const sharedRate = usePlaygroundState((all) => all.experiment.optimiser.learningRate);
  const { parameters } = armActivation(arm);
  const learned = useLearnedLayers(state);
  const rates = [...new Set([...learningRates, arm.learningRate ?? sharedRate])];
  const settings = Object.entries(parameters).map(([name, spec]) => {
    const value = arm.parameters[name] ?? spec.default;
    return { name, spec, value };
  });
  const values = settings.map((setting) => settingText(setting, learned));
  // What is learned needs the room, and says more than that nothing is unlike the neighbours.
  if (arm.learningRate !== null) values.push(`rate ${formatShort(arm.learningRate)}`);
  else if (learned.length === 0) values.push("shared rate");
  const summary = values.join(" · ");
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

interface Setting {
  readonly name: string;
  readonly spec: ParameterSpec;
  readonly value: number;
}

/** "α = 1", or what the layers made of it: "α₁ = −0.70, α₂ = 0.31 (from 0.25)"; many layers as a range. */
function settingText(
  { name, spec: { symbol }, value }: Setting,
  layers: readonly ParameterValues[],
): string {
  const given = formatShort(value);
  const learned = layers.flatMap(({ [name]: one }) => (one === undefined ? [] : [one]));
  if (learned.every((one) => one === Math.fround(value))) return `${symbol} = ${given}`;
  const now =
    learned.length <= 2
      ? learned.map((one, layer) => `${symbol}${"₁₂"[layer]} = ${toHundredths(one)}`).join(", ")
      : `${symbol} = ${toHundredths(Math.min(...learned))} to ${toHundredths(Math.max(...learned))}`;
  return `${now} (from ${given})`;
}

/** Of one width while training changes it: −0.70. */
const toHundredths = (value: number): string => value.toFixed(2).replace("-", "−");
