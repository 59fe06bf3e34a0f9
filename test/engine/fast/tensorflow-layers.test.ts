import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, test } from "vitest";
import { armShape } from "../../../src/engine/experiment/arm.ts";
import { armOf } from "../../../src/engine/experiment/defaults.ts";
import type { ArmSpec } from "../../../src/engine/experiment/experiment.ts";
import { layerFunction } from "../../../src/engine/experiment/layer-functions.ts";
import { createFastTrainer } from "../../../src/engine/fast/fast-trainer.ts";
import { normalisationEpsilon } from "../../../src/engine/network/normalisation.ts";
import { createReferenceTrainer } from "../../../src/engine/reference/reference-trainer.ts";
import type { TrainerSetUp } from "../../../src/engine/training/trainer.ts";
import { prepareTensorflow } from "../../bench/tensorflow.ts";
import { type Changes, experimentWith, setUpOf } from "../example-experiment.ts";
import { layeredArm } from "../layered-arm.ts";

/*
 * Training against TensorFlow.js' own layers, gradients and optimisers: batch and layer
 * normalisation, skip connections, dropout at rate 0, rates epoch by epoch, clipped gradients.
 */

beforeAll(async () => {
  await prepareTensorflow();
});

interface Way {
  /** The rate of an epoch, by the formula that its schedule's source prints. */
  readonly rate?: (epoch: number) => number;
  /** From all gradients to those that are stepped along. */
  readonly clip?: (gradients: readonly tf.Tensor[]) => tf.Tensor[];
  readonly optimiser?: (rate: number) => tf.Optimizer;
}

/** What TensorFlow.js calls a function. */
const theirNames: Readonly<Record<string, "tanh" | "relu" | "sigmoid" | "softplus">> = {
  tanh: "tanh",
  relu: "relu",
  sigmoid: "sigmoid",
  softplus: "softplus",
};

/** A network of units of TensorFlow.js' layers with the set-up's weights. */
function modelOf({ experiment, data, arm, parameters }: TrainerSetUp): tf.LayersModel {
  const shape = armShape(experiment, data, arm);
  const { normalisation = "none" } = experiment.network;
  const input = tf.input({ shape: [shape.inputs] });
  let x = input;
  for (const [index, layer] of shape.layers.entries()) {
    const dense = tf.layers.dense({ units: layer.rows, kernelInitializer: "zeros" });
    let y = dense.apply(x) as tf.SymbolicTensor;
    const part = (start: number, length: number) =>
      Float32Array.from(parameters.slice(start, start + length));
    const flat = part(layer.weightOffset, layer.rows * layer.inputs);
    const kernel = tf.tensor2d(flat, [layer.rows, layer.inputs]).transpose();
    dense.setWeights([kernel, tf.tensor1d(part(layer.biasOffset, layer.rows))]);
    if (index < shape.hiddenLayerCount) {
      if (normalisation === "batch") {
        const options = { epsilon: normalisationEpsilon, momentum: 0.9 };
        y = tf.layers.batchNormalization(options).apply(y) as tf.SymbolicTensor;
      } else if (normalisation === "layer") {
        const options = { epsilon: normalisationEpsilon };
        y = tf.layers.layerNormalization(options).apply(y) as tf.SymbolicTensor;
      }
      const activation = theirNames[layerFunction(arm, index).activation] as "tanh";
      y = tf.layers.activation({ activation }).apply(y) as tf.SymbolicTensor;
      y = tf.layers.dropout({ rate: 0 }).apply(y) as tf.SymbolicTensor;
      if (layer.skips) y = tf.layers.add().apply([x, y]) as tf.SymbolicTensor;
    } else {
      y = tf.layers.activation({ activation: "tanh" }).apply(y) as tf.SymbolicTensor;
    }
    x = y;
  }
  return tf.model({ inputs: input, outputs: x });
}

/** Its loss over the training set after each epoch, evaluated as TensorFlow.js evaluates. */
function theirLosses(setUp: TrainerSetUp, epochs: number, way: Way): number[] {
  const { data, experiment } = setUp;
  const { train, batchSize } = data;
  const model = modelOf(setUp);
  const inputs = train.inputs.length / train.count;
  const rows = (values: Float32Array, width: number, from: number, count: number) =>
    tf.tensor2d(values.slice(from * width, (from + count) * width), [count, width]);
  const halfSquare = (y: tf.Tensor, t: tf.Tensor): tf.Scalar =>
    tf.mul(0.5, tf.mean(tf.square(tf.sub(y, t)))) as tf.Scalar;
  const variables = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
  const { learningRate } = experiment.optimiser;
  const create = way.optimiser ?? ((rate: number) => tf.train.sgd(rate));
  const optimiser = create(learningRate);
  return Array.from({ length: epochs }, (_, epoch) => {
    Object.assign(optimiser, { learningRate: learningRate * (way.rate?.(epoch) ?? 1) });
    // Its SGD keeps the rate in a tensor of its own.
    (optimiser as unknown as { setLearningRate?: (rate: number) => void }).setLearningRate?.(
      learningRate * (way.rate?.(epoch) ?? 1),
    );
    for (let from = 0; from < train.count; from += batchSize) {
      const size = Math.min(batchSize, train.count - from);
      const x = rows(train.inputs, inputs, from, size);
      const t = rows(train.targets, 1, from, size);
      const { grads } = tf.variableGrads(
        () => halfSquare(model.apply(x, { training: true }) as tf.Tensor, t),
        variables,
      );
      const names = variables.map(({ name }) => name);
      const all = names.map((name) => grads[name] as tf.Tensor);
      const clipped = way.clip?.(all) ?? all;
      optimiser.applyGradients(
        Object.fromEntries(names.map((name, index) => [name, clipped[index] as tf.Tensor])),
      );
    }
    const x = rows(train.inputs, inputs, 0, train.count);
    const t = rows(train.targets, 1, 0, train.count);
    return halfSquare(model.predict(x) as tf.Tensor, t).dataSync()[0] as number;
  });
}

const network = { hidden: [5, 5] } as const;

const byNorm = (limit: number) => (gradients: readonly tf.Tensor[]) => {
  const squares = gradients.map((gradient) => tf.sum(tf.square(gradient)).dataSync()[0] as number);
  const norm = Math.sqrt(squares.reduce((sum, square) => sum + square, 0));
  return gradients.map((gradient) => tf.mul(gradient, Math.min(1, limit / norm)));
};
const byValue = (limit: number) => (gradients: readonly tf.Tensor[]) =>
  gradients.map((gradient) => tf.clipByValue(gradient, -limit, limit));

const deep = { hidden: [5, 5, 5] } as const;
const mixed = layeredArm("relu", "sigmoid", "tanh");
const cases: readonly (readonly [string, Changes, Way, ArmSpec?])[] = [
  ["one function a layer", { network: deep }, {}, mixed],
  [
    "one function a layer, batch normalisation and skip connections",
    { network: { ...deep, normalisation: "batch", skip: "identity" } },
    {},
    mixed,
  ],
  ["batch normalisation", { network: { ...network, normalisation: "batch" } }, {}],
  ["layer normalisation", { network: { ...network, normalisation: "layer" } }, {}],
  ["skip connections", { network: { ...network, skip: "identity" } }, {}],
  [
    "batch normalisation with skip connections",
    { network: { ...network, normalisation: "batch", skip: "identity" } },
    {},
  ],
  [
    "layer normalisation with skip connections",
    { network: { ...network, normalisation: "layer", skip: "identity" } },
    {},
  ],
  ["dropout at rate 0", { network, regularisation: { dropout: 0 } }, {}],
  [
    "gradients clipped by norm",
    { optimiser: { clipping: "norm", clipAt: 0.2 } },
    { clip: byNorm(0.2) },
  ],
  [
    "gradients clipped by value",
    { optimiser: { clipping: "value", clipAt: 0.02 } },
    { clip: byValue(0.02) },
  ],
  // At N = 4 and γ = 0.5, as in schedules.test.ts.
  ["a warm-up", { optimiser: { schedule: "warmUp" } }, { rate: (e) => Math.min((e + 1) / 4, 1) }],
  ["steps", { optimiser: { schedule: "step" } }, { rate: (e) => (e < 4 ? 1 : 0.5) }],
  [
    "a cosine",
    { optimiser: { schedule: "cosine" } },
    { rate: (e) => (1 + Math.cos((Math.PI * Math.min(e, 4)) / 4)) / 2 },
  ],
  ["1/t", { optimiser: { schedule: "inverse" } }, { rate: (e) => 1 / (1 + e / 4) }],
  [
    "AdaGrad",
    { optimiser: { algorithm: "adagrad", epsilon: 1e-8 } },
    // Its ε stands under the root, and has no effect at this size of gradients.
    { optimiser: (rate) => tf.train.adagrad(rate, 1e-12) },
  ],
];

describe.each([
  ["SIMD", createFastTrainer],
  ["float64", createReferenceTrainer],
] as const)("the losses of the %s engine are those of TensorFlow.js", (_name, create) => {
  test.each(
    cases.map(([name, changes, way, arm = armOf("tanh")]) => ({ name, changes, way, arm })),
  )("with $name", ({ changes, way, arm }) => {
    const experiment = experimentWith({
      seed: 1,
      data: { sampleCount: 90 },
      ...changes,
      optimiser: {
        learningRate: 0.03,
        scheduleEpochs: 4,
        scheduleFactor: 0.5,
        ...changes.optimiser,
      },
    });
    const setUp = setUpOf(experiment, arm);
    const theirs = theirLosses(setUp, 6, way);
    const trainer = create(setUp);
    const before = trainer.evaluate("train").loss;
    for (const [epoch, expected] of theirs.entries()) {
      trainer.trainEpoch();
      const { loss } = trainer.evaluate("train");
      // Thirty updates in float32, by other orders of summation, through deviations near a tenth.
      expect([epoch, Math.abs(loss / expected - 1) < 1e-4]).toEqual([epoch, true]);
    }
    expect(Math.abs((theirs.at(-1) ?? NaN) - before)).toBeGreaterThan(1e-3);
  });
});
