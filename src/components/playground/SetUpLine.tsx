import { useState } from "react";
import { datasetById } from "../../engine/data/datasets.ts";
import { experimentFields } from "../../engine/experiment/fields.ts";
import { mostArms, nextActivation } from "../../store/playground/arms.ts";
import { formatShort } from "../../words/format.ts";
import { entryText, say } from "../../words/say.ts";
import { Icon } from "../controls/Icon.tsx";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import { DataPanel } from "./DataPanel.tsx";
import { HiddenLayers } from "./LayerControls.tsx";
import { NoticeLine } from "./NoticeLine.tsx";
import styles from "./SetUpLine.module.css";
import { TrainingPanel } from "./TrainingPanel.tsx";

/** The set-up in one line, which opens where it is pressed; and one more activation. */
export function SetUpLine() {
  const playground = usePlayground();
  const [isOpen, setOpen] = useState(false);
  const arms = usePlaygroundState((state) => state.arms);
  const { data, network, optimiser } = usePlaygroundState((state) => state.experiment);
  const { label } = datasetById[data.dataset];
  const line = say("setUp.line", {
    dataset: entryText(`dataset.${data.dataset}.label`, label),
    layers: network.hidden.length > 0 ? network.hidden.join(" + ") : say("setUp.noLayers"),
    rate: formatShort(optimiser.learningRate),
    optimiser: experimentFields["optimiser.algorithm"].options[optimiser.algorithm],
  });
  return (
    <div className={styles.line}>
      <button
        type="button"
        className={styles.setUp}
        aria-expanded={isOpen}
        aria-controls="set-up"
        aria-label={say("setUp.open", { line })}
        onClick={() => setOpen(!isOpen)}
      >
        {line} <Icon name={isOpen ? "close" : "controls"} />
      </button>
      <NoticeLine rest="" />
      <button
        type="button"
        className={styles.add}
        disabled={arms.length >= mostArms}
        onClick={() => playground.addArm(nextActivation(arms))}
      >
        <Icon name="add" /> {say("arms.add")}
      </button>
      <aside id="set-up" className={styles.drawer} hidden={!isOpen}>
        {isOpen && (
          <>
            <DataPanel />
            <HiddenLayers />
            <TrainingPanel />
          </>
        )}
      </aside>
    </div>
  );
}
