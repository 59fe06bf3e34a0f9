import type { PointerEvent } from "react";
import type { ArmState } from "../../../store/playground/arms.ts";
import { examplePlaces } from "../../shared/example-places.ts";
import { placeOfPointer } from "../../shared/plane-reading.ts";
import { usePlayground, useRunData } from "../../shared/playground-context.ts";
import { useWhyView } from "../../shared/why-context.ts";
import { nearestExample } from "./nearest-example.ts";

/** A press this near to a training point means it; the plane is 12 wide. */
const reach = 0.3;

/**
 * A press on a training point of an arm's boundary asks what this point did there. A finger reads
 * the boundary instead: it would seldom press beside all points.
 */
export function usePointChoice(armId: ArmState["armId"]): (event: PointerEvent) => void {
  const playground = usePlayground();
  const why = useWhyView();
  const data = useRunData();
  return (event) => {
    if (event.pointerType === "touch" || event.button !== 0) return;
    const sidePx = event.currentTarget.getBoundingClientRect().width;
    const places = examplePlaces(data, { sidePx, hasResiduals: true });
    const example = nearestExample(places, placeOfPointer(event), reach);
    if (example === null) return;
    why.setState({ question: "point", example });
    playground.focus(armId);
    playground.open({ view: "why" });
  };
}
