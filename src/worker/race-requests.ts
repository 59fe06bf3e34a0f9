import { fingerprint } from "../engine/race/fingerprint.ts";
import { RunDataCache } from "../engine/race/lane-race.ts";
import { comparingEntrants } from "../engine/statistics/compare-entrants.ts";
import type { EngineId } from "../engine/training/trainer.ts";
import type { CostEstimate, RaceRequests } from "../protocol/race-messages.ts";
import { estimateCost } from "./cost-estimate.ts";
import { atOnce, type RequestHandlers } from "./requests.ts";

/** How a race's worker answers each request. */
export const raceRequests = (
  engine: EngineId,
  now: () => number,
): RequestHandlers<RaceRequests> => ({
  *estimateCosts({ race, entrants, msEach }) {
    const costs: CostEstimate[] = [];
    const data = new RunDataCache();
    for (const entrant of entrants) {
      costs.push(estimateCost(engine, race, entrant, now, msEach, data));
      yield;
    }
    return costs;
  },
  compare: ({ race, runs, entrants, measure }) => comparingEntrants(race, runs, entrants, measure),
  fingerprint: atOnce(({ race, runs }) => fingerprint(race, runs)),
});
