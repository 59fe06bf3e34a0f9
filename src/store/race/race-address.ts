import { numberFromText } from "../../engine/experiment/arm-text.ts";
import type { Experiment } from "../../engine/experiment/experiment.ts";
import type { Problem } from "../../engine/experiment/problem.ts";
import { joinQueries, toQuery } from "../../engine/experiment/query.ts";
import { experimentToQuery } from "../../engine/experiment/url.ts";
import { parseRace } from "../../engine/race/parse-race.ts";
import { defaultSettings, type RaceSettings, type RatePolicy, ratePolicies } from "./race-plan.ts";
import type { ShownRace } from "./race-state.ts";

/** Only what differs from the defaults. */
export function raceToQuery(settings: RaceSettings): string {
  const { firstSeed, seedCount, variation, rates, follows } = settings;
  const pairs: [key: string, text: string][] = [];
  if (seedCount !== defaultSettings.seedCount) pairs.push(["seeds", String(seedCount)]);
  if (firstSeed !== defaultSettings.firstSeed) pairs.push(["firstSeed", String(firstSeed)]);
  if (variation) pairs.push(["vary", `${variation.field}:${variation.values.join(",")}`]);
  if (rates !== "shared") pairs.push(["rates", rates]);
  if (follows) pairs.push(["follow", "true"]);
  return toQuery(pairs);
}

/** What the playground and the race's settings were when this race was set up. */
export function setUpOf({ race, sweep }: Pick<ShownRace, "race" | "sweep">): {
  readonly experiment: Experiment;
  readonly settings: RaceSettings;
} {
  const { seeds, variation, follows = false } = race;
  return {
    // A sweep gave the arms their rates, and will again.
    experiment: (sweep?.race ?? race).experiment,
    settings: {
      firstSeed: seeds.first,
      seedCount: seeds.count,
      variation,
      rates: policyOf(sweep),
      follows,
    },
  };
}

function policyOf(sweep: ShownRace["sweep"]): RatePolicy {
  if (!sweep) return "shared";
  return sweep.race.variation?.field === "rateAndScheme" ? "bestStart" : "best";
}

/** The query that opens the page on this race's set-up, whatever the playground shows by now. */
export function queryOfRace(shown: Pick<ShownRace, "race" | "sweep">): string {
  const { experiment, settings } = setUpOf(shown);
  return joinQueries(["view=race", raceToQuery(settings), experimentToQuery(experiment)]);
}

export interface ParsedSettings {
  readonly settings: RaceSettings;
  readonly problems: readonly Problem[];
}

/** Reads what `raceToQuery` wrote; what is bad is reported and left at its default. Never throws. */
export function raceFromQuery(query: string, experiment: Experiment): ParsedSettings {
  const given = new URLSearchParams(query);
  const [field, values] = (given.get("vary") ?? "").split(":");
  const { race, problems } = parseRace({
    experiment,
    seeds: {
      count: numberFromText(given.get("seeds") ?? String(defaultSettings.seedCount)),
      first: numberFromText(given.get("firstSeed") ?? "0"),
    },
    variation: given.has("vary")
      ? { field, values: (values ?? "").split(",").map(numberFromText) }
      : null,
    follows: truthFromText(given.get("follow") ?? "false"),
  });
  const named = given.get("rates") ?? "shared";
  const rates = ratePolicies.find((policy) => policy === named);
  const found = rates
    ? []
    : [{ path: "rates", fact: { code: "oneOf", allowed: ratePolicies }, given: named } as const];
  return {
    settings: {
      firstSeed: race.seeds.first,
      seedCount: race.seeds.count,
      variation: race.variation,
      rates: rates ?? "shared",
      follows: race.follows ?? false,
    },
    problems: [...problems, ...found].map((problem) => ({ ...problem, path: keyed(problem.path) })),
  };
}

const keysByPath: readonly (readonly [path: string, key: string])[] = [
  ["seeds.count", "seeds"],
  ["seeds.first", "firstSeed"],
  ["variation", "vary"],
  ["follows", "follow"],
];

const truthFromText = (text: string): unknown =>
  text === "true" || text === "false" ? text === "true" : text;

const keyed = (path: string): string =>
  keysByPath.find(([prefix]) => path.startsWith(prefix))?.[1] ?? path;
