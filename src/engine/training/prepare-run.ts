import type { DataKind, Dataset, LabelledPoint, PointDraw } from "../data/dataset.ts";
import { dataKind, datasetById, inputCount } from "../data/datasets.ts";
import { type FeatureId, featureById } from "../data/features.ts";
import { playgroundDraws } from "../data/playground-draws.ts";
import { scalingById } from "../data/scaling.ts";
import { shufflingById } from "../data/shuffling.ts";
import type { BatchSpec, Experiment, NetworkSpec } from "../experiment/experiment.ts";
import { type OutputKind, outputKindById, smoothedTarget } from "../network/losses.ts";
import { outputCount, resolveOutput } from "../network/output-choice.ts";
import { draw, drawFurther, type TrainingPurpose, toUnit } from "../random/draw.ts";
import { toNormal } from "../random/normal.ts";
import { permutation } from "../random/permutation.ts";
import type { ExampleSet, PreparedData, RunData } from "./run-data.ts";

/**
 * Everything that `seed` fixes before any arm exists. Arms are not looked at,
 * so no arm can change what another one sees.
 *
 * @throws RangeError where the output cannot hold the data's targets.
 */
export function prepareRun(experiment: Experiment, seed: number = experiment.seed): RunData {
  const { data, network, batch } = experiment;
  const kind = dataKind(data);
  const output = resolveOutput(network.output, kind);
  const dataset: Dataset = datasetById[data.dataset];
  const { playgroundSeed } = data;
  const given =
    playgroundSeed !== undefined && dataset.isOfPlayground ? playgroundDraws(playgroundSeed) : null;
  const points = dataset.generate({
    count: data.sampleCount,
    noise: data.noise / 100,
    draws: (group, index) => given?.point ?? new SeededPointDraw(seed, group, index),
    points: data.points,
    ...(data.rule === undefined ? {} : { rule: data.rule }),
    ...(data.legend ? { legend: data.legend } : {}),
  });
  const order = given
    ? given.order(points.length)
    : permutation(points.length, (place) => draw(seed, "split", place));
  const shuffled = Array.from(order, (index) => points[index] as LabelledPoint);
  const trainCount = splitPoint(points.length, data.trainShare);
  const trainPoints = shuffled.slice(0, trainCount);
  const toInputs = inputMap(network, toCoordinates(trainPoints));
  const smoothing = experiment.regularisation.labelSmoothing ?? 0;
  const examples = (some: readonly LabelledPoint[]): ExampleSet =>
    exampleSet(some, toInputs, outputKindById[output], kind);
  return {
    task: kind.task,
    classCount: kind.classCount,
    inputCount: inputCount(data),
    output,
    outputCount: outputCount(outputKindById[output], kind),
    train: smoothed(examples(trainPoints), smoothing, outputKindById[output], kind),
    test: examples(shuffled.slice(trainCount)),
    batchSize: Math.max(1, Math.min(batch.size, trainCount)),
    toInputs,
    ...drawsOf(batch, trainCount, seed),
  };
}

/** What of a run's data can be sent to another thread. */
export const preparedDataOf = ({
  toInputs: _,
  batchOrder: __,
  epochDraw: ___,
  ...data
}: RunData): PreparedData => data;

const drawsOf = (batch: BatchSpec, trainCount: number, seed: number) => ({
  batchOrder: shufflingById[batch.shuffle].batchOrder(trainCount, seed),
  epochDraw: (purpose: TrainingPurpose, epoch: number) => draw(seed, purpose, epoch),
});

/** The run's data again from what was sent: as `prepareRun` makes them for the same experiment. */
export function completeRun({ network, batch, seed }: Experiment, data: PreparedData): RunData {
  return {
    ...data,
    toInputs: inputMap(network, data.train.coordinates),
    ...drawsOf(batch, data.train.count, seed),
  };
}

/** A class, not closures: a race makes one for every point of every seed. */
class SeededPointDraw implements PointDraw {
  readonly #point: number;
  #asked = 0;

  constructor(seed: number, group: number, index: number) {
    this.#point = draw(seed, "point", group, index);
  }

  uniform(low: number, high: number): number {
    return low + (high - low) * toUnit(this.#bits());
  }

  normal(variance: number): number {
    return Math.sqrt(variance) * toNormal(this.#bits());
  }

  #bits(): number {
    return drawFurther(this.#point, this.#asked++);
  }
}

/**
 * Training examples come first; both sets keep at least one where there are two points,
 * unless all points are to be trained on: then there is no test set.
 */
function splitPoint(count: number, trainShare: number): number {
  if (trainShare === 1) return count;
  // 100 · 0.29 is slightly below 29 in binary; the small term rounds it up again.
  const share = Math.floor(count * trainShare + 1e-9);
  return Math.min(Math.max(share, Math.min(count, 1)), Math.max(count - 1, 1));
}

function toCoordinates(points: readonly LabelledPoint[]): Float32Array {
  const coordinates = new Float32Array(2 * points.length);
  for (const [index, { x1, x2 }] of points.entries()) {
    coordinates[2 * index] = x1;
    coordinates[2 * index + 1] = x2;
  }
  return coordinates;
}

/** Features of the plane, scaled as the training set says. */
function inputMap(
  { features, scaling }: NetworkSpec,
  trainCoordinates: Float32Array,
): RunData["toInputs"] {
  const columns = features.length;
  const scale = scalingById[scaling].fit(rawInputs(features, trainCoordinates), columns);
  return (coordinates) => {
    const raw = rawInputs(features, coordinates);
    const inputs = new Float32Array(raw.length);
    for (const [place, value] of raw.entries()) inputs[place] = scale(value, place % columns);
    return inputs;
  };
}

function rawInputs(ids: readonly FeatureId[], coordinates: Float32Array): Float64Array {
  const values = ids.map((id) => featureById[id].value);
  const inputs = new Float64Array((coordinates.length / 2) * ids.length);
  let place = 0;
  for (let at = 0; at < coordinates.length; at += 2) {
    for (const value of values) {
      inputs[place++] = value(coordinates[at] as number, coordinates[at + 1] as number);
    }
  }
  return inputs;
}

function exampleSet(
  points: readonly LabelledPoint[],
  toInputs: RunData["toInputs"],
  output: OutputKind,
  kind: DataKind,
): ExampleSet {
  const coordinates = toCoordinates(points);
  return {
    count: points.length,
    coordinates,
    inputs: toInputs(coordinates),
    targets: targetsOf(points, output, kind),
    labels: Float32Array.from(points, ({ label }) => label),
  };
}

/** With soft targets to train on; evaluation keeps to the hard ones. */
function smoothed(set: ExampleSet, share: number, output: OutputKind, kind: DataKind): ExampleSet {
  if (share === 0 || !output.isCrossEntropy) return set;
  const units = outputCount(output, kind);
  const smoothedTargets = set.targets.map((target) => smoothedTarget(target, share, output, units));
  return { ...set, smoothedTargets };
}

function targetsOf(
  points: readonly LabelledPoint[],
  output: OutputKind,
  kind: DataKind,
): Float32Array {
  const units = outputCount(output, kind);
  const [off, on] = output.targetRange;
  const targets = new Float32Array(points.length * units);
  for (const [index, { label }] of points.entries()) {
    if (kind.task === "regression") targets[index] = label;
    else if (units === 1) targets[index] = label === 1 ? on : off;
    else
      for (let unit = 0; unit < units; unit++)
        targets[index * units + unit] = unit === label ? on : off;
  }
  return targets;
}
