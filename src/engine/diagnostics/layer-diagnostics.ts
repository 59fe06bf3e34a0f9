import type { LayerTrace } from "../reference/layer-trace.ts";
import { ReferenceNetwork } from "../reference/reference-network.ts";
import { aimsOf } from "../training/run-data.ts";
import type { TrainerSetUp } from "../training/trainer.ts";
import type { LayerDiagnostics } from "./layer-signals.ts";
import { LayerTally, placeOf } from "./layer-tally.ts";
import { type LayerHistogram, PreActivationHistogram } from "./pre-activation-histogram.ts";

/**
 * Looks at every hidden layer on every training example, in float64 and
 * without training. A unit's pre-activation is the one that says where on its
 * curve it stands: under maxout its largest piece's, in a gated layer its gate's.
 */
export function diagnose(setUp: TrainerSetUp): readonly LayerDiagnostics[] {
  const network = new ReferenceNetwork(setUp);
  const { inputs, outputs, hiddenLayerCount } = network.shape;
  const { train } = setUp.data;
  const aims = aimsOf(train);
  const tallies = network.shape.layers
    .slice(0, hiddenLayerCount)
    .map((shape) => new LayerTally(shape, train.count));
  const gradient = new Float64Array(network.shape.parameterCount);
  let outputSquares = 0;
  for (let example = 0; example < train.count; example++) {
    network.forward(train.inputs, example * inputs);
    network.backward(aims.subarray(example * outputs, (example + 1) * outputs), gradient);
    for (const [index, tally] of tallies.entries()) {
      tally.add(network, index);
    }
    const { deltas } = network.layers[hiddenLayerCount] as LayerTrace;
    for (const delta of deltas) outputSquares += delta * delta;
  }
  const outputScale = Math.sqrt(outputSquares / (train.count * outputs));
  return tallies.map((tally, index) => {
    const above = tallies[index + 1]?.deltaScale ?? outputScale;
    return tally.result({ above, gradient, parameters: network.parameters });
  });
}

/** Every hidden layer's pre-activations on every training example alone: half of what `diagnose` costs. */
export function histograms(setUp: TrainerSetUp): readonly LayerHistogram[] {
  const network = new ReferenceNetwork(setUp);
  const { train } = setUp.data;
  const counts = network.shape.layers.slice(0, -1).map(() => new PreActivationHistogram());
  for (let example = 0; example < train.count; example++) {
    network.forward(train.inputs, example * network.shape.inputs);
    for (const [index, count] of counts.entries()) {
      const { shape } = network.layers[index] as LayerTrace;
      for (let unit = 0; unit < shape.units; unit++) {
        count.add(placeOf(network, index, unit));
      }
    }
  }
  return counts.map((count) => count.result());
}
