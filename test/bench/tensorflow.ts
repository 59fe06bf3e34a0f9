import * as tf from "@tensorflow/tfjs";
import { armShape } from "../../src/engine/experiment/arm.ts";
import type { TrainerSetUp } from "../../src/engine/training/trainer.ts";

/** One way of training an epoch; resolves when the weights are updated. */
export interface Way {
  readonly name: string;
  readonly trainEpoch: () => Promise<void>;
  /** The weights and biases as the engine orders them (`FlatParameters`). */
  readonly parameters: () => Float32Array;
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

/** Kernels [input][row] and biases in the engine's order: [row][input], then biases, by layer. */
function flat(layers: readonly (readonly [kernel: tf.Tensor, bias: tf.Tensor])[]): Float32Array {
  return Float32Array.from(
    layers.flatMap(([kernel, bias]) => [
      ...tf.tidy(() => tf.transpose(kernel).dataSync()),
      ...bias.dataSync(),
    ]),
  );
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
        // Replaced below; anything else would draw random numbers.
        kernelInitializer: "zeros",
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
    parameters: () =>
      flat(model.layers.map((layer) => layer.getWeights() as [tf.Tensor, tf.Tensor])),
    dispose: () => model.dispose(),
  };
}

/** The network's variables, and its loss on a mini-batch written with operations. */
function variables({ initial }: ReturnType<typeof tensors>) {
  const layers = initial.map(({ kernel, bias }) => ({
    kernel: tf.variable(kernel),
    bias: tf.variable(bias),
  }));
  const loss = (x: tf.Tensor2D, t: tf.Tensor2D): tf.Scalar => {
    const output = layers.reduce<tf.Tensor>(
      (a, { kernel, bias }) => tf.tanh(tf.add(tf.matMul(a as tf.Tensor2D, kernel), bias)),
      x,
    );
    return halfSquare(tf.sub(output, t));
  };
  const all: tf.Variable[] = layers.flatMap(({ kernel, bias }) => [kernel, bias]);
  return {
    all,
    loss,
    parameters: () => flat(layers.map(({ kernel, bias }) => [kernel, bias])),
  };
}

/** `optimizer.minimize` of a loss written with operations. */
export function minimize(setUp: TrainerSetUp): Way {
  const own = tensors(setUp);
  const { loss, all, parameters } = variables(own);
  const optimiser = tf.train.sgd(own.learningRate);
  return {
    name: "minimize",
    trainEpoch: async () => {
      for (const { x, t } of own.batches) optimiser.minimize(() => loss(x, t));
    },
    parameters,
    dispose: () => {
      optimiser.dispose();
      tf.dispose(all);
    },
  };
}

/** A training loop written by hand: its gradients, our step, no optimiser of its. */
export function handWritten(setUp: TrainerSetUp): Way {
  const own = tensors(setUp);
  const { loss, all, parameters } = variables(own);
  return {
    name: "hand-written",
    trainEpoch: async () => {
      for (const { x, t } of own.batches) {
        tf.tidy(() => {
          const { grads } = tf.variableGrads(() => loss(x, t), all);
          for (const variable of all) {
            const gradient = grads[variable.name] as tf.Tensor;
            variable.assign(tf.sub(variable, tf.mul(gradient, own.learningRate)));
          }
        });
      }
    },
    parameters,
    dispose: () => tf.dispose(all),
  };
}

/**
 * Not one of its ways to train, but the most that its kernels can give: our own
 * derivation of forward, backward and update, without its variables and gradients.
 */
export function kernelsAlone(setUp: TrainerSetUp): Way {
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
    name: "its kernels alone",
    trainEpoch: async () => {
      for (const { x, t } of batches) {
        const before = layers;
        layers = tf.tidy(() => step(x, t));
        for (const { kernel, bias } of before) tf.dispose([kernel, bias]);
      }
    },
    parameters: () => flat(layers.map(({ kernel, bias }) => [kernel, bias])),
    dispose: () => {
      for (const { kernel, bias } of layers) tf.dispose([kernel, bias]);
    },
  };
}

/** How one trains with TensorFlow.js. */
export const tensorflowWays = [fit, minimize, handWritten] as const;

/** Plain JavaScript: on networks this small its dispatch costs less than any other backend's. */
export async function prepareTensorflow(): Promise<string> {
  await tf.setBackend("cpu");
  await tf.ready();
  return `TensorFlow.js ${tf.version.tfjs}, ${tf.getBackend()} backend`;
}
