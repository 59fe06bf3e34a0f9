import { experimentFields } from "../../../engine/experiment/fields.ts";
import { sayDataset } from "../../../words/data.ts";
import { formatShort } from "../../../words/format.ts";
import { say } from "../../../words/say.ts";
import { ActionButton } from "../../controls/ActionButton.tsx";
import { Icon } from "../../controls/Icon.tsx";
import { useIsHidden, usePlaygroundState } from "../../shared/playground-context.ts";
import { NoticeLine } from "../notices/NoticeLine.tsx";
import { DataPanel, HiddenLayers, TrainingPanel } from "../panels/fetched-panels.ts";
import { useDrawer } from "../settings/use-drawer.ts";
import styles from "./SetUpLine.module.css";

/** The set-up in one line, which opens where it is pressed; and one more activation. */
export function SetUpLine() {
  const [isOpen, setOpen] = useDrawer();
  const hidesNetwork = useIsHidden("network");
  const { data, network, optimiser } = usePlaygroundState((state) => state.experiment);
  const line = say("setUp.line", {
    dataset: sayDataset(data),
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
      <ActionButton action="addActivation" icon="add" className={styles.add}>
        {say("action.addActivation")}
      </ActionButton>
      <aside id="set-up" className={styles.drawer} hidden={!isOpen}>
        {isOpen && (
          <>
            <DataPanel />
            {!hidesNetwork && <HiddenLayers />}
            <TrainingPanel />
          </>
        )}
      </aside>
    </div>
  );
}
