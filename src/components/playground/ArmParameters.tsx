import { useId } from "react";
import type { ParameterValues } from "../../functions/algebra/expression.ts";
import { type ArmState, armActivation } from "../../store/playground/arms.ts";
import { Help } from "../controls/Help.tsx";
import { ParameterSlider } from "../controls/ParameterSlider.tsx";
import { learningRates } from "../controls/usual-values.ts";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import styles from "./ArmParameters.module.css";
import { useLearnedLayers } from "./use-learned-parameters.ts";

/**
 * This arm's own settings: its function's parameters and its rate. A change starts the arm again,
 * and it catches up with the others.
 */
export function ArmParameters({ state }: { readonly state: ArmState }) {
  const { armId, arm } = state;
  const playground = usePlayground();
  const learned = useLearnedLayers(state);
  const settings = Object.entries(armActivation(arm).parameters);
  return (
    <div className={styles.settings}>
      {settings.length > 0 && (
        <div className={styles.parameters}>
          {settings.map(([name, spec]) => {
            const value = arm.parameters[name] ?? spec.default;
            return (
              <span key={name} className={styles.parameter}>
                <ParameterSlider
                  inline
                  spec={spec}
                  value={value}
                  onChange={(next) =>
                    playground.changeArm(armId, {
                      ...arm,
                      parameters: { ...arm.parameters, [name]: next },
                    })
                  }
                />
                {spec.learnable && <span>{learnedText(name, value, learned)}</span>}
              </span>
            );
          })}
        </div>
      )}
      <ArmRate state={state} />
    </div>
  );
}

function ArmRate({ state: { armId, arm } }: { readonly state: ArmState }) {
  const id = useId();
  const playground = usePlayground();
  const sharedRate = usePlaygroundState((all) => all.experiment.optimiser.learningRate);
  const rates = [...new Set([...learningRates, arm.learningRate ?? sharedRate])];
  return (
    <span className={styles.rate}>
      <label htmlFor={id}>
        rate<span className="visually-hidden"> of this arm</span>
      </label>
      <Help term="armRate" />
      <select
        id={id}
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
  );
}

/**
 * The learned values of a parameter by layer, "now −0.70, 0.31"; the range where there are many
 * layers, empty where there are none.
 */
function learnedText(name: string, start: number, layers: readonly ParameterValues[]): string {
  const learned = layers.flatMap(({ [name]: one }) => (one === undefined ? [] : [one]));
  if (learned.every((one) => one === Math.fround(start))) return "";
  return learned.length <= 2
    ? `now ${learned.map(toHundredths).join(", ")}`
    : `now ${toHundredths(Math.min(...learned))} to ${toHundredths(Math.max(...learned))}`;
}

/** Of one width while training changes it: −0.70. */
const toHundredths = (value: number): string => value.toFixed(2).replace("-", "−");
