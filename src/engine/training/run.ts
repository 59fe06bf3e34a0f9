import { armShape } from "../experiment/arm.ts";
import type { ArmSpec, ConvergenceRule, Experiment } from "../experiment/experiment.ts";
import { metricById } from "../experiment/metrics.ts";
import type { NetworkShape } from "../network/network-shape.ts";
import { type ConvergenceSnapshot, ConvergenceTracker, type Standing } from "./convergence.ts";
import { type HistoryPoint, historySchedule } from "./history.ts";
import { initialise } from "./initialise.ts";
import type { RunOutcome } from "./outcome.ts";
import type { RunData } from "./run-data.ts";
import type { CreateTrainer, Evaluation, SplitId, Trainer, TrainerSnapshot } from "./trainer.ts";

export interface ArmRunOptions {
  readonly experiment: Experiment;
  readonly data: RunData;
  readonly arm: ArmSpec;
  /** The replicate's seed, where it is not the experiment's. */
  readonly seed?: number;
  readonly createTrainer: CreateTrainer;
  /** Another run's, whose weights and optimiser's memory this one begins with where they fit. */
  readonly from?: TrainerSnapshot;
  /** Looks at the rule's metric after the outcome too, at the end of every epoch. */
  readonly follows?: boolean;
  /** Milliseconds from any start; the engine has no clock of its own. */
  readonly clock: () => number;
}

/**
 * Everything that a run continues from; curve points up to then are with the caller that took
 * them.
 */
export interface ArmRunSnapshot {
  readonly trainer: TrainerSnapshot;
  readonly convergence: ConvergenceSnapshot;
  readonly computeMs: number;
  readonly divergedAt: number | null;
  readonly nextRecorded: number;
}

/** One arm with one seed: trains, watches the rule, and keeps the curves. */
export class ArmRun {
  readonly shape: NetworkShape;
  readonly trainer: Trainer;
  readonly #rule: ConvergenceRule;
  readonly #tracker: ConvergenceTracker;
  readonly #clock: () => number;
  readonly #follows: boolean;
  #computeMs = 0;
  #divergedAt: number | null = null;
  #nextRecorded = 0;
  #history: HistoryPoint[] = [];

  constructor({ experiment, data, arm, seed = experiment.seed, ...rest }: ArmRunOptions) {
    this.shape = armShape(experiment, data, arm);
    const parameters = initialise(experiment, this.shape, arm, seed);
    this.trainer = rest.createTrainer({ experiment, data, arm, parameters });
    if (rest.from) beginFrom(this.trainer, rest.from);
    this.#rule = experiment.rule;
    this.#tracker = new ConvergenceTracker(experiment.rule);
    this.#clock = rest.clock;
    this.#follows = rest.follows ?? metricById[experiment.rule.metric].split === "train";
    this.#recordHistory(evaluations(this.trainer));
  }

  /** Training compute so far, without evaluation. */
  get computeMs(): number {
    return this.#computeMs;
  }

  /** Null while the rule is neither met nor out of budget; training may go on after either. */
  get outcome(): RunOutcome | null {
    return this.#tracker.outcome;
  }

  /**
   * Whether the rule that was met still holds. Exact to the epoch where the
   * rule's metric is the training loss, and up to the outcome. After the outcome
   * a metric of the test set is looked at where the curve has its points (every
   * epoch up to 100, then steps of 1 %): each epoch would cost a fifth more.
   */
  get standing(): Standing {
    return this.#tracker.standing;
  }

  /**
   * The first epoch whose training loss was not finite; null while there is
   * none. A run can lose its numbers after its outcome too, which then stays.
   */
  get divergedAt(): number | null {
    return this.#divergedAt;
  }

  /** Trains that many epochs; a run that lost its numbers stays where it is. */
  advance(epochs: number): void {
    const target = this.trainer.epoch + epochs;
    while (this.trainer.epoch < target && this.#divergedAt === null) {
      this.#train(() => this.trainer.trainEpoch());
      this.#finishEpoch();
    }
  }

  /** Trains one mini-batch. */
  advanceIteration(): void {
    if (this.#divergedAt !== null) return;
    const { epoch } = this.trainer;
    this.#train(() => this.trainer.trainIteration());
    if (this.trainer.epoch > epoch) this.#finishEpoch();
  }

  /** Curve points since this was last asked; epoch 0 is the first. */
  takeHistory(): readonly HistoryPoint[] {
    const taken = this.#history;
    this.#history = [];
    return taken;
  }

  snapshot(): ArmRunSnapshot {
    return {
      trainer: this.trainer.snapshot(),
      convergence: this.#tracker.snapshot(),
      computeMs: this.#computeMs,
      divergedAt: this.#divergedAt,
      nextRecorded: this.#nextRecorded,
    };
  }

  /** Goes on from a snapshot of the same experiment, arm, seed and engine, to the same bits. */
  restore(snapshot: ArmRunSnapshot): void {
    this.trainer.restore(snapshot.trainer);
    this.#tracker.restore(snapshot.convergence);
    this.#computeMs = snapshot.computeMs;
    this.#divergedAt = snapshot.divergedAt;
    this.#nextRecorded = snapshot.nextRecorded;
    this.#history = [];
  }

  dispose(): void {
    this.trainer.dispose();
  }

  #train(work: () => void): void {
    const start = this.#clock();
    work();
    this.#computeMs += this.#clock() - start;
  }

  #finishEpoch(): void {
    const { epoch } = this.trainer;
    const now = evaluations(this.trainer);
    // Every epoch, also after the outcome: divergence is dated exactly, whatever the frame rate.
    const { loss } = now("train");
    if (!Number.isFinite(loss)) this.#divergedAt = epoch;
    const isOpen = this.outcome === null;
    const isDue = epoch >= this.#nextRecorded || this.#divergedAt !== null;
    if (isOpen || isDue || this.#follows) {
      this.#tracker.record(epoch, loss, this.#metric(now), this.#computeMs);
    }
    // The curve has a point at its outcome, and its last one at divergence.
    if (isDue || (isOpen && this.outcome !== null)) this.#recordHistory(now);
  }

  #metric(now: Evaluations): number {
    const { split, quantity } = metricById[this.#rule.metric];
    return now(split)[quantity];
  }

  #recordHistory(now: Evaluations): void {
    const { epoch } = this.trainer;
    const { loss: testLoss, accuracy: testAccuracy } = now("test");
    this.#history.push({ epoch, trainLoss: now("train").loss, testLoss, testAccuracy });
    if (epoch >= this.#nextRecorded) this.#nextRecorded = historySchedule(epoch);
  }
}

/** At epoch 0 of its own data; where the shapes differ, the trainer stays at its own draws. */
function beginFrom(trainer: Trainer, from: TrainerSnapshot): void {
  const fresh = trainer.snapshot();
  if (fresh.parameters.length !== from.parameters.length) return;
  trainer.restore({
    ...fresh,
    parameters: from.parameters,
    slots: from.slots,
    powers: from.powers,
  });
}

type Evaluations = (split: SplitId) => Evaluation;

/** The trainer as it stands, each split evaluated once, when it is first asked for. */
function evaluations(trainer: Trainer): Evaluations {
  const known: Partial<Record<SplitId, Evaluation>> = {};
  return (split) => {
    const evaluation = known[split] ?? trainer.evaluate(split);
    known[split] = evaluation;
    return evaluation;
  };
}
