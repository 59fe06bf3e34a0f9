/**
 * What stands around the boundaries, and what the set-up is changed with; one file, so that it is
 * fetched as one.
 */
export { SmallFunctionChart } from "../../../plots/functions/FunctionChart.tsx";
export { DataPanel } from "../settings/DataPanel.tsx";
export { HiddenLayers } from "../settings/LayerControls.tsx";
export { TrainingPanel } from "../settings/TrainingPanel.tsx";
export { FunctionPanel } from "./FunctionPanel.tsx";
export { LossPanel } from "./LossPanel.tsx";
export { NetworkPanel } from "./NetworkPanel.tsx";
