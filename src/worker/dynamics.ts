import { diagnose } from "../engine/diagnostics/layer-diagnostics.ts";
import { learnedOf } from "../engine/network/network-shape.ts";
import type { Trainer } from "../engine/training/trainer.ts";
import type { Dynamics, Moment } from "../protocol/pictures.ts";
import type { Arms } from "./arms.ts";
import type { Checkpoint } from "./checkpoints.ts";
import type { RunningArm } from "./running-arm.ts";

/** Enough for a curve; each costs as much as a diagnosis. */
const mostMoments = 64;

/** Each is looked at once, whoever asks. */
const known = new WeakMap<Checkpoint, Moment>();

/**
 * How an arm's hidden layers went over its run, from its checkpoints; the
 * widest gaps are filled first, until `isTimeUp`. At least one that is missing
 * is worked out.
 */
export function dynamicsOf(arms: Arms, arm: RunningArm, isTimeUp: () => boolean): Dynamics {
  const all = arm.checkpoints.all;
  const stride = strideFor(all.length);
  for (let step = stride * 16; step >= stride; step /= 2) {
    for (let index = 0; index < all.length; index += step) {
      const checkpoint = all[index] as Checkpoint;
      if (known.has(checkpoint)) continue;
      known.set(checkpoint, momentOf(arms, arm, checkpoint));
      if (isTimeUp()) return { moments: knownOf(all), isComplete: false };
    }
  }
  return { moments: knownOf(all), isComplete: true };
}

/** A power of two: when checkpoints thin out, those that were looked at stay. */
function strideFor(count: number): number {
  let stride = 1;
  while (count / stride > mostMoments) stride *= 2;
  return stride;
}

const knownOf = (all: readonly Checkpoint[]): readonly Moment[] =>
  all.flatMap((checkpoint) => known.get(checkpoint) ?? []);

function momentOf({ experiment, data }: Arms, { arm, run }: RunningArm, at: Checkpoint): Moment {
  const { trainer: state } = at.snapshot;
  const parameters = Float32Array.from(state.parameters);
  const layers = diagnose({ experiment, data, arm, parameters });
  const after = afterNextUpdate(run.trainer, at);
  return {
    epoch: at.epoch,
    layers: layers.map(
      ({ histogram: _, histogramMin: __, histogramMax: ___, ...signals }) => signals,
    ),
    learned: learnedOf(parameters, run.shape),
    updateRatios: run.shape.layers.map(({ weightOffset, biasOffset }) => {
      const before = parameters.subarray(weightOffset, biasOffset);
      const change = before.map(
        (weight, index) => (after[weightOffset + index] as number) - weight,
      );
      return norm(change) / norm(before);
    }),
  };
}

/** Parameters after the update that follows a checkpoint; the trainer is left where it is. */
function afterNextUpdate(trainer: Trainer, { snapshot }: Checkpoint): ArrayLike<number> {
  const here = trainer.snapshot();
  trainer.restore(snapshot.trainer);
  trainer.trainIteration();
  const after = trainer.parameters();
  trainer.restore(here);
  return after;
}

const norm = (values: Float32Array): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
