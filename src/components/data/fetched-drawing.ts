import { fetchOnce } from "../shared/fetch-once.ts";
import { fetchedPart } from "../shared/fetched-part.tsx";

const fetchParts = fetchOnce(() => import("./drawing-parts.ts"));

/** Few draw: what they draw on and with is fetched when they begin to. */
export const DrawingPad = fetchedPart(async () => (await fetchParts()).DrawingPad);
export const DrawingTools = fetchedPart(async () => (await fetchParts()).DrawingTools);
