import { useState } from "react";
import { ArmSwatch } from "../../plots/ArmSwatch.tsx";
import { FunctionChart } from "../../plots/FunctionChart.tsx";
import { armActivation, armLabel } from "../../store/arms.ts";
import { usePlayground, usePlaygroundState } from "../playground-context.ts";
import { ArmParameters } from "./ArmParameters.tsx";
import styles from "./FunctionPanel.module.css";
import { Panel } from "./Panel.tsx";
import { useFocusedArm } from "./use-focused-arm.ts";
import { useLearnedParameters } from "./use-learned-parameters.ts";

/** f and f′ of the focused arm, large, over where its neurons stand. */
export function FunctionPanel() {
  const { live } = usePlayground();
  const focused = useFocusedArm();
  const arms = usePlaygroundState((state) => state.arms);
  const layerCount = usePlaygroundState((state) => state.experiment.network.hidden.length);
  const [wantedLayer, setWantedLayer] = useState(0);
  const layer = Math.min(wantedLayer, Math.max(0, layerCount - 1));
  const activation = armActivation(focused.arm);
  const parameters = useLearnedParameters(focused, layer);
  return (
    <Panel
      title={
        <span className={styles.title}>
          <ArmSwatch index={focused.slot} />
          <span className="visually-hidden">Function of </span>
          {armLabel(focused, arms)}
        </span>
      }
      term="functionChart"
      aside={
        layerCount > 1 && (
          <select
            className={styles.layer}
            aria-label="Histogram of hidden layer"
            value={layer}
            onChange={(event) => setWantedLayer(Number(event.target.value))}
          >
            {Array.from({ length: layerCount }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place.
              <option key={index} value={index}>
                z in hidden layer {index + 1}
              </option>
            ))}
          </select>
        )
      }
    >
      <div className={styles.body}>
        <div className={styles.chart}>
          <FunctionChart
            activation={activation}
            parameters={parameters}
            armIndex={focused.slot}
            histograms={live.layers}
            layer={layer}
          />
        </div>
        <ArmParameters key={focused.slot} state={focused} />
      </div>
    </Panel>
  );
}
