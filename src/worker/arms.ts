import type { ArmSpec, Experiment } from "../engine/experiment/experiment.ts";
import type { Rates } from "../engine/training/rates.ts";
import { ArmRun } from "../engine/training/run.ts";
import type { RunData } from "../engine/training/run-data.ts";
import type { CreateTrainer } from "../engine/training/trainer.ts";
import type { ArmEntry, ArmId, Place, RunEvent } from "../protocol/messages.ts";
import { applyEvent, applyParameter, applyRates, isAlive, type RunningArm } from "./running-arm.ts";

export interface ArmsOptions {
  readonly experiment: Experiment;
  readonly data: RunData;
  readonly arms: readonly ArmEntry[];
  /** Of the run that is repeated; empty for a new one. */
  readonly log?: readonly RunEvent[];
  readonly createTrainer: CreateTrainer;
  /** Milliseconds. */
  readonly clock: () => number;
}

/**
 * The arms of one experiment, all kept at the same iteration. What a person
 * changes on the way is an event of the log: an arm that joins late starts at 0
 * and meets the same changes of the rates, at the same iterations, as the
 * others did; and the same arms with the same log repeat the run to the bit.
 */
export class Arms {
  readonly experiment: Experiment;
  readonly data: RunData;
  readonly #createTrainer: CreateTrainer;
  readonly #clock: () => number;
  readonly #iterationsPerEpoch: number;
  readonly #log: RunEvent[];
  #taken = 0;
  #all: readonly RunningArm[] = [];
  #iteration = 0;

  constructor({ experiment, data, arms, log = [], createTrainer, clock }: ArmsOptions) {
    this.experiment = experiment;
    this.data = data;
    this.#createTrainer = createTrainer;
    this.#clock = clock;
    this.#iterationsPerEpoch = Math.ceil(data.train.count / data.batchSize);
    this.#log = log.length > 0 ? [...log] : [startOf(experiment)];
    this.#taken = log.length;
    this.set(arms);
  }

  get all(): readonly RunningArm[] {
    return this.#all;
  }

  /** Where the arms are, but for those that catch up or diverged, which are before it. */
  get place(): Place {
    const epoch = Math.floor(this.#iteration / this.#iterationsPerEpoch);
    return { epoch, update: this.#iteration - epoch * this.#iterationsPerEpoch };
  }

  get isCatchingUp(): boolean {
    return this.#all.some((arm) => this.#isBehind(arm));
  }

  /** Every arm has converged, spent its budget or diverged. */
  get isFinished(): boolean {
    return this.#all.every(({ run }) => run.outcome !== null);
  }

  /** Some arm still has numbers to train. */
  get canTrain(): boolean {
    return this.#all.some(isAlive);
  }

  /** @throws RangeError where there is none. */
  find(armId: ArmId): RunningArm {
    const found = this.#all.find((arm) => arm.armId === armId);
    if (!found) throw new RangeError(`No arm ${armId}`);
    return found;
  }

  set(entries: readonly ArmEntry[]): void {
    const before = new Map(this.#all.map((arm) => [arm.armId, arm]));
    const staying = new Set(entries.map(({ armId }) => armId));
    const after = entries.map((entry) => before.get(entry.armId) ?? this.#begin(entry));
    for (const { armId, run } of this.#all) if (!staying.has(armId)) run.dispose();
    this.#all = after;
  }

  setRates(rates: Rates): void {
    this.#log.push({ kind: "rates", iteration: this.#iteration, rates });
    for (const arm of this.#all) if (!this.#isBehind(arm)) applyRates(arm, rates);
  }

  /** Sets one weight, bias or learned parameter of an arm; of one that is not there, nothing. */
  setParameter(armId: ArmId, index: number, value: number): void {
    const arm = this.#all.find((candidate) => candidate.armId === armId);
    if (!arm) return;
    const { iteration } = arm.run.trainer;
    this.#log.push({ kind: "parameter", iteration, armId, index, value });
    applyParameter(arm, index, value);
  }

  /** Events since this was last asked; the rates that a new run starts with are the first. */
  takeEvents(): readonly RunEvent[] {
    const events = this.#log.slice(this.#taken);
    this.#taken = this.#log.length;
    return events;
  }

  trainEpochs(count: number): void {
    for (const { run } of this.#all) run.advance(count);
    this.#iteration = Math.max(this.#iteration, this.#furthest);
  }

  trainIteration(): void {
    for (const { run } of this.#all) run.advanceIteration();
    this.#iteration = Math.max(this.#iteration, this.#furthest);
  }

  /**
   * All arms are now to catch up to this place.
   *
   * @throws RangeError where they are beyond it.
   */
  aimAt({ epoch, update }: Place): void {
    const iteration = epoch * this.#iterationsPerEpoch + update;
    if (iteration < this.#iteration) throw new RangeError("Training goes forward only");
    this.#iteration = iteration;
  }

  /** All arms are to be where the furthest one is by now. */
  meet(): void {
    this.#iteration = this.#furthest;
  }

  /** Brings the arm that is furthest behind forward, by an epoch where it can. */
  catchUp(): void {
    const [late] = this.#all
      .filter((arm) => this.#isBehind(arm))
      .sort((left, right) => left.run.trainer.iteration - right.run.trainer.iteration);
    if (!late) return;
    const { trainer } = late.run;
    const end = (trainer.epoch + 1) * this.#iterationsPerEpoch;
    const isFree = ({ iteration }: RunEvent): boolean =>
      iteration <= trainer.iteration || iteration >= end;
    if (end <= this.#iteration && this.#log.every(isFree)) late.run.advance(1);
    else late.run.advanceIteration();
    this.#applyEventsOf(late);
  }

  dispose(): void {
    for (const { run } of this.#all) run.dispose();
    this.#all = [];
  }

  get #furthest(): number {
    return Math.max(0, ...this.#all.map(({ run }) => run.trainer.iteration));
  }

  #isBehind(arm: RunningArm): boolean {
    return isAlive(arm) && arm.run.trainer.iteration < this.#iteration;
  }

  /** Those that happened where this arm is now. */
  #applyEventsOf(arm: RunningArm): void {
    for (const event of this.#log) {
      if (event.iteration !== arm.run.trainer.iteration) continue;
      applyEvent(arm, event);
    }
  }

  #begin({ armId, arm }: ArmEntry): RunningArm {
    const begun = { armId, arm, run: this.#createRun(arm) };
    this.#applyEventsOf(begun);
    return begun;
  }

  #createRun(arm: ArmSpec): ArmRun {
    return new ArmRun({
      experiment: this.experiment,
      data: this.data,
      arm,
      createTrainer: this.#createTrainer,
      clock: this.#clock,
    });
  }
}

/** The rates that a run starts with: they may be others by the time that it is repeated. */
const startOf = ({ optimiser, regularisation }: Experiment): RunEvent => ({
  kind: "rates",
  iteration: 0,
  rates: { learningRate: optimiser.learningRate, regularisationRate: regularisation.rate },
});
