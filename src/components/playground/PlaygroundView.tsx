import { useEffect } from "react";
import { usePlaygroundState } from "../shared/playground-context.ts";
import { useAfterFirstPicture } from "../shared/use-after-first-picture.ts";
import { fetchCompare } from "./compare/fetch-compare.ts";
import { CompareLayout } from "./compare/fetched-compare.ts";
import { InspectLayout } from "./inspect/InspectLayout.tsx";

/** The comparison, in the layout that was chosen. */
export function PlaygroundView() {
  const layout = usePlaygroundState((state) => state.layout);
  const isAfterPicture = useAfterFirstPicture();
  // So that one key changes the layout without a wait.
  useEffect(() => {
    if (isAfterPicture) fetchCompare().catch(() => {});
  }, [isAfterPicture]);
  return layout === "compare" ? <CompareLayout /> : <InspectLayout />;
}
