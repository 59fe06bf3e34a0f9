import { fetchOnce } from "../../shared/fetch-once.ts";
import { fetchedPart } from "../../shared/fetched-part.tsx";

const fetchPanels = fetchOnce(() => import("./panels-around.ts"));

export const FunctionPanel = fetchedPart(async () => (await fetchPanels()).FunctionPanel);
export const LossPanel = fetchedPart(async () => (await fetchPanels()).LossPanel);
export const NetworkPanel = fetchedPart(async () => (await fetchPanels()).NetworkPanel);
export const DataPanel = fetchedPart(async () => (await fetchPanels()).DataPanel);
export const HiddenLayers = fetchedPart(async () => (await fetchPanels()).HiddenLayers);
export const TrainingPanel = fetchedPart(async () => (await fetchPanels()).TrainingPanel);
/** On the cards, where the boundaries come first. */
export const CardCurve = fetchedPart(async () => (await fetchPanels()).SmallFunctionChart);
