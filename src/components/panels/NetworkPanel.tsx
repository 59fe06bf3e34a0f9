import { ExperimentField } from "../controls/ExperimentField.tsx";
import { FeaturePicker } from "./FeaturePicker.tsx";
import { HiddenLayers } from "./HiddenLayers.tsx";
import styles from "./NetworkPanel.module.css";
import { NetworkPicture } from "./NetworkPicture.tsx";
import { Panel } from "./Panel.tsx";

/** The focused arm's network, with the controls of every arm's shape above it. */
export function NetworkPanel() {
  return (
    <Panel title="Network" term="network">
      <div className={styles.shape}>
        <FeaturePicker />
        <HiddenLayers />
        <ExperimentField path="network.output" label="Output" term="output" />
      </div>
      <div className={styles.picture}>
        <NetworkPicture />
      </div>
    </Panel>
  );
}
