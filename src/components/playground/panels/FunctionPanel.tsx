import { useMemo, useState } from "react";
import { activationOf, armShape } from "../../../engine/experiment/arm.ts";
import { namedFunctions } from "../../../engine/experiment/layer-functions.ts";
import { FunctionChart } from "../../../plots/functions/FunctionChart.tsx";
import { ArmSwatch } from "../../../plots/shared/ArmSwatch.tsx";
import { armLabel, layerActivation } from "../../../store/playground/arms.ts";
import { say } from "../../../words/say.ts";
import { Panel } from "../../controls/Panel.tsx";
import { Sentence, visuallyHidden } from "../../controls/Sentence.tsx";
import { usePlaygroundState, useRunData } from "../../shared/playground-context.ts";
import { useFocusedArm } from "../pictures/use-focused-arm.ts";
import { useLayerDiagnostics } from "../pictures/use-layer-diagnostics.ts";
import { useLearnedParameters } from "../pictures/use-learned-parameters.ts";
import { usePicture } from "../pictures/use-picture.ts";
import { ArmParameters } from "../settings/ArmParameters.tsx";
import styles from "./FunctionPanel.module.css";
import { LayerTable } from "./LayerTable.tsx";
import { layerFigures } from "./layer-figures.ts";

/** f and f′ of the focused arm, large, over where its neurons stand, and how each layer learns. */
export function FunctionPanel() {
  const data = useRunData();
  const focused = useFocusedArm();
  const arms = usePlaygroundState((state) => state.arms);
  const experiment = usePlaygroundState((state) => state.experiment);
  const [wantedLayer, setWantedLayer] = useState(0);
  const { arm } = focused;
  const hidden = useMemo(
    () => armShape(experiment, data, arm).layers.slice(0, -1),
    [experiment, data, arm],
  );
  const layer = Math.min(wantedLayer, Math.max(0, hidden.length - 1));
  const activation = layerActivation(arm, layer);
  // Pieces are counted where every layer has them.
  const isMaxout = namedFunctions(arm).every((one) => activationOf(one).kind === "maxout");
  const parameters = useLearnedParameters(focused, layer);
  const rows = useMemo(
    () => hidden.map((one) => (isMaxout ? one.rows : one.units)),
    [hidden, isMaxout],
  );
  const diagnostics = useLayerDiagnostics(focused.armId);
  const histograms = usePicture("diagnosis", focused.armId);
  const figures = useMemo(
    () => layerFigures(diagnostics, rows, isMaxout),
    [diagnostics, rows, isMaxout],
  );
  const label = armLabel(focused, arms);
  return (
    <Panel
      part="function"
      title={
        <span className={styles.title}>
          <ArmSwatch index={focused.slot} />
          <span className={styles.name} title={label}>
            <Sentence text={say("function.title", { arm: label })} parts={visuallyHidden} />
          </span>
        </span>
      }
      term="functionChart"
      aside={<ArmParameters key={focused.slot} state={focused} layer={layer} />}
    >
      <div className={styles.halves}>
        <div className={styles.chart}>
          <FunctionChart
            activation={activation}
            parameters={parameters}
            armIndex={focused.slot}
            histograms={histograms}
            layer={layer}
          />
        </div>
        {hidden.length > 0 && (
          <LayerTable
            figures={figures}
            layerCount={hidden.length}
            isMaxout={isMaxout}
            selected={layer}
            onSelect={setWantedLayer}
          />
        )}
      </div>
    </Panel>
  );
}
