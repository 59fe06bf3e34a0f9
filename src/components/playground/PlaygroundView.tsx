import { usePlaygroundState } from "../shared/playground-context.ts";
import { CompareLayout } from "./CompareLayout.tsx";
import { InspectLayout } from "./InspectLayout.tsx";

/** The comparison, in the layout that was chosen. */
export function PlaygroundView() {
  const layout = usePlaygroundState((state) => state.layout);
  return layout === "compare" ? <CompareLayout /> : <InspectLayout />;
}
