/** What stands around the boundaries; one file, so that it is fetched as one. */
export { SmallFunctionChart } from "../../../plots/functions/FunctionChart.tsx";
export { FunctionPanel } from "./FunctionPanel.tsx";
export { LossPanel } from "./LossPanel.tsx";
export { NetworkPanel } from "./NetworkPanel.tsx";
