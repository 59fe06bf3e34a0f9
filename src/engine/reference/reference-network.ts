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
 * What stands around a layer in networks of today comes in between, where an arm has it:
 *
 *   normalisation   y = γ·x̂ + β between z and f (`reference-normalisation.ts`)
 *   dropout         in training some f(y) count as 0, the others for more
 *   drawn numbers   in training RReLU's slope is drawn for every unit and example
 *   skip            a = x + f(y), x the layer's inputs; ∂L/∂x then takes ∂L/∂a in as it is
 *
 * A unit of several linear maps (maxout, gated layers) has a z and a row of W for each of them,
 * and ∂a/∂z of each stands where f′(z) stands above.
 */

import { float64 } from "../../functions/algebra/arithmetic.ts";
import type { ParameterValues } from "../../functions/algebra/expression.ts";
import { drawnParameter } from "../../functions/families/activation-function.ts";
import { activationOf, armParameters, armShape } from "../experiment/arm.ts";
import { layerFunctions } from "../experiment/layer-functions.ts";
import { settingsOf } from "../experiment/own-settings.ts";
import { type OutputKind, outputKindById } from "../network/losses.ts";
import {
  type LayerShape,
  learnableParameters,
  type NetworkShape,
} from "../network/network-shape.ts";
import { drawnRanges, meanOf } from "../training/drawn-number.ts";
import type { TrainerSetUp } from "../training/trainer.ts";
import { belowOf, emptyTrace, type LayerTrace, type Pass, type PassGroup } from "./layer-trace.ts";
import { ReferenceNormalisation } from "./reference-normalisation.ts";
import { type UnitFunction, unitFunction } from "./unit-function.ts";

/** A number of a hidden unit for an example. */
export type OfExample = (example: number, layer: number, unit: number) => number;

/** Examples to train on together. */
export interface TrainingBatch {
  readonly inputs: Float32Array;
  readonly targets: Float32Array;
  readonly examples: Uint32Array;
  /** Dropout's factor; null for none. */
  readonly factorOf: OfExample | null;
  /** The number that shapes the function; null, or left out, for the mean. */
  readonly drawnOf?: OfExample | null;
}

export class ReferenceNetwork {
  readonly shape: NetworkShape;
  /** What the units of each hidden layer compute. */
  readonly unitFunctions: readonly UnitFunction[];
  /** As `FlatParameters` says; whoever trains writes here. */
  readonly parameters: Float64Array;
  /** Hidden layers, input side first, then the output layer. */
  readonly layers: readonly LayerTrace[];
  readonly #output: OutputKind;
  /** Names of what each hidden layer learns of its function. */
  readonly #learnable: readonly (readonly string[])[];
  /** The activation's parameters in each hidden layer. */
  readonly #layerParameters: readonly Record<string, number>[];
  /** What each hidden layer's drawn number is in evaluation; null where none is drawn. */
  readonly #meanDrawn: readonly (number | null)[];
  readonly #normalisation: ReferenceNormalisation;
  /** The first is the example last seen; further ones for examples that need each other. */
  readonly #passes: Pass[] = [];
  /** The first so many passes: nothing is put together anew for every example. */
  readonly #groups = new Map<number, PassGroup>();

  constructor({ experiment, data, arm, parameters }: TrainerSetUp) {
    this.shape = armShape(experiment, data, arm);
    const functions = layerFunctions(arm, this.shape.hiddenLayerCount);
    this.unitFunctions = functions.map((layer) =>
      unitFunction(activationOf(layer), armParameters(layer)),
    );
    this.parameters = Float64Array.from(parameters);
    this.layers = this.#pass(0).layers;
    const { normalisation = "none", statistics } = settingsOf(experiment, arm).network;
    this.#normalisation = new ReferenceNormalisation(normalisation, statistics !== "trainingSet");
    this.#output = outputKindById[data.output];
    this.#learnable = functions.map((layer) => learnableParameters(activationOf(layer)));
    this.#layerParameters = functions.map((layer) => ({ ...armParameters(layer) }));
    this.#meanDrawn = drawnRanges(arm, this.shape.hiddenLayerCount).map(
      (range) => range && meanOf(range),
    );
  }

  /** The output layer's pre-activations of the example last seen. */
  get logits(): Float64Array {
    return this.#outputLayer.activations;
  }

  get #outputLayer(): LayerTrace {
    return this.layers[this.shape.hiddenLayerCount] as LayerTrace;
  }

  /** The activation's parameters in a hidden layer, learned ones as they stand, and the drawn one's mean. */
  layerParameters(layer: number): ParameterValues {
    return this.#parametersOf(layer);
  }

  #parametersOf(layer: number): Record<string, number> {
    const values = this.#layerParameters[layer] as Record<string, number>;
    const { learnableOffset } = this.shape.layers[layer] as LayerShape;
    for (const [place, name] of (this.#learnable[layer] as readonly string[]).entries()) {
      values[name] = this.parameters[learnableOffset + place] as number;
    }
    const mean = this.#meanDrawn[layer] ?? null;
    if (mean !== null) values[drawnParameter] = mean;
    return values;
  }

  /** Runs one example, `inputs[offset …]`, through all layers as in evaluation and keeps each layer's values. */
  forward(inputs: ArrayLike<number>, offset: number): void {
    const pass = this.#pass(0);
    this.#enter(pass, inputs, offset);
    this.#draw(pass, 0, null, null);
    this.#forward(this.#group(1), false);
  }

  /**
   * Runs the examples through all layers as in training and adds the gradients of their losses to
   * `gradient`: one after the other, or all at once where batch normalisation ties them together.
   */
  train(
    { inputs, targets, examples, factorOf, drawnOf }: TrainingBatch,
    gradient: Float64Array,
  ): void {
    const together = this.#normalisation.isOfBatch ? examples.length : 1;
    for (let first = 0; first < examples.length; first += together) {
      const group = this.#group(Math.min(together, examples.length - first));
      for (const [index, pass] of group.passes.entries()) {
        const example = examples[first + index] as number;
        this.#enter(pass, inputs, example * this.shape.inputs);
        this.#aim(pass, targets, example * this.shape.outputs);
        this.#draw(pass, example, factorOf, drawnOf ?? null);
      }
      this.#forward(group, true);
      this.#backward(group, gradient, true);
    }
  }

  /** Takes the statistics that batch normalisation evaluates with from these examples: layer by layer. */
  measure(inputs: Float32Array, count: number): void {
    if (!this.#normalisation.isOfBatch) return;
    const group = this.#group(count);
    const { passes } = group;
    for (const [example, pass] of passes.entries()) {
      this.#enter(pass, inputs, example * this.shape.inputs);
      this.#draw(pass, example, null, null);
    }
    for (let index = 0; index < this.shape.hiddenLayerCount; index++) {
      const traces = group.traces[index] as readonly LayerTrace[];
      for (const pass of passes) this.#applyWeights(pass, index);
      this.#normalisation.measure(traces, this.parameters);
      this.#normalisation.forward(traces, this.parameters, false);
      for (const pass of passes) this.#activate(pass, index);
    }
  }

  /** What each hidden unit's f(y) is multiplied by, and what shapes f; null as in evaluation. */
  #draw(pass: Pass, example: number, factorOf: OfExample | null, drawnOf: OfExample | null): void {
    for (let layer = 0; layer < this.shape.hiddenLayerCount; layer++) {
      const { factors, drawn } = pass.layers[layer] as LayerTrace;
      const mean = this.#meanDrawn[layer] ?? null;
      for (let unit = 0; unit < factors.length; unit++) {
        factors[unit] = factorOf?.(example, layer, unit) ?? 1;
        if (mean === null) continue;
        drawn[unit] = drawnOf?.(example, layer, unit) ?? mean;
      }
    }
  }

  #newPass(): Pass {
    const { inputs, outputs, layers } = this.shape;
    return {
      inputs: new Float64Array(inputs),
      targets: new Float64Array(outputs),
      layers: layers.map(emptyTrace),
    };
  }

  #pass(index: number): Pass {
    while (this.#passes.length <= index) this.#passes.push(this.#newPass());
    return this.#passes[index] as Pass;
  }

  /** The first `count` passes. */
  #group(count: number): PassGroup {
    let group = this.#groups.get(count);
    if (!group) {
      const passes = Array.from({ length: count }, (_, index) => this.#pass(index));
      const traces = this.shape.layers.map((_, index) =>
        passes.map(({ layers }) => layers[index] as LayerTrace),
      );
      group = { passes, traces };
      this.#groups.set(count, group);
    }
    return group;
  }

  #enter(pass: Pass, inputs: ArrayLike<number>, offset: number): void {
    for (let input = 0; input < this.shape.inputs; input++) {
      pass.inputs[input] = inputs[offset + input] as number;
    }
  }

  #aim(pass: Pass, targets: ArrayLike<number>, offset: number): void {
    for (let output = 0; output < this.shape.outputs; output++) {
      pass.targets[output] = targets[offset + output] as number;
    }
  }

  #forward({ passes, traces }: PassGroup, isTraining: boolean): void {
    for (let index = 0; index <= this.shape.hiddenLayerCount; index++) {
      for (const pass of passes) this.#applyWeights(pass, index);
      this.#normalisation.forward(
        traces[index] as readonly LayerTrace[],
        this.parameters,
        isTraining,
      );
      for (const pass of passes) this.#activate(pass, index);
    }
  }

  #activate(pass: Pass, index: number): void {
    const { shape, preActivations, activations, factors, drawn } = pass.layers[index] as LayerTrace;
    if (index === this.shape.hiddenLayerCount) {
      activations.set(preActivations);
      return;
    }
    const parameters = this.#parametersOf(index);
    const { value: activate } = this.unitFunctions[index] as UnitFunction;
    const isDrawn = this.#meanDrawn[index] !== null;
    const below = belowOf(pass, index);
    for (let unit = 0; unit < shape.units; unit++) {
      if (isDrawn) parameters[drawnParameter] = drawn[unit] as number;
      const value = activate(preActivations, unit * shape.maps, parameters);
      const kept = value * (factors[unit] as number);
      activations[unit] = shape.skips ? (below[unit] as number) + kept : kept;
    }
  }

  #applyWeights(pass: Pass, index: number): void {
    const { shape, linear } = pass.layers[index] as LayerTrace;
    const below = belowOf(pass, index);
    for (let row = 0; row < shape.rows; row++) {
      const weights = shape.weightOffset + row * shape.inputs;
      let z = this.parameters[shape.biasOffset + row] as number;
      for (let input = 0; input < shape.inputs; input++) {
        z += (this.parameters[weights + input] as number) * (below[input] as number);
      }
      linear[row] = z;
    }
  }

  /** Loss of the example last seen. */
  loss(targets: ArrayLike<number>): number {
    return this.#output.loss(float64, this.logits, targets);
  }

  /**
   * Adds ∂L/∂parameters of the example last seen to `gradient`. Statistics that batch normalisation
   * evaluates with are held fixed: a mini-batch's own are what `train` goes back through.
   */
  backward(targets: ArrayLike<number>, gradient: Float64Array): void {
    this.#aim(this.#pass(0), targets, 0);
    this.#backward(this.#group(1), gradient, false);
  }

  #backward({ passes, traces }: PassGroup, gradient: Float64Array, isTraining: boolean): void {
    const last = this.shape.hiddenLayerCount;
    for (const { targets, layers } of passes) {
      const { activations, deltas } = layers[last] as LayerTrace;
      this.#output.delta(float64, activations, targets, deltas);
    }
    for (let index = last; index >= 0; index--) {
      const layers = traces[index] as readonly LayerTrace[];
      this.#normalisation.backward(layers, this.parameters, gradient, isTraining);
      for (const pass of passes) {
        const layer = pass.layers[index] as LayerTrace;
        const below = pass.layers[index - 1];
        // Batch normalisation takes off whatever a bias adds: no gradient arrives there.
        const trainsBias = !(isTraining && this.#normalisation.isOfBatch && index < last);
        addGradient(layer, belowOf(pass, index), gradient, trainsBias);
        if (below) {
          this.#propagate(layer, below);
          this.#passThroughFunction(below, index - 1, gradient);
        }
      }
    }
  }

  /** ∂L/∂a of the layer below: each unit's share in the deltas of the rows that it feeds. */
  #propagate(layer: LayerTrace, below: LayerTrace): void {
    const { shape, linearDeltas: deltas } = layer;
    if (shape.skips) below.activationGradients.set(layer.activationGradients);
    else below.activationGradients.fill(0);
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
    const parameters = this.#parametersOf(index);
    const { slopes, parameterDerivatives } = this.unitFunctions[index] as UnitFunction;
    const isDrawn = this.#meanDrawn[index] !== null;
    const { shape, preActivations } = layer;
    const { learnableOffset: offset } = shape;
    for (let unit = 0; unit < shape.units; unit++) {
      const first = unit * shape.maps;
      if (isDrawn) parameters[drawnParameter] = layer.drawn[unit] as number;
      const activationGradient =
        (layer.activationGradients[unit] as number) * (layer.factors[unit] as number);
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

function addGradient(
  { shape, linearDeltas: deltas }: LayerTrace,
  below: Float64Array,
  gradient: Float64Array,
  trainsBias: boolean,
): void {
  for (let row = 0; row < shape.rows; row++) {
    const delta = deltas[row] as number;
    const bias = shape.biasOffset + row;
    if (trainsBias) gradient[bias] = (gradient[bias] as number) + delta;
    const weights = shape.weightOffset + row * shape.inputs;
    for (let input = 0; input < shape.inputs; input++) {
      gradient[weights + input] =
        (gradient[weights + input] as number) + delta * (below[input] as number);
    }
  }
}
