import type { Problem } from "../../engine/experiment/problem.ts";
import { joinQueries, toQuery } from "../../engine/experiment/query.ts";
import { embedIds, type LinkSettings, type PanelId, panelIds } from "../playground/link-limits.ts";
import { type ActionId, actionIds } from "./actions.ts";

/** Views that a class may do without. */
export const viewPartIds = ["why", "functions", "race", "claims"] as const;

export type ViewPartId = (typeof viewPartIds)[number];

/** Named set-ups to start from. */
const otherParts = ["setUps"] as const;

/** Single controls, those of fields of the experiment by their keys in addresses. */
export const controlIds = [
  ...(["datasets", "train", "noise", "batch", "rate", "regularise", "penalty"] as const),
  ...(["hidden", "activation", "testPoints", "discretise"] as const),
] as const;

export type ControlId = (typeof controlIds)[number];

export type PartId = PanelId | ViewPartId | ActionId | ControlId | (typeof otherParts)[number];

/** Everything that a link can hide. */
export const partIds: readonly PartId[] = [
  ...panelIds,
  ...viewPartIds,
  ...otherParts,
  ...controlIds,
  ...actionIds,
];

/** Everything that a link can lock. */
export const lockableIds: readonly PartId[] = [...panelIds, ...actionIds];

export const linkSettingsKeys = ["hide", "lock", "embed", "arithmetic"] as const;

interface ReadSettings {
  readonly settings: LinkSettings;
  readonly problems: readonly Problem[];
}

/** Reads them from an address's query; what is not allowed is reported and left out. */
export function linkSettingsFromQuery(query: string): ReadSettings {
  const given = new URLSearchParams(query);
  const problems: Problem[] = [];
  const listed = (key: string, allowed: readonly PartId[]): readonly PartId[] => {
    const names = (given.get(key) ?? "").split(",").filter((name) => name !== "");
    const unknown = names.find((name) => !allowed.some((id) => id === name));
    if (unknown !== undefined) {
      problems.push({ path: key, fact: { code: "oneOf", allowed }, given: unknown });
    }
    return allowed.filter((id) => names.includes(id));
  };
  const wanted = given.get("embed");
  const embed = wanted === "" ? "compare" : (embedIds.find((id) => id === wanted) ?? null);
  if (wanted !== null && embed === null) {
    problems.push({ path: "embed", fact: { code: "oneOf", allowed: embedIds }, given: wanted });
  }
  const version = given.get("arithmetic");
  const isVersion = version !== null && /^[1-9]\d{0,5}$/.test(version);
  if (version !== null && !isVersion) {
    problems.push({
      path: "arithmetic",
      fact: { code: "wholeNumber", min: 1, max: 999_999 },
      given: version,
    });
  }
  const settings = {
    hidden: listed("hide", partIds),
    locked: listed("lock", lockableIds),
    embed,
    arithmetic: isVersion ? Number(version) : null,
  };
  return { settings, problems };
}

/** What gives these settings back; empty where there are none. */
export const linkSettingsToQuery = ({ hidden, locked, embed, arithmetic }: LinkSettings): string =>
  joinQueries([
    ...(hidden.length > 0 ? [toQuery([["hide", hidden.join(",")]])] : []),
    ...(locked.length > 0 ? [toQuery([["lock", locked.join(",")]])] : []),
    ...(embed === null ? [] : [toQuery([["embed", embed]])]),
    ...(arithmetic === null ? [] : [toQuery([["arithmetic", String(arithmetic)]])]),
  ]);

/** Whether an action can be set going here at all. */
export const isAllowed = ({ hidden, locked }: LinkSettings, id: ActionId): boolean =>
  !hidden.includes(id) && !locked.includes(id);
