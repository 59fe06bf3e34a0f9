/**
 * One network, one example at a time, in plain float64: what training computes,
 * written to be read. The fast engine does the same for many examples at once.
 *
 *   forward    z = W·a + b,  then a = f(z), layer by layer; the last z are the logits
 *   backward   delta = ∂L/∂z, from the output back:
 *                output layer   given by the loss
 *                hidden layer   ∂L/∂a = Wᵀ·delta of the layer above;  delta = ∂L/∂a · f′(z)
 *              and from it the gradient:  ∂L/∂W = delta · aᵀ,  ∂L/∂b = delta
 *
 * A unit of several linear maps (maxout, gated layers) has a z and a row of W for each of them,
 * and ∂a/∂z of each stands where f′(z) stands above.
 */

import { float64 } from "../../functions/algebra/arithmetic.ts";
import type { ParameterValues } from "../../functions/algebra/expression.ts";
import { activationOf, armParameters, armShape } from "../experiment/arm.ts";
import { type OutputKind, outputKindById } from "../network/losses.ts";
import {
  type LayerShape,
  learnableParameters,
  type NetworkShape,
} from "../network/network-shape.ts";
import type { TrainerSetUp } from "../training/trainer.ts";
import { type UnitFunction, unitFunction } from "./unit-function.ts";

/** The values of one layer for the last example. */
export interface LayerTrace {
  readonly shape: LayerShape;
  /** z [row] */
  readonly preActivations: Float64Array;
  /** a [unit]; in the output layer the logits. */
  readonly activations: Float64Array;
  /** ∂L/∂a [unit]; not used in the output layer. */
  readonly activationGradients: Float64Array;
  /** ∂a/∂z [row]; not used in the output layer. */
  readonly slopes: Float64Array;
  /** ∂L/∂z [row] */
  readonly deltas: Float64Array;
}

export class ReferenceNetwork {
  readonly shape: NetworkShape;
  readonly unitFunction: UnitFunction;
  /** As `FlatParameters` says; whoever trains writes here. */
  readonly parameters: Float64Array;
  /** Hidden layers, input side first, then the output layer. */
  readonly layers: readonly LayerTrace[];
  readonly #output: OutputKind;
  readonly #learnable: readonly string[];
  /** The activation's parameters in each hidden layer. */
  readonly #layerParameters: readonly Record<string, number>[];
  #inputs: Float64Array;

  constructor({ experiment, data, arm, parameters }: TrainerSetUp) {
    const activation = activationOf(arm);
    this.shape = armShape(experiment, data, arm);
    this.unitFunction = unitFunction(activation, armParameters(arm));
    this.parameters = Float64Array.from(parameters);
    this.layers = this.shape.layers.map(emptyTrace);
    this.#output = outputKindById[data.output];
    this.#learnable = learnableParameters(activation);
    this.#layerParameters = experiment.network.hidden.map(() => ({ ...armParameters(arm) }));
    this.#inputs = new Float64Array(this.shape.inputs);
  }

  /** The output layer's pre-activations of the example last seen. */
  get logits(): Float64Array {
    return this.#outputLayer.activations;
  }

  get #outputLayer(): LayerTrace {
    return this.layers[this.shape.hiddenLayerCount] as LayerTrace;
  }

  /** The activation's parameters in a hidden layer, learned ones as they stand. */
  layerParameters(layer: number): ParameterValues {
    const values = this.#layerParameters[layer] as Record<string, number>;
    const offset = this.shape.learnableOffset + layer * this.#learnable.length;
    for (const [place, name] of this.#learnable.entries()) {
      values[name] = this.parameters[offset + place] as number;
    }
    return values;
  }

  /** Runs one example, `inputs[offset …]`, through all layers and keeps each layer's values. */
  forward(inputs: ArrayLike<number>, offset: number): void {
    for (let input = 0; input < this.shape.inputs; input++) {
      this.#inputs[input] = inputs[offset + input] as number;
    }
    let below = this.#inputs;
    for (const [index, layer] of this.layers.entries()) {
      this.#preActivate(layer, below);
      const { shape, preActivations, activations } = layer;
      if (layer === this.#outputLayer) {
        activations.set(preActivations);
      } else {
        const parameters = this.layerParameters(index);
        for (let unit = 0; unit < shape.units; unit++) {
          activations[unit] = this.unitFunction.value(
            preActivations,
            unit * shape.maps,
            parameters,
          );
        }
      }
      below = layer.activations;
    }
  }

  #preActivate({ shape, preActivations }: LayerTrace, below: Float64Array): void {
    for (let row = 0; row < shape.rows; row++) {
      const weights = shape.weightOffset + row * shape.inputs;
      let z = this.parameters[shape.biasOffset + row] as number;
      for (let input = 0; input < shape.inputs; input++) {
        z += (this.parameters[weights + input] as number) * (below[input] as number);
      }
      preActivations[row] = z;
    }
  }

  /** Loss of the example last seen. */
  loss(targets: ArrayLike<number>): number {
    return this.#output.loss(float64, this.logits, targets);
  }

  /** Adds ∂L/∂parameters of the example last seen to `gradient`. */
  backward(targets: ArrayLike<number>, gradient: Float64Array): void {
    this.#output.delta(float64, this.logits, targets, this.#outputLayer.deltas);
    for (let index = this.shape.hiddenLayerCount; index >= 0; index--) {
      const layer = this.layers[index] as LayerTrace;
      const below = this.layers[index - 1];
      addGradient(layer, below?.activations ?? this.#inputs, gradient);
      if (below) {
        this.#propagate(layer, below);
        this.#passThroughFunction(below, index - 1, gradient);
      }
    }
  }

  /** ∂L/∂a of the layer below: each unit's share in the deltas of the rows that it feeds. */
  #propagate({ shape, deltas }: LayerTrace, below: LayerTrace): void {
    below.activationGradients.fill(0);
    for (let row = 0; row < shape.rows; row++) {
      const weights = shape.weightOffset + row * shape.inputs;
      for (let input = 0; input < shape.inputs; input++) {
        const share = (deltas[row] as number) * (this.parameters[weights + input] as number);
        below.activationGradients[input] = (below.activationGradients[input] as number) + share;
      }
    }
  }

  /** From ∂L/∂a to ∂L/∂z, and to the gradient of the layer's learned parameters. */
  #passThroughFunction(layer: LayerTrace, index: number, gradient: Float64Array): void {
    const parameters = this.layerParameters(index);
    const { slopes, parameterDerivatives } = this.unitFunction;
    const { shape, preActivations } = layer;
    const offset = this.shape.learnableOffset + index * parameterDerivatives.length;
    for (let unit = 0; unit < shape.units; unit++) {
      const first = unit * shape.maps;
      const activationGradient = layer.activationGradients[unit] as number;
      slopes(preActivations, first, parameters, layer.slopes);
      for (let row = first; row < first + shape.maps; row++) {
        layer.deltas[row] = activationGradient * (layer.slopes[row] as number);
      }
      for (let place = 0; place < parameterDerivatives.length; place++) {
        const derivative = parameterDerivatives[place] as UnitFunction["value"];
        const slope = derivative(preActivations, first, parameters);
        gradient[offset + place] =
          (gradient[offset + place] as number) + activationGradient * slope;
      }
    }
  }
}

const emptyTrace = (shape: LayerShape): LayerTrace => ({
  shape,
  preActivations: new Float64Array(shape.rows),
  activations: new Float64Array(shape.units),
  activationGradients: new Float64Array(shape.units),
  slopes: new Float64Array(shape.rows),
  deltas: new Float64Array(shape.rows),
});

function addGradient(
  { shape, deltas }: LayerTrace,
  below: Float64Array,
  gradient: Float64Array,
): void {
  for (let row = 0; row < shape.rows; row++) {
    const delta = deltas[row] as number;
    const bias = shape.biasOffset + row;
    gradient[bias] = (gradient[bias] as number) + delta;
    const weights = shape.weightOffset + row * shape.inputs;
    for (let input = 0; input < shape.inputs; input++) {
      gradient[weights + input] =
        (gradient[weights + input] as number) + delta * (below[input] as number);
    }
  }
}
