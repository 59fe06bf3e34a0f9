import type { ArmSpec, Experiment } from "../engine/experiment/experiment.ts";
import { prepareRun } from "../engine/training/prepare-run.ts";
import type { Rates } from "../engine/training/rates.ts";
import { ArmRun } from "../engine/training/run.ts";
import type { RunData } from "../engine/training/run-data.ts";
import type { CreateTrainer } from "../engine/training/trainer.ts";
import type { ArmEntry, ArmId } from "../protocol/messages.ts";

export interface ComparedArm {
  readonly armId: ArmId;
  readonly arm: ArmSpec;
  readonly run: ArmRun;
}

export interface ArmRunsOptions {
  readonly experiment: Experiment;
  readonly arms: readonly ArmEntry[];
  readonly createTrainer: CreateTrainer;
  /** Milliseconds. */
  readonly clock: () => number;
}

/**
 * The arms of one experiment, all kept at the same iteration. An arm that joins
 * late starts at 0 and lives through the same changes of the rates, at the same
 * iterations, as the others did.
 *
 * @throws RangeError where the experiment cannot be prepared.
 */
export class ArmRuns {
  readonly experiment: Experiment;
  readonly data: RunData;
  readonly #createTrainer: CreateTrainer;
  readonly #clock: () => number;
  readonly #iterationsPerEpoch: number;
  #arms: readonly ComparedArm[] = [];
  #rateChanges: readonly { readonly iteration: number; readonly rates: Rates }[] = [];
  #iteration = 0;
  #epoch = 0;

  constructor({ experiment, arms, createTrainer, clock }: ArmRunsOptions) {
    this.experiment = experiment;
    this.data = prepareRun(experiment);
    this.#createTrainer = createTrainer;
    this.#clock = clock;
    this.#iterationsPerEpoch = Math.ceil(this.data.train.count / this.data.batchSize);
    this.setArms(arms);
  }

  get arms(): readonly ComparedArm[] {
    return this.#arms;
  }

  /** The epoch that the comparison is at; arms that catch up are below it. */
  get epoch(): number {
    return this.#epoch;
  }

  get isCatchingUp(): boolean {
    return this.#arms.some((arm) => this.#isBehind(arm));
  }

  /** Every arm has converged, spent its budget or diverged. */
  get isFinished(): boolean {
    return this.#arms.every(({ run }) => run.outcome !== null);
  }

  /** Some arm still has numbers to train. */
  get canTrain(): boolean {
    return this.#arms.some(isAlive);
  }

  setArms(entries: readonly ArmEntry[]): void {
    const before = new Map(this.#arms.map((arm) => [arm.armId, arm]));
    const staying = new Set(entries.map(({ armId }) => armId));
    const after = entries.map(
      ({ armId, arm }) => before.get(armId) ?? { armId, arm, run: this.#createRun(arm) },
    );
    for (const { armId, run } of this.#arms) if (!staying.has(armId)) run.dispose();
    this.#arms = after;
  }

  setRates(rates: Rates): void {
    this.#rateChanges = [...this.#rateChanges, { iteration: this.#iteration, rates }];
    for (const arm of this.#arms) if (!this.#isBehind(arm)) applyRates(arm, rates);
  }

  trainEpochs(count: number): void {
    for (const { run } of this.#arms) run.advance(count);
    this.#settle();
  }

  trainIteration(): void {
    for (const { run } of this.#arms) run.advanceIteration();
    this.#settle();
  }

  /** Brings one late arm forward, by an epoch where it can. */
  catchUp(): void {
    const late = this.#arms.find((arm) => this.#isBehind(arm));
    if (!late) return;
    const { trainer } = late.run;
    this.#applyChangesOfNow(late);
    const end = (trainer.epoch + 1) * this.#iterationsPerEpoch;
    const nextChange = this.#rateChanges.find(({ iteration }) => iteration > trainer.iteration);
    if (end <= this.#iteration && end <= (nextChange?.iteration ?? end)) late.run.advance(1);
    else late.run.advanceIteration();
    this.#applyChangesOfNow(late);
  }

  dispose(): void {
    for (const { run } of this.#arms) run.dispose();
    this.#arms = [];
  }

  #isBehind(arm: ComparedArm): boolean {
    return isAlive(arm) && arm.run.trainer.iteration < this.#iteration;
  }

  #applyChangesOfNow(arm: ComparedArm): void {
    for (const { iteration, rates } of this.#rateChanges) {
      if (iteration === arm.run.trainer.iteration) applyRates(arm, rates);
    }
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

  #settle(): void {
    for (const { trainer } of this.#arms.map(({ run }) => run)) {
      this.#iteration = Math.max(this.#iteration, trainer.iteration);
      this.#epoch = Math.max(this.#epoch, trainer.epoch);
    }
  }
}

const isAlive = ({ run }: ComparedArm): boolean => run.divergedAt === null;

/** An arm with a learning rate of its own keeps it. */
function applyRates({ arm, run }: ComparedArm, rates: Rates): void {
  run.trainer.setRates({ ...rates, learningRate: arm.learningRate ?? rates.learningRate });
}
