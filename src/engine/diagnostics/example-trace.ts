import { float64 } from "../../functions/algebra/arithmetic.ts";
import { outputKindById } from "../network/losses.ts";
import type { LayerTrace } from "../reference/layer-trace.ts";
import { ReferenceNetwork } from "../reference/reference-network.ts";
import { aimsOf } from "../training/run-data.ts";
import type { TrainerSetUp } from "../training/trainer.ts";

/** One hidden layer while one example goes through it and its gradient comes back. */
export type TracedLayer = Omit<LayerTrace, "shape">;

/** What one training example does in a network, and what it sends back. */
export interface ExampleTrace {
  /** Its place in the training set. */
  readonly example: number;
  /** Network inputs, after features and scaling. */
  readonly inputs: readonly number[];
  /** Hidden layers, input side first. */
  readonly layers: readonly TracedLayer[];
  /** After the output's own function. */
  readonly outputs: readonly number[];
  readonly targets: readonly number[];
  readonly loss: number;
  /** ∂L/∂z of the output units. */
  readonly outputDeltas: readonly number[];
}

/** @throws RangeError where there is no such training example. */
export function traceExample(setUp: TrainerSetUp, example: number): ExampleTrace {
  const { train, output } = setUp.data;
  if (!(example >= 0 && example < train.count)) throw new RangeError(`No example ${example}`);
  const network = new ReferenceNetwork(setUp);
  const { inputs, outputs, parameterCount, hiddenLayerCount } = network.shape;
  const targets = train.targets.subarray(example * outputs, (example + 1) * outputs);
  network.forward(train.inputs, example * inputs);
  const aims = aimsOf(train).subarray(example * outputs, (example + 1) * outputs);
  network.backward(aims, new Float64Array(parameterCount));
  const values = new Float64Array(outputs);
  outputKindById[output].apply(float64, network.logits, values);
  return {
    example,
    inputs: [...train.inputs.subarray(example * inputs, (example + 1) * inputs)],
    layers: network.layers.slice(0, hiddenLayerCount).map(({ shape: _, ...trace }) => trace),
    outputs: [...values],
    targets: [...targets],
    loss: network.loss(targets),
    outputDeltas: [...(network.layers[hiddenLayerCount]?.deltas ?? [])],
  };
}

/** The loss of every training example, in the training set's order. */
export function exampleLosses(setUp: TrainerSetUp): Float64Array {
  const network = new ReferenceNetwork(setUp);
  const { inputs, outputs } = network.shape;
  const { train } = setUp.data;
  return Float64Array.from({ length: train.count }, (_, example) => {
    network.forward(train.inputs, example * inputs);
    return network.loss(train.targets.subarray(example * outputs, (example + 1) * outputs));
  });
}
