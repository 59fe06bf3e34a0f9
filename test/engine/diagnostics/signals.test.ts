import { describe, expect, test } from "vitest";
import { exampleLosses, traceExample } from "../../../src/engine/diagnostics/example-trace.ts";
import { preActivationGrid } from "../../../src/engine/diagnostics/fold-grid.ts";
import { diagnose } from "../../../src/engine/diagnostics/layer-diagnostics.ts";
import { diagnoseUnits } from "../../../src/engine/diagnostics/unit-diagnostics.ts";
import { lossGradient } from "../../../src/engine/reference/reference-trainer.ts";
import { activationFunctions } from "../../../src/functions/families/registry.ts";
import { experimentWith, setUpOf } from "../example-experiment.ts";

// One input, two hidden units z₁ = x − 1 and z₂ = x + 1, output o = 2a₁ + 3a₂, loss ½(o − t)².
const points = [
  { x1: -2, x2: 0, label: 0 },
  { x1: 0.5, x2: 0, label: 1 },
  { x1: 3, x2: 0, label: 1 },
];
const byHand = experimentWith({
  data: { dataset: "points", points, trainShare: 1 },
  network: { features: ["x1"], hidden: [2], output: "linear" },
  initialisation: { explicit: { weights: [[[1], [1]], [[2, 3]]], biases: [[-1, 1], [0]] } },
});

const rootMeanSquare = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

describe("ReLU, three examples, by hand", () => {
  const setUp = setUpOf(byHand, "relu");
  const [layer] = diagnose(setUp);
  // a = (0, 0), (0, 1.5), (2, 4); o = 0, 4.5, 16; the targets are ∓1, so δ = o − t.
  const targetOf = (x: number) => setUp.data.train.targets[[...setUp.data.train.inputs].indexOf(x)];
  const deltas = [
    { x: -2, o: 0 },
    { x: 0.5, o: 4.5 },
    { x: 3, o: 16 },
  ].map(({ x, o }) => o - (targetOf(x) as number));

  test("z: −3, −1, −0.5, 1.5, 2 and 4", () => {
    expect(layer?.preActivationQuantiles).toEqual([-3, -1, 1.5, 2, 4]);
  });

  test("a: its mean, its deviation, and how much of that is between examples", () => {
    const mean = 7.5 / 6;
    const variance = (1.5 ** 2 + 2 ** 2 + 4 ** 2) / 6 - mean ** 2;
    expect(layer?.activationMean).toBeCloseTo(mean, 14);
    expect(layer?.activationDeviation).toBeCloseTo(Math.sqrt(variance), 14);
    const first = 4 / 3 - (2 / 3) ** 2;
    const second = (1.5 ** 2 + 16) / 3 - (5.5 / 3) ** 2;
    expect(layer?.exampleShare).toBeCloseTo((first + second) / 2 / variance, 14);
  });

  test("signs: ReLU's activations never differ in theirs", () => {
    expect(layer?.commonSignShare).toBe(1);
    expect(diagnose(setUpOf(byHand, "linear"))[0]?.commonSignShare).toBeCloseTo(
      // (−3, −1), (−0.5, 1.5), (2, 4)
      (1 + 0.5 + 1) / 3,
      14,
    );
  });

  test("∂L/∂a = (2, 3)·δ, ∂L/∂z is that where z > 0, and the factors are their ratios", () => {
    const [, second = 0, third = 0] = deltas;
    const gradientScale = rootMeanSquare(deltas.flatMap((delta) => [2 * delta, 3 * delta]));
    const deltaScale = rootMeanSquare([0, 0, 0, 3 * second, 2 * third, 3 * third]);
    expect(layer?.gradientScale).toBeCloseTo(gradientScale, 12);
    expect(layer?.deltaScale).toBeCloseTo(deltaScale, 12);
    expect(layer?.weightFactor).toBeCloseTo(gradientScale / rootMeanSquare(deltas), 12);
    // ∂L/∂w₁ = mean of 2δx where z₁ > 0, ∂L/∂w₂ = mean of 3δx where z₂ > 0.
    const slopes = [(2 * third * 3) / 3, (3 * second * 0.5 + 3 * third * 3) / 3];
    expect(layer?.weightGradientScale).toBeCloseTo(rootMeanSquare(slopes), 12);
    expect(layer?.weightScale).toBe(1);
  });

  test("silent is a unit that says the same of every example, dead one that passes nothing back", () => {
    const allNegative = Float64Array.of(1, 1, -9, 1, 2, 3, 0);
    expect(diagnose({ ...setUp, parameters: allNegative })[0]).toMatchObject({
      deadUnits: [0],
      silentUnits: [0],
    });
    // A step's output varies, and its slope is 0.
    expect(diagnose(setUpOf(byHand, "step"))[0]).toMatchObject({
      deadUnits: [0, 1],
      silentUnits: [],
    });
    // Without its input a sigmoid says the same of every example, and could still learn.
    const blind = Float64Array.of(0, 1, 0.3, 1, 2, 3, 0);
    expect(diagnose({ ...setUpOf(byHand, "sigmoid"), parameters: blind })[0]).toMatchObject({
      deadUnits: [],
      silentUnits: [0],
    });
  });

  test("the way of x = 3 through the network, and of its gradient back", () => {
    const example = [...setUp.data.train.inputs].indexOf(3);
    const trace = traceExample(setUp, example);
    const delta = deltas[2] as number;
    expect(trace).toMatchObject({ example, inputs: [3], outputs: [16], outputDeltas: [delta] });
    expect(trace.loss).toBeCloseTo(0.5 * delta * delta, 12);
    const [traced] = trace.layers;
    expect([...(traced?.preActivations ?? [])]).toEqual([2, 4]);
    expect([...(traced?.slopes ?? [])]).toEqual([1, 1]);
    expect([...(traced?.activations ?? [])]).toEqual([2, 4]);
    expect([...(traced?.activationGradients ?? [])]).toEqual([2 * delta, 3 * delta]);
    expect([...(traced?.deltas ?? [])]).toEqual([2 * delta, 3 * delta]);
    expect(() => traceExample(setUp, 3)).toThrow(RangeError);
  });

  test("z over the plane is w·x + b", () => {
    const z = preActivationGrid(setUp, Float32Array.of(1, 5, -2, 0));
    expect([...z]).toEqual([0, -3, 2, -1]);
  });
});

const deep = experimentWith({
  data: { sampleCount: 60 },
  network: { hidden: [4, 3, 3] },
});

describe.each(activationFunctions.map(({ id }) => id))("%s", (id) => {
  const setUp = setUpOf(deep, id);
  const layers = diagnose(setUp);
  const { train } = setUp.data;
  const traces = Array.from({ length: train.count }, (_, example) => traceExample(setUp, example));

  test("weight gradients are those of training", () => {
    const gradient = lossGradient(setUp);
    for (const [index, layer] of layers.entries()) {
      const { inputs, rows } = traceShape(index);
      const weights = gradient.subarray(offsetOf(index), offsetOf(index) + inputs * rows);
      // The same sums in another order.
      expect(layer.weightGradientScale).toBeCloseTo(rootMeanSquare([...weights]), 12);
    }
  });

  test("the factors multiply up to what arrives in the first layer", () => {
    const output = rootMeanSquare(traces.flatMap(({ outputDeltas }) => outputDeltas));
    const arrived = layers.reduceRight(
      (scale, layer) => scale * layer.weightFactor * (layer.deltaScale / layer.gradientScale || 0),
      output,
    );
    const first = layers[0]?.deltaScale ?? Number.NaN;
    const isCut = layers.some(({ deltaScale }) => deltaScale === 0);
    expect(isCut ? 0 : arrived / first).toBeCloseTo(isCut ? 0 : 1, 9);
  });

  test("every example has the loss of its own way through the network", () => {
    expect([...exampleLosses(setUp)]).toEqual(traces.map(({ loss }) => loss));
  });

  test("units add up to their layer", () => {
    for (const [index, units] of diagnoseUnits(setUp).entries()) {
      const layer = layers[index];
      const dead = units.flatMap(({ isDead }, unit) => (isDead ? [unit] : []));
      const silent = units.flatMap(({ isSilent }, unit) => (isSilent ? [unit] : []));
      expect({ dead, silent }).toEqual({ dead: layer?.deadUnits, silent: layer?.silentUnits });
      const counts = units.reduce(
        (sums, { histogram }) => sums.map((sum, bin) => sum + (histogram[bin] ?? 0)),
        Array.from({ length: 48 }, () => 0),
      );
      expect(counts).toEqual([...(layer?.histogram ?? [])]);
      const flat = units.reduce((sum, unit) => sum + unit.saturatedFraction, 0) / units.length;
      expect(flat).toBeCloseTo(layer?.saturatedFraction ?? Number.NaN, 12);
    }
  });

  const rowsOf = (index: number) => traces[0]?.layers[index]?.preActivations.length ?? 0;
  const traceShape = (index: number) => ({
    inputs: index === 0 ? 2 : (traces[0]?.layers[index - 1]?.activations.length ?? 0),
    rows: rowsOf(index),
  });
  function offsetOf(index: number): number {
    let offset = 0;
    for (let below = 0; below < index; below++) {
      const { inputs, rows } = traceShape(below);
      offset += rows * (inputs + 1);
    }
    return offset;
  }
});
