import type { RaceSetUp } from "../../engine/race/race.ts";
import { replayOf } from "../../store/race/race-replay.ts";
import { say } from "../../words/say.ts";
import { usePlayground } from "../shared/playground-context.ts";
import { useRaceState } from "../shared/race-context.ts";
import type { RaceRow } from "./race-figures.ts";

/** Opens one of a race's runs in the playground: that seed, that setting, that arm. */
export function useOpenRun(
  race: RaceSetUp,
  rows: readonly RaceRow[],
): (rowKey: string, seed: number) => void {
  const playground = usePlayground();
  const variant = useRaceState((state) => state.variant);
  return (rowKey, seed) => {
    const row = rows.find(({ key }) => key === rowKey);
    if (!row) return;
    const entrant = { arm: row.arm, variant };
    const what = say("change.seedOfRace", { seed, arm: row.label });
    if (!playground.load(replayOf(race, entrant, seed), what)) return;
    const arm = playground.store.getState().arms[row.arm];
    if (arm) playground.focus(arm.armId);
    playground.open({ view: "playground" });
    playground.play();
  };
}
