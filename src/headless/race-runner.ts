import { decisionMapCells, gridPoints } from "../engine/race/decision-map.ts";
import { startEntrant } from "../engine/race/entrant-race.ts";
import { RunDataCache } from "../engine/race/lane-race.ts";
import type { Entrant, RaceSetUp } from "../engine/race/race.ts";
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
  readonly #mapAt: Float32Array | null;

  constructor(setting: RaceSetting) {
    this.#setting = setting;
    this.#mapAt = setting.maps ? gridPoints(decisionMapCells) : null;
  }

  /** The task's runs, by seed. */
  run({ entrant, seeds }: RaceTask): readonly RaceRun[] {
    const race = startEntrant(this.#setting.engine, {
      race: this.#setting.setUp,
      entrant,
      seeds,
      clock,
      mapAt: this.#mapAt,
      data: this.#data,
    });
    const runs = race.advance(Number.POSITIVE_INFINITY);
    return [...runs].sort((left, right) => left.seed - right.seed);
  }
}
