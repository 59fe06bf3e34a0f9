import type { Experiment } from "../../engine/experiment/experiment.ts";
import type { Problem } from "../../engine/experiment/problem.ts";
import { joinQueries, toQuery } from "../../engine/experiment/query.ts";
import { experimentToQuery } from "../../engine/experiment/url.ts";
import { readAddress } from "../page/address.ts";
import { raceKeys } from "../page/view-keys.ts";
import { armLabel, armStates } from "../playground/arms.ts";
import type { Playground } from "../playground/playground.ts";
import { usualSpeed } from "../playground/playground-state.ts";
import { raceFromQuery, raceToQuery } from "../race/race-address.ts";
import type { Races } from "../race/races.ts";
import type { Claims } from "./claims.ts";
import type { LectureState } from "./lecture.ts";

/** What shows the items of a lecture. */
export interface ItemStores {
  readonly playground: Playground;
  readonly races: Races;
  readonly claims: Claims;
}

const views = ["playground", "race"];

/** A step beyond every last one: a claim's page knows how many it has. */
const lastStep = 99;

/** Opens a claim at its start, with no bet and no runs; or at its end, with what it came to. */
export function showClaim(
  { playground, races, claims }: ItemStores,
  id: string,
  from: LectureState["from"],
): void {
  races.cancel();
  if (playground.store.getState().isPlaying) playground.pause();
  if (from === "start") claims.renew(id);
  claims.open(id);
  if (from === "end") claims.goTo(lastStep);
  playground.open({ view: "claims" });
}

/**
 * Opens what a query sets up, an experiment or a race, before its start: nothing of what was done
 * to it before is left. False where a link locks what would change.
 */
export function showAddress({ playground, races, claims }: ItemStores, query: string): boolean {
  const { experiment, problems, view, layout } = readAddress(query, raceKeys, views);
  const race = view === "race" ? raceFromQuery(query, experiment) : null;
  if (!openAnew(playground, experiment, [...problems, ...(race?.problems ?? [])])) return false;
  if (race) races.openAnew(race.settings);
  else races.cancel();
  playground.open({ view: view ?? "playground", layout: layout ?? "compare" });
  // Only now: in the view of claims the list would be a page of its own.
  claims.open(null);
  return true;
}

/** What the person does in the playground and has raced, before a lecture shows its own; returns what brings it back. */
export function keepWork({ playground, races }: ItemStores): () => Promise<void> {
  const restoreRace = races.keepWork();
  const restoreRun = playground.keepWork();
  return () => {
    restoreRace();
    return restoreRun();
  };
}

function openAnew(
  playground: Playground,
  experiment: Experiment,
  problems: readonly Problem[],
): boolean {
  if (playground.store.getState().isPlaying) playground.pause();
  if (!playground.load(experiment)) return false;
  playground.drawing.end();
  playground.forgetChanges();
  playground.setSpeed(usualSpeed);
  playground.store.setState({ problems, notice: null });
  return true;
}

/** Which of the activations that a query sets up will be first: the answers, in words. */
export function firstAnswers(query: string): readonly string[] {
  const arms = armStates(readAddress(query, raceKeys, views).experiment.arms);
  return arms.map((state) => armLabel(state, arms));
}

/** The query that opens what the playground shows, at its start. */
export function queryOfExperiment({ store }: Playground): string {
  const { experiment, layout } = store.getState();
  return joinQueries([
    layout === "compare" ? "" : toQuery([["layout", layout]]),
    experimentToQuery(experiment),
  ]);
}

/** The query that opens the race that is set up, before its start. */
export function queryOfSetRace({ store }: Playground, races: Races): string {
  const race = raceToQuery(races.store.getState().settings);
  return joinQueries(["view=race", race, experimentToQuery(store.getState().experiment)]);
}
