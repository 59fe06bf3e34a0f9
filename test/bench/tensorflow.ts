import * as tf from "@tensorflow/tfjs";
import { armShape } from "../../src/engine/arm.ts";
import type { TrainerSetUp } from "../../src/engine/trainer.ts";

/** One way of training an epoch; resolves when the weights are updated. */
export interface Way {
  readonly name: string;
  readonly trainEpoch: () => Promise<void>;
  readonly dispose: () => void;
}

/** The same data, network and weights in TensorFlow.js, ready for each of its ways. */
function tensors(setUp: TrainerSetUp) {
  const { data, experiment, arm, parameters } = setUp;
  const shape = armShape(experiment, data, arm);
  const { train, batchSize } = data;
  const batches: { x: tf.Tensor2D; t: tf.Tensor2D }[] = [];
  for (let from = 0; from < train.count; from += batchSize) {
    const size = Math.min(batchSize, train.count - from);
    const rows = (values: Float32Array, width: number): tf.Tensor2D =>
      tf.tensor2d(values.slice(from * width, (from + size) * width), [size, width]);
    batches.push({ x: rows(train.inputs, shape.inputs), t: rows(train.targets, shape.outputs) });
  }
  const initial = shape.layers.map((layer) => ({
    // Kernels here are [input][row].
    kernel: tf.tidy(
      (): tf.Tensor2D =>
        tf
          .tensor2d(Float32Array.from(parameters.slice(layer.weightOffset, layer.biasOffset)), [
            layer.rows,
            layer.inputs,
          ])
          .transpose(),
    ),
    bias: tf.tensor1d(
      Float32Array.from(parameters.slice(layer.biasOffset, layer.biasOffset + layer.rows)),
    ),
  }));
  return { batches, initial, learningRate: experiment.optimiser.learningRate };
}

const halfSquare = (error: tf.Tensor): tf.Scalar =>
  tf.mul(0.5, tf.mean(tf.square(error))) as tf.Scalar;

/** `model.fit`, one epoch a call. */
export function fit(setUp: TrainerSetUp): Way {
  const { batches, initial, learningRate } = tensors(setUp);
  const model = tf.sequential({
    layers: initial.map(({ kernel }, index) =>
      tf.layers.dense({
        units: kernel.shape[1] as number,
        activation: "tanh",
        ...(index === 0 ? { inputShape: [kernel.shape[0] as number] } : {}),
      }),
    ),
  });
  model.setWeights(initial.flatMap(({ kernel, bias }) => [kernel, bias]));
  model.compile({
    optimizer: tf.train.sgd(learningRate),
    loss: (t: tf.Tensor, y: tf.Tensor) => halfSquare(tf.sub(y, t)),
  });
  const x = tf.concat(batches.map((batch) => batch.x));
  const t = tf.concat(batches.map((batch) => batch.t));
  const batchSize = setUp.data.batchSize;
  return {
    name: "fit",
    trainEpoch: async () => {
      await model.fit(x, t, {
        epochs: 1,
        batchSize,
        shuffle: false,
        verbose: 0,
        yieldEvery: "never",
      });
    },
    dispose: () => model.dispose(),
  };
}

/** `optimizer.minimize` of a loss written with operations. */
export function minimize(setUp: TrainerSetUp): Way {
  const { batches, initial, learningRate } = tensors(setUp);
  const layers = initial.map(({ kernel, bias }) => ({
    kernel: tf.variable(kernel),
    bias: tf.variable(bias),
  }));
  const optimiser = tf.train.sgd(learningRate);
  const forward = (x: tf.Tensor2D): tf.Tensor =>
    layers.reduce<tf.Tensor>(
      (a, { kernel, bias }) => tf.tanh(tf.add(tf.matMul(a as tf.Tensor2D, kernel), bias)),
      x,
    );
  return {
    name: "minimize",
    trainEpoch: async () => {
      for (const { x, t } of batches) {
        optimiser.minimize(() => halfSquare(tf.sub(forward(x), t)));
      }
    },
    dispose: () => optimiser.dispose(),
  };
}

/** Forward, backward and update written out by hand, without its automatic differentiation. */
export function byHand(setUp: TrainerSetUp): Way {
  const { batches, initial, learningRate } = tensors(setUp);
  let layers: { kernel: tf.Tensor2D; bias: tf.Tensor1D }[] = initial;
  const step = (x: tf.Tensor2D, t: tf.Tensor2D): typeof layers => {
    const activations: tf.Tensor2D[] = [x];
    for (const { kernel, bias } of layers) {
      const below = activations.at(-1) as tf.Tensor2D;
      activations.push(tf.tanh(tf.add(tf.matMul(below, kernel), bias)));
    }
    const slope = (a: tf.Tensor2D): tf.Tensor2D => tf.sub(1, tf.square(a));
    const output = activations.at(-1) as tf.Tensor2D;
    let delta = tf.mul(tf.sub(output, t), slope(output)) as tf.Tensor2D;
    const scale = -learningRate / (x.shape[0] as number);
    const next: typeof layers = [];
    for (let index = layers.length - 1; index >= 0; index--) {
      const { kernel, bias } = layers[index] as (typeof layers)[number];
      const below = activations[index] as tf.Tensor2D;
      const kernelGradient = tf.matMul(below, delta, true, false);
      const biasGradient = tf.sum(delta, 0);
      if (index > 0) {
        delta = tf.mul(tf.matMul(delta, kernel, false, true), slope(below)) as tf.Tensor2D;
      }
      next[index] = {
        kernel: tf.add(kernel, tf.mul(kernelGradient, scale)) as tf.Tensor2D,
        bias: tf.add(bias, tf.mul(biasGradient, scale)) as tf.Tensor1D,
      };
    }
    return next;
  };
  return {
    name: "by hand",
    trainEpoch: async () => {
      for (const { x, t } of batches) {
        const before = layers;
        layers = tf.tidy(() => step(x, t));
        for (const { kernel, bias } of before) tf.dispose([kernel, bias]);
      }
    },
    dispose: () => {
      for (const { kernel, bias } of layers) tf.dispose([kernel, bias]);
    },
  };
}

export const tensorflowWays = [fit, minimize, byHand] as const;

/** Plain JavaScript: on networks this small its dispatch costs less than any other backend's. */
export async function prepareTensorflow(): Promise<string> {
  await tf.setBackend("cpu");
  await tf.ready();
  return `TensorFlow.js ${tf.version.tfjs}, ${tf.getBackend()} backend`;
}
