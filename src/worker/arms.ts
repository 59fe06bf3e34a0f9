import type { ArmSpec, Experiment } from "../engine/experiment/experiment.ts";
import type { Rates } from "../engine/training/rates.ts";
import { ArmRun } from "../engine/training/run.ts";
import type { RunData } from "../engine/training/run-data.ts";
import type { CreateTrainer, TrainerSnapshot } from "../engine/training/trainer.ts";
import type { ArmEntry, ArmId, Cut, Place, RunEvent } from "../protocol/messages.ts";
import { Checkpoints } from "./checkpoints.ts";
import { Curve } from "./curve.ts";
import { applyEvent, applyParameter, applyRates, isAlive, type RunningArm } from "./running-arm.ts";

export interface ArmsOptions {
  readonly experiment: Experiment;
  readonly data: RunData;
  readonly arms: readonly ArmEntry[];
  /** Of the run that is repeated; empty for a new one. */
  readonly log?: readonly RunEvent[];
  /** Where arms begin that had another run before, whose weights they keep. */
  readonly from?: ReadonlyMap<ArmId, TrainerSnapshot>;
  readonly createTrainer: CreateTrainer;
  /** Milliseconds. */
  readonly clock: () => number;
}

/**
 * The arms of one experiment, all kept at the same iteration. What a person
 * changes on the way is an event of the log: an arm that joins late starts at 0
 * and meets the same changes of the rates, at the same iterations, as the
 * others did; and the same arms with the same log repeat the run to the bit.
 *
 * The run can be set back to any earlier place and meets the same events again
 * on its way forward. An event of its own there makes what came after void.
 */
export class Arms {
  readonly experiment: Experiment;
  readonly data: RunData;
  readonly #createTrainer: CreateTrainer;
  readonly #clock: () => number;
  readonly #iterationsPerEpoch: number;
  readonly #from: ReadonlyMap<ArmId, TrainerSnapshot>;
  #log: RunEvent[];
  #taken = 0;
  #all: readonly RunningArm[] = [];
  #iteration = 0;
  /** Of the log's last event: beyond it, training has nothing to look out for. */
  #lastEventAt = 0;
  /** The furthest that the arms have been. */
  #end = 0;
  #cutAfter: Cut | null = null;

  constructor({ experiment, data, arms, log = [], from, ...rest }: ArmsOptions) {
    this.experiment = experiment;
    this.data = data;
    this.#createTrainer = rest.createTrainer;
    this.#clock = rest.clock;
    this.#from = from ?? new Map();
    this.#iterationsPerEpoch = Math.ceil(data.train.count / data.batchSize);
    this.#log = log.length > 0 ? [...log] : [startOf(experiment)];
    this.#taken = log.length;
    this.#lastEventAt = lastOf(this.#log);
    this.set(arms);
  }

  get all(): readonly RunningArm[] {
    return this.#all;
  }

  /** Where the arms are, but for those that catch up or diverged, which are before it. */
  get place(): Place {
    return this.#placeAt(this.#iteration);
  }

  /** The furthest place that the run has reached; beyond `place` where it was set back. */
  get end(): Place {
    return this.#placeAt(this.#end);
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
    this.#fork();
    this.#note({ kind: "rates", iteration: this.#iteration, rates });
    for (const arm of this.#all) if (!this.#isBehind(arm)) applyRates(arm, rates);
  }

  /** Sets one weight, bias or learned parameter of an arm; of one that is not there, nothing. */
  setParameter(armId: ArmId, index: number, value: number): void {
    const arm = this.#all.find((candidate) => candidate.armId === armId);
    if (!arm) return;
    this.#fork();
    const { iteration } = arm.run.trainer;
    this.#note({ kind: "parameter", iteration, armId, index, value });
    applyParameter(arm, index, value);
  }

  /** Events since this was last asked; the rates that a new run starts with are the first. */
  takeEvents(): readonly RunEvent[] {
    const events = this.#log.slice(this.#taken);
    this.#taken = this.#log.length;
    return events;
  }

  /** After which all that the page knows is void, since this was last asked; else null. */
  takeCut(): Cut | null {
    const cut = this.#cutAfter;
    this.#cutAfter = null;
    return cut;
  }

  trainEpochs(count: number): void {
    this.#trainTo((this.place.epoch + count) * this.#iterationsPerEpoch);
  }

  trainIteration(): void {
    this.#trainTo(this.#iteration + 1);
  }

  /** All arms are now to catch up to this place, from a checkpoint where they are beyond it. */
  aimAt({ epoch, update }: Place): void {
    this.#iteration = epoch * this.#iterationsPerEpoch + update;
    this.#end = Math.max(this.#end, this.#iteration);
    for (const arm of this.#all) this.#approach(arm, this.#iteration);
  }

  /**
   * Looks at an arm as it was, or will be, at the end of an epoch, to the bit; the arm is left
   * where it is. One that lost its numbers before is seen as it was then.
   */
  visit<Seen>(arm: RunningArm, epoch: number, look: () => Seen): Seen {
    const iteration = epoch * this.#iterationsPerEpoch;
    const { run } = arm;
    const here = run.snapshot();
    this.#approach(arm, iteration);
    while (isAlive(arm) && run.trainer.iteration < iteration) this.#advance(arm, iteration);
    const seen = look();
    arm.curve.collect(run);
    run.restore(here);
    return seen;
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
    if (late) this.#advance(late, this.#iteration);
  }

  dispose(): void {
    for (const { run } of this.#all) run.dispose();
    this.#all = [];
  }

  get #furthest(): number {
    return Math.max(0, ...this.#all.map(({ run }) => run.trainer.iteration));
  }

  #placeAt(iteration: number): Place {
    const epoch = Math.floor(iteration / this.#iterationsPerEpoch);
    return { epoch, update: iteration - epoch * this.#iterationsPerEpoch };
  }

  #trainTo(iteration: number): void {
    for (const arm of this.#all) {
      while (isAlive(arm) && arm.run.trainer.iteration < iteration) this.#advance(arm, iteration);
    }
    this.#iteration = Math.max(this.#iteration, this.#furthest);
    this.#end = Math.max(this.#end, this.#iteration);
  }

  /** By an epoch where that goes no further and no event is within it, else by an update. */
  #advance(arm: RunningArm, to: number): void {
    const { run, checkpoints } = arm;
    const { trainer } = run;
    const end = (trainer.epoch + 1) * this.#iterationsPerEpoch;
    const hasEvents = trainer.iteration < this.#lastEventAt;
    if (end <= to && !(hasEvents && this.#hasEventWithin(trainer.iteration, end))) run.advance(1);
    else run.advanceIteration();
    if (trainer.iteration === end) checkpoints.record(run);
    if (hasEvents) this.#applyEventsOf(arm);
  }

  #note(event: RunEvent): void {
    this.#log.push(event);
    this.#lastEventAt = Math.max(this.#lastEventAt, event.iteration);
  }

  #hasEventWithin(from: number, to: number): boolean {
    return this.#log.some(({ iteration }) => iteration > from && iteration < to);
  }

  /** Takes up the checkpoint from which it is nearest to a place. */
  #approach(arm: RunningArm, wanted: number): void {
    const { iteration } = arm.run.trainer;
    const isBeyond = iteration > wanted;
    if (!isBeyond && !isAlive(arm)) return;
    const checkpoint = arm.checkpoints.before(wanted);
    if (!checkpoint || (!isBeyond && checkpoint.iteration <= iteration)) return;
    arm.curve.collect(arm.run);
    arm.run.restore(checkpoint.snapshot);
    this.#applyEventsOf(arm);
  }

  /** What was trained after here is void: something else happens now. */
  #fork(): void {
    const isLater = ({ iteration }: { readonly iteration: number }) => iteration > this.#iteration;
    if (this.#iteration >= this.#end && this.#iteration >= this.#lastEventAt) return;
    this.#taken -= this.#log.slice(0, this.#taken).filter(isLater).length;
    this.#log = this.#log.filter((event) => !isLater(event));
    this.#lastEventAt = lastOf(this.#log);
    for (const { run, checkpoints, curve } of this.#all) {
      checkpoints.cutAfter(run.trainer.iteration);
      curve.cutAfter(run.trainer.epoch);
    }
    this.#end = this.#iteration;
    this.#cutAfter = { epoch: this.place.epoch, iteration: this.#iteration };
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
    const run = this.#createRun(arm, this.#from.get(armId));
    const begun = { armId, arm, run, checkpoints: new Checkpoints(), curve: new Curve() };
    this.#applyEventsOf(begun);
    begun.checkpoints.record(run);
    return begun;
  }

  #createRun(arm: ArmSpec, from?: TrainerSnapshot): ArmRun {
    return new ArmRun({
      experiment: this.experiment,
      data: this.data,
      arm,
      ...(from ? { from } : {}),
      createTrainer: this.#createTrainer,
      clock: this.#clock,
    });
  }
}

const lastOf = (log: readonly RunEvent[]): number =>
  Math.max(0, ...log.map(({ iteration }) => iteration));

/** The rates that a run starts with: they may be others by the time that it is repeated. */
const startOf = ({ optimiser, regularisation }: Experiment): RunEvent => ({
  kind: "rates",
  iteration: 0,
  rates: { learningRate: optimiser.learningRate, regularisationRate: regularisation.rate },
});
