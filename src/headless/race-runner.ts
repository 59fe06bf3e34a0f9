import { inputCount } from "../engine/data/datasets.ts";
import { mapPoints } from "../engine/race/decision-map.ts";
import { startEntrant } from "../engine/race/entrant-race.ts";
import { RunDataCache } from "../engine/race/lane-race.ts";
import { type Entrant, experimentOf, type RaceSetUp } from "../engine/race/race.ts";
import type { RaceRun } from "../engine/race/race-run.ts";
import type { EngineId } from "../engine/training/trainer.ts";

/** What all tasks of a race share. */
export interface RaceSetting {
  readonly setUp: RaceSetUp;
  readonly engine: EngineId;
  /** Whether runs carry their decision map. */
  readonly maps: boolean;
}

/** A block of one entrant's seeds. */
export interface RaceTask {
  readonly entrant: Entrant;
  readonly seeds: readonly number[];
}

const clock = (): number => performance.now();

/** Runs tasks one after another; the data of a seed serve all entrants that see the same points. */
export class RaceRunner {
  readonly #setting: RaceSetting;
  readonly #data = new RunDataCache();

  constructor(setting: RaceSetting) {
    this.#setting = setting;
  }

  /** The task's runs, by seed. */
  run({ entrant, seeds }: RaceTask): readonly RaceRun[] {
    const { setUp, engine, maps } = this.#setting;
    const { data } = experimentOf(setUp, entrant, 0);
    const race = startEntrant(engine, {
      race: setUp,
      entrant,
      seeds,
      clock,
      mapAt: maps ? mapPoints(inputCount(data)) : null,
      data: this.#data,
    });
    const runs = race.advance(Number.POSITIVE_INFINITY);
    return [...runs].sort((left, right) => left.seed - right.seed);
  }
}
