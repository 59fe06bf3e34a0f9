/**
 * One network, one example at a time, in plain float64: what training computes,
 * written to be read. The fast engine does the same for many examples at once.
 *
 *   forward    z = W·a + b,  then a = f(z), layer by layer; the last z are the logits
 *   backward   delta = ∂L/∂z, from the output back:
 *                output layer   given by the loss
 *                hidden layer   ∂L/∂a = Wᵀ·delta of the layer above;  delta = ∂L/∂a · f′(z)
 *              and from it the gradient:  ∂L/∂W = delta · aᵀ,  ∂L/∂b = delta
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
import { type HiddenFunction, hiddenFunction } from "./hidden-function.ts";

/** The values of one layer for the last example. */
export interface LayerTrace {
  readonly shape: LayerShape;
  /** z [row] */
  readonly preActivations: Float64Array;
  /** The row whose z each unit passes on: its only row, or maxout's largest (the first of equals). */
  readonly chosenRows: Uint32Array;
  /** a [unit]; in the output layer the logits. */
  readonly activations: Float64Array;
  /** ∂L/∂a [unit]; not used in the output layer. */
  readonly activationGradients: Float64Array;
  /** ∂L/∂z [unit], of the chosen row; the other rows have none. */
  readonly deltas: Float64Array;
}

export class ReferenceNetwork {
  readonly shape: NetworkShape;
  readonly hiddenFunction: HiddenFunction;
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
    this.hiddenFunction = hiddenFunction(activation);
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
      chooseRows(layer);
      if (layer === this.#outputLayer) {
        for (let unit = 0; unit < layer.shape.units; unit++) {
          layer.activations[unit] = chosenPreActivation(layer, unit);
        }
      } else {
        const parameters = this.layerParameters(index);
        for (let unit = 0; unit < layer.shape.units; unit++) {
          const z = chosenPreActivation(layer, unit);
          layer.activations[unit] = this.hiddenFunction.value(z, parameters);
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

  /** ∂L/∂a of the layer below: each unit's share in the deltas that it feeds. */
  #propagate({ shape, deltas, chosenRows }: LayerTrace, below: LayerTrace): void {
    below.activationGradients.fill(0);
    for (let unit = 0; unit < shape.units; unit++) {
      const weights = shape.weightOffset + (chosenRows[unit] as number) * shape.inputs;
      for (let input = 0; input < shape.inputs; input++) {
        const share = (deltas[unit] as number) * (this.parameters[weights + input] as number);
        below.activationGradients[input] = (below.activationGradients[input] as number) + share;
      }
    }
  }

  /** From ∂L/∂a to ∂L/∂z, and to the gradient of the layer's learned parameters. */
  #passThroughFunction(layer: LayerTrace, index: number, gradient: Float64Array): void {
    const parameters = this.layerParameters(index);
    const { derivative, parameterDerivatives } = this.hiddenFunction;
    const offset = this.shape.learnableOffset + index * parameterDerivatives.length;
    for (let unit = 0; unit < layer.shape.units; unit++) {
      const z = chosenPreActivation(layer, unit);
      const activationGradient = layer.activationGradients[unit] as number;
      layer.deltas[unit] = activationGradient * derivative(z, parameters);
      for (let place = 0; place < parameterDerivatives.length; place++) {
        const slope = (parameterDerivatives[place] as HiddenFunction["value"])(z, parameters);
        gradient[offset + place] =
          (gradient[offset + place] as number) + activationGradient * slope;
      }
    }
  }
}

const emptyTrace = (shape: LayerShape): LayerTrace => ({
  shape,
  preActivations: new Float64Array(shape.rows),
  chosenRows: new Uint32Array(shape.units),
  activations: new Float64Array(shape.units),
  activationGradients: new Float64Array(shape.units),
  deltas: new Float64Array(shape.units),
});

export const chosenPreActivation = (layer: LayerTrace, unit: number): number =>
  layer.preActivations[layer.chosenRows[unit] as number] as number;

/** Each unit's largest piece, the first of equals; a NaN among them is chosen, so that it is seen. */
function chooseRows({ shape, preActivations, chosenRows }: LayerTrace): void {
  for (let unit = 0; unit < shape.units; unit++) {
    let chosen = unit * shape.pieces;
    for (let row = chosen + 1; row < (unit + 1) * shape.pieces; row++) {
      const z = preActivations[row] as number;
      if (z > (preActivations[chosen] as number) || Number.isNaN(z)) chosen = row;
    }
    chosenRows[unit] = chosen;
  }
}

function addGradient(
  { shape, deltas, chosenRows }: LayerTrace,
  below: Float64Array,
  gradient: Float64Array,
): void {
  for (let unit = 0; unit < shape.units; unit++) {
    const row = chosenRows[unit] as number;
    const delta = deltas[unit] as number;
    const bias = shape.biasOffset + row;
    gradient[bias] = (gradient[bias] as number) + delta;
    const weights = shape.weightOffset + row * shape.inputs;
    for (let input = 0; input < shape.inputs; input++) {
      gradient[weights + input] =
        (gradient[weights + input] as number) + delta * (below[input] as number);
    }
  }
}
