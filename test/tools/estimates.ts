/**
 * How near a race's estimated duration comes to what it takes: `npm run estimates`.
 *
 * Every race of the lessons, and every set-up of the gallery with 50 seeds, is estimated as the
 * page does and then run on one thread. Prints both for each race, and the share of those whose
 * estimate is within a factor of two.
 */
import { performance } from "node:perf_hooks";
import { experimentFromQuery } from "../../src/engine/experiment/url.ts";
import { startEntrant } from "../../src/engine/race/entrant-race.ts";
import { RunDataCache } from "../../src/engine/race/lane-race.ts";
import { entrantsOf, type Race } from "../../src/engine/race/race.ts";
import { trialsOf } from "../../src/lessons/claim.ts";
import { claims } from "../../src/lessons/claims/registry.ts";
import { namedSetUps } from "../../src/lessons/set-ups/registry.ts";
import { estimateMsEach } from "../../src/store/race/cost-estimates.ts";
import {
  defaultSettings,
  estimateDuration,
  planJobs,
  raceOf,
} from "../../src/store/race/race-plan.ts";
import { estimateCost } from "../../src/worker/cost-estimate.ts";

const clock = (): number => performance.now();

function estimatedMs(race: Race): number {
  const entrants = entrantsOf(race);
  const msEach = estimateMsEach(entrants.length);
  const data = new RunDataCache();
  const costs = entrants.map((entrant) => estimateCost("fast", race, entrant, clock, msEach, data));
  return estimateDuration(race, costs, 1, defaultSettings).aboutMs;
}

function takenMs(race: Race): number {
  const data = new RunDataCache();
  const start = clock();
  for (const { entrant, seeds } of planJobs(race, [])) {
    const runs = startEntrant("fast", { race, entrant, seeds, clock, mapAt: null, data });
    while (!runs.done) runs.advance(clock() + 25);
  }
  return clock() - start;
}

const races: readonly (readonly [name: string, race: Race])[] = [
  ...claims.flatMap((claim) =>
    trialsOf(claim).map(({ race }, place) => [`${claim.id} ${place + 1}`, race] as const),
  ),
  ...namedSetUps.map(
    ({ id, query }) =>
      [id, raceOf(experimentFromQuery(query).experiment, defaultSettings)] as const,
  ),
];

let near = 0;
for (const [name, race] of races) {
  const about = estimatedMs(race);
  const taken = takenMs(race);
  const ratio = about / taken;
  const isNear = ratio > 0.5 && ratio < 2;
  near += isNear ? 1 : 0;
  const figures = [about, taken].map((ms) => `${Math.round(ms)} ms`.padStart(9)).join(" ");
  console.log(`${name.padEnd(28)} ${figures}  ${ratio.toFixed(2)}${isNear ? "" : "  ✕"}`);
}
console.log(`${near} of ${races.length} within a factor of two`);
