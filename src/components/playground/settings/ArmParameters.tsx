import { activationOf } from "../../../engine/experiment/arm.ts";
import { layerFunction, withLayerFunction } from "../../../engine/experiment/layer-functions.ts";
import type { ParameterValues } from "../../../functions/algebra/expression.ts";
import type { ArmState } from "../../../store/playground/arms.ts";
import { say } from "../../../words/say.ts";
import { ParameterSlider } from "../../controls/ParameterSlider.tsx";
import { usePlayground } from "../../shared/playground-context.ts";
import { useLearnedLayers } from "../pictures/use-learned-parameters.ts";
import styles from "./ArmParameters.module.css";
import { OwnSettings } from "./OwnSettings.tsx";

interface ArmParametersProps {
  readonly state: ArmState;
  /** Whose function is meant where layers have their own, from 0. */
  readonly layer: number;
}

/**
 * What is this arm's own: its function's parameters, and settings that differ from the experiment's.
 * A change starts the arm again, and it catches up with the others.
 */
export function ArmParameters({ state, layer }: ArmParametersProps) {
  const { armId, arm } = state;
  const playground = usePlayground();
  const learned = useLearnedLayers(state);
  const own = layerFunction(arm, layer);
  const settings = Object.entries(activationOf(own).parameters);
  const learnedHere = arm.laterLayers ? learned.slice(layer, layer + 1) : learned;
  return (
    <div className={styles.settings}>
      {settings.length > 0 && (
        <div className={styles.parameters}>
          {settings.map(([name, spec]) => {
            const value = own.parameters[name] ?? spec.default;
            return (
              <span key={name} className={styles.parameter}>
                <ParameterSlider
                  inline
                  spec={spec}
                  value={value}
                  onChange={(next) =>
                    playground.changeArm(
                      armId,
                      withLayerFunction(arm, layer, {
                        ...own,
                        parameters: { ...own.parameters, [name]: next },
                      }),
                    )
                  }
                />
                {spec.learnable && <span>{learnedText(name, value, learnedHere)}</span>}
              </span>
            );
          })}
        </div>
      )}
      <OwnSettings state={state} />
    </div>
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
    ? say("arm.now", { values: learned.map(toHundredths).join(", ") })
    : say("arm.nowRange", {
        least: toHundredths(Math.min(...learned)),
        most: toHundredths(Math.max(...learned)),
      });
}

/** Of one width while training changes it: −0.70. */
const toHundredths = (value: number): string => value.toFixed(2).replace("-", "−");
