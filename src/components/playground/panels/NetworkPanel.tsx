import { useEffect, useMemo, useState } from "react";
import type { FeatureId } from "../../../engine/data/features.ts";
import { featureLabel, features, featuresOf } from "../../../engine/data/features.ts";
import { activationOf, armParameters, armShape } from "../../../engine/experiment/arm.ts";
import { namedFunctions } from "../../../engine/experiment/layer-functions.ts";
import { NetworkDiagram } from "../../../plots/network/NetworkDiagram.tsx";
import { say } from "../../../words/say.ts";
import { noticeDurationMs } from "../../controls/notice-duration.ts";
import { Panel } from "../../controls/Panel.tsx";
import { outputSize } from "../../shared/output-size.ts";
import {
  useLegend,
  usePlayground,
  usePlaygroundState,
  useRunData,
} from "../../shared/playground-context.ts";
import { useWhyView } from "../../shared/why-context.ts";
import { useFocusedArm } from "../pictures/use-focused-arm.ts";
import { useUnitMarks } from "../pictures/use-layer-diagnostics.ts";
import { useNetworkPicture } from "../pictures/use-network-picture.ts";
import { HiddenLayers, OutputKind } from "../settings/LayerControls.tsx";
import styles from "./NetworkPanel.module.css";

/** The focused arm's network, with the controls of every arm's shape around it. */
export function NetworkPanel() {
  const playground = usePlayground();
  const why = useWhyView();
  const data = useRunData();
  const { inputCount } = data;
  const { armId, arm } = useFocusedArm();
  const experiment = usePlaygroundState((state) => state.experiment);
  const isEdited = usePlaygroundState((state) => state.editedArms.has(armId));
  const legend = useLegend();
  const chosen = experiment.network.features;
  const unitMarks = useUnitMarks(armId);
  const picture = useNetworkPicture(armId);
  const shape = useMemo(() => armShape(experiment, data, arm), [experiment, data, arm]);
  const functions = useMemo(
    () =>
      namedFunctions(arm).map((layer) => ({
        activation: activationOf(layer),
        parameters: armParameters(layer),
      })),
    [arm],
  );
  const offered = useMemo(
    () =>
      featuresOf(inputCount).map(({ id, value }) => ({
        id,
        label: featureLabel(id, inputCount),
        value,
        used: chosen.includes(id),
      })),
    [chosen, inputCount],
  );

  const [kept, setKept] = useState<string | null>(null);
  useEffect(() => {
    if (kept === null) return;
    const timer = window.setTimeout(() => setKept(null), noticeDurationMs);
    return () => window.clearTimeout(timer);
  }, [kept]);

  /** Keeps the menu's order, and at least one feature. */
  function toggleFeature(toggled: string): void {
    const isOn = (id: FeatureId) => chosen.includes(id) !== (id === toggled);
    const next = features.map(({ id }) => id).filter(isOn);
    setKept(next.length > 0 ? null : toggled);
    if (next.length > 0) playground.edit("network.features", next);
  }

  /** Where a unit stands on its curve. */
  function askWhere(layer: number, unit: number): void {
    why.setState({ question: "curve", layer, unit });
    playground.open({ view: "why" });
  }

  const note =
    kept === null ? (
      isEdited && say("network.edited")
    ) : (
      <span role="alert">
        {say("network.featureStays", {
          feature: offered.find(({ id }) => id === kept)?.label ?? "",
        })}
      </span>
    );

  return (
    <Panel
      part="network"
      title={say("network.title")}
      term="network"
      aside={
        <span className={styles.shape}>
          <HiddenLayers />
          <OutputKind />
        </span>
      }
    >
      <div className={styles.picture}>
        <NetworkDiagram
          shape={shape}
          features={offered}
          functions={functions}
          output={data.output}
          outputSize={outputSize(data)}
          classes={legend?.classes}
          inputCount={inputCount}
          unitMarks={unitMarks}
          isDropped={(experiment.regularisation.dropout ?? 0) > 0}
          source={picture}
          onEdit={({ index, value }) => playground.setParameter(armId, index, value)}
          onToggleFeature={toggleFeature}
          onChooseUnit={askWhere}
          note={note}
        />
      </div>
    </Panel>
  );
}
