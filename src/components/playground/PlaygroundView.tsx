import { useEffect } from "react";
import { usePlaygroundState } from "../shared/playground-context.ts";
import { CompareLayout, fetchCompare } from "./compare/fetched-compare.ts";
import { InspectLayout } from "./inspect/InspectLayout.tsx";

/** The comparison, in the layout that was chosen. */
export function PlaygroundView() {
  const layout = usePlaygroundState((state) => state.layout);
  const isStarted = usePlaygroundState(({ worker }) => worker !== "starting");
  // So that one key changes the layout without a wait.
  useEffect(() => {
    if (isStarted) fetchCompare().catch(() => {});
  }, [isStarted]);
  return layout === "compare" ? <CompareLayout /> : <InspectLayout />;
}
