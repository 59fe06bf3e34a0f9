import type { ArmRun, ArmRunSnapshot } from "../engine/training/run.ts";

/** Of one arm: twelve of them hold 64 MB. */
const mostBytes = (64 * 2 ** 20) / 12;
const mostCheckpoints = 256;
/** However large the network is: fewer would make every way back a long one. */
const fewestCheckpoints = 16;

export interface Checkpoint {
  readonly epoch: number;
  readonly iteration: number;
  readonly snapshot: ArmRunSnapshot;
}

/**
 * States of one run at equal distances of epochs. Whenever there are too many
 * of them every second one goes, so their number stays bounded and the way
 * from one to the next is a fixed share of the run.
 */
export class Checkpoints {
  #all: Checkpoint[] = [];
  #every = 1;

  /** In the order of their epochs; the first is the start. */
  get all(): readonly Checkpoint[] {
    return this.#all;
  }

  /** To be called at the end of every epoch, and at the start; does nothing where none is due. */
  record(run: ArmRun): void {
    const { epoch, iteration } = run.trainer;
    const last = this.#all.at(-1);
    if (epoch % this.#every !== 0 || (last && iteration <= last.iteration)) return;
    const snapshot = run.snapshot();
    this.#all.push({ epoch, iteration, snapshot });
    if (this.#all.length <= mostOf(snapshot)) return;
    this.#every *= 2;
    this.#all = this.#all.filter((checkpoint) => checkpoint.epoch % this.#every === 0);
  }

  /** The last one at or before so many updates. */
  before(iteration: number): Checkpoint | undefined {
    return this.#all.findLast((checkpoint) => checkpoint.iteration <= iteration);
  }

  /** Those after so many updates are void. */
  cutAfter(iteration: number): void {
    this.#all = this.#all.filter((checkpoint) => checkpoint.iteration <= iteration);
  }
}

function mostOf({ trainer: { parameters, slots } }: ArmRunSnapshot): number {
  const bytes = slots.reduce((sum, slot) => sum + slot.byteLength, parameters.byteLength);
  return Math.max(fewestCheckpoints, Math.min(mostCheckpoints, Math.floor(mostBytes / bytes)));
}
