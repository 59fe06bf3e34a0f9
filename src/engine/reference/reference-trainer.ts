import { float64 } from "../../functions/algebra/arithmetic.ts";
import { settingsOf } from "../experiment/own-settings.ts";
import { type OutputKind, outputKindById, predictedClass } from "../network/losses.ts";
import type { NetworkShape } from "../network/network-shape.ts";
import type { OptimiserSpec } from "../optimisation/optimisers.ts";
import { scheduledRate } from "../optimisation/schedules.ts";
import { drawFurther } from "../random/draw.ts";
import { type DrawnRange, drawnNumber, drawnRanges } from "../training/drawn-number.ts";
import { dropoutFactor } from "../training/dropout.ts";
import { armRates, type Rates } from "../training/rates.ts";
import { aimsOf, type ExampleSet, type RunData } from "../training/run-data.ts";
import type {
  Evaluation,
  Prediction,
  SplitId,
  Trainer,
  TrainerSetUp,
  TrainerSnapshot,
} from "../training/trainer.ts";
import { ReferenceNetwork, type TrainingBatch } from "./reference-network.ts";
import { ReferenceOptimiser } from "./reference-optimiser.ts";

/** A layer that draws nothing does not look at what it is given. */
const nowhere: DrawnRange = { low: 0, high: 0 };

/** Training in plain float64, one example after the other: see `ReferenceNetwork` for the mathematics. */
export class ReferenceTrainer implements Trainer {
  iteration = 0;
  epoch = 0;
  readonly #data: RunData;
  readonly #output: OutputKind;
  readonly #optimiser: ReferenceOptimiser;
  readonly #network: ReferenceNetwork;
  readonly #gradient: Float64Array;
  readonly #schedule: OptimiserSpec;
  readonly #dropout: number;
  /** Of each hidden layer; null where none draws. */
  readonly #drawn: readonly (DrawnRange | null)[] | null;
  readonly #isByTrainingSet: boolean;
  /** Whether the statistics that evaluation takes belong to the parameters. */
  #isMeasured = false;
  #rates: Rates;
  /** In which the current epoch visits the examples. */
  #order: Uint32Array = new Uint32Array(0);
  /** Examples of the current epoch that have been trained on. */
  #position = 0;

  constructor(setUp: TrainerSetUp) {
    const { experiment, data, arm } = setUp;
    this.#data = data;
    this.#output = outputKindById[data.output];
    this.#network = new ReferenceNetwork(setUp);
    const settings = settingsOf(experiment, arm);
    this.#optimiser = new ReferenceOptimiser(settings, this.#network.shape);
    this.#dropout = settings.regularisation.dropout ?? 0;
    const ranges = drawnRanges(arm, this.#network.shape.hiddenLayerCount);
    this.#drawn = ranges.some((range) => range !== null) ? ranges : null;
    this.#isByTrainingSet = settings.network.statistics === "trainingSet";
    this.#gradient = new Float64Array(this.#network.shape.parameterCount);
    this.#schedule = settings.optimiser;
    this.#rates = armRates(experiment, arm);
  }

  trainEpoch(): void {
    const { epoch } = this;
    while (this.epoch === epoch) this.trainIteration();
  }

  trainIteration(): void {
    const { train, batchSize, batchOrder } = this.#data;
    const end = Math.min(this.#position + batchSize, train.count);
    if (this.#position === 0) this.#order = batchOrder(this.epoch);
    const examples = this.#order.subarray(this.#position, end);
    const rate = this.#dropout;
    const drawn = this.#data.epochDraw("dropout", this.epoch);
    const factorOf =
      rate === 0
        ? null
        : (example: number, layer: number, unit: number): number =>
            dropoutFactor(drawFurther(drawn, example, layer), unit, rate);
    const shapes = this.#data.epochDraw("shape", this.epoch);
    const ranges = this.#drawn;
    const drawnOf =
      ranges &&
      ((example: number, layer: number, unit: number): number =>
        drawnNumber(drawFurther(shapes, example, layer), unit, ranges[layer] ?? nowhere));
    meanGradient(this.#network, train, { examples, factorOf, drawnOf }, this.#gradient);
    this.#isMeasured = false;
    this.#optimiser.update(this.#network.parameters, this.#gradient, {
      ...this.#rates,
      learningRate: scheduledRate(this.#schedule, this.#rates.learningRate, this.epoch),
    });
    this.iteration += 1;
    this.#position = end;
    if (end === train.count) {
      this.#position = 0;
      this.epoch += 1;
    }
  }

  /** Batch normalisation by the training set evaluates with what that gives at these parameters. */
  #measure(): void {
    if (this.#isMeasured) return;
    this.#isMeasured = true;
    const { train } = this.#data;
    if (this.#isByTrainingSet) this.#network.measure(train.inputs, train.count);
  }

  evaluate(split: SplitId): Evaluation {
    this.#measure();
    const examples = this.#data[split];
    let loss = 0;
    let right = 0;
    for (let example = 0; example < examples.count; example++) {
      this.#network.forward(examples.inputs, example * this.#network.shape.inputs);
      loss += this.#network.loss(targetsOf(examples.targets, example, this.#network.shape));
      const answer = predictedClass(float64, this.#network.logits);
      if (answer === examples.labels[example]) right += 1;
    }
    const accuracy = this.#data.task === "regression" ? Number.NaN : right / examples.count;
    return { loss: loss / examples.count, accuracy };
  }

  parameters(): Float64Array {
    this.#measure();
    return this.#network.parameters.slice();
  }

  setParameters(values: ArrayLike<number>): void {
    this.#network.parameters.set(values);
    this.#isMeasured = false;
  }

  setRates(rates: Rates): void {
    this.#rates = rates;
  }

  snapshot(): TrainerSnapshot {
    return {
      iteration: this.iteration,
      epoch: this.epoch,
      batch: this.#position / this.#data.batchSize,
      rates: this.#rates,
      parameters: this.parameters(),
      ...this.#optimiser.snapshot(),
    };
  }

  restore(snapshot: TrainerSnapshot): void {
    this.iteration = snapshot.iteration;
    this.epoch = snapshot.epoch;
    this.#position = snapshot.batch * this.#data.batchSize;
    this.#order = this.#data.batchOrder(snapshot.epoch);
    this.#rates = snapshot.rates;
    this.#network.parameters.set(snapshot.parameters);
    this.#isMeasured = false;
    this.#optimiser.restore(snapshot);
  }

  predict(coordinates: Float32Array, withUnits: boolean): Prediction {
    this.#measure();
    const network = this.#network;
    const points = coordinates.length / 2;
    const inputs = this.#data.toInputs(coordinates);
    const hidden = network.layers.slice(0, -1);
    const hiddenUnits = hidden.reduce((sum, { shape }) => sum + shape.units, 0);
    const outputs = new Float32Array(network.shape.outputs * points);
    const units = withUnits ? new Float32Array(hiddenUnits * points) : null;
    const values = new Float64Array(network.shape.outputs);
    for (let point = 0; point < points; point++) {
      network.forward(inputs, point * network.shape.inputs);
      this.#output.apply(float64, network.logits, values);
      for (const [unit, value] of values.entries()) outputs[unit * points + point] = value;
      if (!units) continue;
      let at = point;
      for (const { activations } of hidden) {
        for (const value of activations) {
          units[at] = value;
          at += points;
        }
      }
    }
    return { outputs, units };
  }

  dispose(): void {
    // Plain arrays: nothing to give back.
  }
}

export const createReferenceTrainer = (setUp: TrainerSetUp): Trainer => new ReferenceTrainer(setUp);

/** Mean of ∂L/∂parameters over the whole training set, at `parameters`; no regularisation. */
export function lossGradient(setUp: TrainerSetUp): Float64Array {
  const network = new ReferenceNetwork(setUp);
  const { train } = setUp.data;
  const gradient = new Float64Array(network.shape.parameterCount);
  meanGradient(
    network,
    train,
    { examples: Uint32Array.from({ length: train.count }, (_, i) => i), factorOf: null },
    gradient,
  );
  return gradient;
}

/** Mean of ∂L/∂parameters over these examples, in place of `gradient`; no regularisation. */
function meanGradient(
  network: ReferenceNetwork,
  set: ExampleSet,
  batch: Pick<TrainingBatch, "examples" | "factorOf" | "drawnOf">,
  gradient: Float64Array,
): void {
  gradient.fill(0);
  network.train({ inputs: set.inputs, targets: aimsOf(set), ...batch }, gradient);
  // A short last mini-batch is averaged over its own size.
  for (let at = 0; at < gradient.length; at++) {
    gradient[at] = (gradient[at] as number) / batch.examples.length;
  }
}

const targetsOf = (all: Float32Array, example: number, shape: NetworkShape): Float32Array =>
  all.subarray(example * shape.outputs, (example + 1) * shape.outputs);
