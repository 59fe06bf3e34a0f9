import { countDeadUnits } from "../engine/dead-units.ts";
import type { ArmSpec } from "../engine/experiment/experiment.ts";
import { decisionMapCells, gridPoints, quantise } from "../engine/race/decision-map.ts";
import { LaneRace, RunDataCache } from "../engine/race/lane-race.ts";
import { type Entrant, experimentOf, type RaceSetUp } from "../engine/race/race.ts";
import type { EngineId } from "../engine/race/race-file.ts";
import type { RaceRun } from "../engine/race/race-run.ts";
import { createReferenceTrainer } from "../engine/reference/reference-trainer.ts";
import { ArmRun } from "../engine/run.ts";

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
  run(task: RaceTask): readonly RaceRun[] {
    const runs =
      this.#setting.engine === "fast"
        ? this.#inLanes(task)
        : task.seeds.map((seed) => this.#alone(task.entrant, seed));
    return [...runs].sort((left, right) => left.seed - right.seed);
  }

  #inLanes({ entrant, seeds }: RaceTask): readonly RaceRun[] {
    const race = new LaneRace({
      race: this.#setting.setUp,
      entrant,
      seeds,
      clock,
      mapAt: this.#mapAt,
      data: this.#data,
    });
    return race.advance(Number.POSITIVE_INFINITY);
  }

  /** The float64 engine knows no lanes. */
  #alone(entrant: Entrant, seed: number): RaceRun {
    const experiment = experimentOf(this.#setting.setUp, entrant, seed);
    const data = this.#data.get(experiment);
    const arm = experiment.arms[0] as ArmSpec;
    const run = new ArmRun({ experiment, data, arm, createTrainer: createReferenceTrainer, clock });
    while (!run.outcome) run.advance(1);
    const { trainer, outcome, computeMs } = run;
    const test = trainer.evaluate("test");
    const parameters = trainer.parameters();
    const mapAt = this.#mapAt;
    return {
      ...entrant,
      seed,
      outcome,
      epochs: trainer.epoch,
      computeMs,
      trainLoss: trainer.evaluate("train").loss,
      testLoss: test.loss,
      testAccuracy: test.accuracy,
      deadUnits: countDeadUnits({ experiment, data, arm, parameters }),
      map: mapAt && quantise(data, trainer.predict(mapAt, false).outputs),
    };
  }
}
