import type { Experiment } from "../../engine/experiment/experiment.ts";
import { readField } from "../../engine/experiment/field-access.ts";
import { type FieldPath, fieldPaths } from "../../engine/experiment/fields.ts";
import { type Layout, layouts } from "./layouts.ts";

/** The playground's panels. */
export const panelIds = [
  ...(["data", "training", "network", "function"] as const),
  ...(["boundary", "arms", "loss"] as const),
] as const;

export type PanelId = (typeof panelIds)[number];

/** What stands alone in a frame: a layout, or a panel that changes nothing of the set-up. */
export const embedIds = [...layouts, "network", "function", "boundary", "arms", "loss"] as const;

export type EmbedId = Layout | Exclude<PanelId, "data" | "training">;

/**
 * What a link says of the page, beside the experiment: what a class does not see or change, what
 * of the page a frame shows, and which arithmetic made the numbers that go with it. It holds for
 * as long as the page is open.
 */
export interface LinkSettings {
  /** Ids of panels, views and actions. */
  readonly hidden: readonly string[];
  /** Shown, but not to be changed or set going: panels and actions. */
  readonly locked: readonly string[];
  /** What is shown alone, without the frame around it; null for the whole page. */
  readonly embed: EmbedId | null;
  /** Null where the link does not say. */
  readonly arithmetic: number | null;
}

export const noLinkSettings: LinkSettings = {
  hidden: [],
  locked: [],
  embed: null,
  arithmetic: null,
};

/** The panel in which a field of the experiment is changed. */
export function panelOf(path: FieldPath): PanelId {
  if (path.startsWith("data.") || path.startsWith("batch.") || path === "seed") return "data";
  if (path.startsWith("rule.")) return "loss";
  if (path === "arms") return "arms";
  const ofNetwork: readonly string[] = ["network.features", "network.hidden", "network.output"];
  return ofNetwork.includes(path) ? "network" : "training";
}

/** Whether another experiment differs from this one in what a locked panel holds. */
export const changesLocked = (
  { locked }: Pick<LinkSettings, "locked">,
  from: Experiment,
  to: Experiment,
): boolean =>
  locked.length > 0 &&
  fieldPaths.some(
    (path) =>
      locked.includes(panelOf(path)) &&
      JSON.stringify(readField(from, path)) !== JSON.stringify(readField(to, path)),
  );
