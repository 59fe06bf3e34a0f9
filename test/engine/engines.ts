import { FastTrainer } from "../../src/engine/fast/fast-trainer.ts";
import { kernelSpec } from "../../src/engine/fast/layout/kernel-spec.ts";
import { ReplicateTrainer } from "../../src/engine/fast/replicate-trainer.ts";
import { ReferenceTrainer } from "../../src/engine/reference/reference-trainer.ts";
import { armRates } from "../../src/engine/training/rates.ts";
import type { Evaluation, TrainerSetUp } from "../../src/engine/training/trainer.ts";

/** What worked examples ask of an engine; an epoch of theirs is one update. */
export interface Engine {
  trainEpoch(): void;
  parameters(): ArrayLike<number>;
  /** Over the training examples. */
  evaluate(): Evaluation;
  /** Outputs at the place x1, x2, one for each unit. */
  outputs(x1: number, x2: number): readonly number[];
}

/** In which lane the replicate runs; the others have nothing loaded. */
const lane = 2;

function single(trainer: FastTrainer | ReferenceTrainer): Engine {
  return {
    trainEpoch: () => trainer.trainEpoch(),
    parameters: () => trainer.parameters(),
    evaluate: () => trainer.evaluate("train"),
    outputs: (x1, x2) => [...trainer.predict(Float32Array.of(x1, x2), false).outputs],
  };
}

function replicate({ experiment, data, arm, parameters }: TrainerSetUp): Engine {
  const trainer = new ReplicateTrainer(
    kernelSpec(experiment, data, arm, "replicates"),
    { train: data.train.count, test: data.test.count },
    false,
  );
  const { optimiser } = experiment;
  trainer.load(lane, { data, parameters, optimiser, rates: armRates(experiment, arm) });
  return {
    trainEpoch: () => trainer.trainEpoch(),
    parameters: () => trainer.parameters(lane),
    evaluate: () => trainer.evaluate("train")[lane] as Evaluation,
    outputs: (x1, x2) => [...trainer.predict(lane, Float32Array.of(x1, x2))],
  };
}

/** Every engine, with the bound of a few of its roundings, of numbers near 1. */
export const engines = [
  {
    engine: "float64",
    create: (setUp: TrainerSetUp) => single(new ReferenceTrainer(setUp)),
    rounding: 1e-14,
  },
  {
    engine: "SIMD",
    create: (setUp: TrainerSetUp) => single(new FastTrainer(setUp)),
    rounding: 1e-6,
  },
  { engine: "SIMD, replicates in the lanes", create: replicate, rounding: 1e-6 },
] as const;
