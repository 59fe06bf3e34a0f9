import { fetchOnce } from "./fetch-once.ts";
import { fetchedPart } from "./fetched-part.tsx";

/** The picture of one input, which the first visit does not show. */
export const FetchedGraph = fetchedPart(
  fetchOnce(async () => (await import("../../plots/graph/GraphCanvas.tsx")).GraphCanvas),
  { isFirst: true },
);
