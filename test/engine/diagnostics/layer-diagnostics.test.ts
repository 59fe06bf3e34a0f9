import { expect, test } from "vitest";
import { countDeadUnits } from "../../../src/engine/diagnostics/dead-units.ts";
import { diagnose } from "../../../src/engine/diagnostics/layer-diagnostics.ts";
import { armOf } from "../../../src/engine/experiment/defaults.ts";
import { ReferenceTrainer } from "../../../src/engine/reference/reference-trainer.ts";
import { experimentWith, setUpOf } from "../example-experiment.ts";

// Points and weights by hand: one hidden layer whose units are z₁ = x₁ − 1 and z₂ = x₁ + 1.
const points = [
  { x1: -2, x2: 0, label: 0 },
  { x1: 0.5, x2: 0, label: 1 },
  { x1: 0.5, x2: 0, label: 1 },
];
const experiment = experimentWith({
  data: { dataset: "points", points, trainShare: 0.9 },
  network: { features: ["x1"], hidden: [2], output: "linear" },
  initialisation: { explicit: { weights: [[[1], [1]], [[2, 3]]], biases: [[-1, 1], [0]] } },
});

test("sees that a unit is dead only where its slope is 0 on every training example", () => {
  const setUp = setUpOf(experiment, "relu");
  // z₁ is −3 or −0.5; z₂ is −1 or 1.5, so it lives as soon as x₁ = 0.5 is trained on.
  expect(setUp.data.train.count).toBe(2);
  const sees = [...setUp.data.train.inputs].includes(0.5);
  expect(sees).toBe(true);
  expect(diagnose(setUp)[0]?.deadUnits).toEqual([0]);
  expect(
    diagnose({ ...setUp, arm: { ...setUp.arm, activation: "leakyRelu" } })[0]?.deadUnits,
  ).toEqual([]);
  expect(diagnose({ ...setUp, arm: { ...setUp.arm, activation: "step" } })[0]?.deadUnits).toEqual([
    0, 1,
  ]);
});

test("counts, means and gradients agree with those worked by hand", () => {
  const setUp = setUpOf(experiment, "linear");
  const x = [...setUp.data.train.inputs];
  const z = x.flatMap((value) => [value - 1, value + 1]);
  const mean = z.reduce((sum, value) => sum + value, 0) / 4;
  const deviation = Math.sqrt(z.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4);
  const [layer] = diagnose(setUp);
  // Float64 sums of four small numbers.
  expect(layer?.preActivationMean).toBeCloseTo(mean, 14);
  expect(layer?.preActivationDeviation).toBeCloseTo(deviation, 14);
  expect([...(layer?.histogram ?? [])].reduce((sum, count) => sum + count, 0)).toBe(4);
  expect(layer?.saturatedFraction).toBe(0);
  // o = 2(x − 1) + 3(x + 1) = 5x + 1, so ∂L/∂a = (2, 3) · (5x + 1 − t).
  const squares = x.flatMap((value, i) => {
    const error = 5 * value + 1 - (setUp.data.train.targets[i] ?? NaN);
    return [4 * error * error, 9 * error * error];
  });
  const scale = Math.sqrt(squares.reduce((sum, value) => sum + value, 0) / 4);
  expect(layer?.gradientScale).toBeCloseTo(scale, 12);
});

test("z = −6.1 and 100 go into the end bins, NaN into none", () => {
  const setUp = setUpOf(experiment, "tanh");
  const parameters = Float64Array.of(0, 0, -6.1, 100, 1, 1, 0);
  const [layer] = diagnose({ ...setUp, parameters });
  expect([layer?.histogram.at(0), layer?.histogram.at(-1)]).toEqual([2, 2]);
  expect(layer?.saturatedFraction).toBe(1);
  const [lost] = diagnose({ ...setUp, parameters: parameters.fill(NaN) });
  expect(lost?.histogram.every((count) => count === 0)).toBe(true);
  expect(lost?.deadUnits).toEqual([]);
});

test("maxout has no dead units, but may have rows that never win", () => {
  const setUp = setUpOf(experimentWith({ network: { hidden: [1] } }), "maxout");
  const parameters = setUp.parameters.slice();
  const biases = setUp.experiment.network.features.length * 2;
  parameters[biases + 1] = -100;
  const [layer] = diagnose({ ...setUp, parameters });
  expect(layer?.deadUnits).toEqual([]);
  expect(layer?.unusedRows).toEqual([1]);
});

// Two gated units of x₁: u = x₁ − 1 and x₁ + 1, gates z = −x₁ − 5 and 2x₁, in rows u, z, u, z.
const gatedParameters = Float64Array.of(1, -1, 1, 2, -1, -5, 1, 0, 2, 3, 0);

test("a gated unit stands where its gate's z is, and is dead where neither of its maps learns", () => {
  const setUp = { ...setUpOf(experiment, "reglu"), parameters: gatedParameters };
  const x = [...setUp.data.train.inputs];
  // On every point −x₁ − 5 < 0: the first gate is shut. The second opens at x₁ = 0.5.
  expect(x.every((value) => value > -5)).toBe(true);
  const [layer] = diagnose(setUp);
  expect(layer?.deadUnits).toEqual([0]);
  expect(countDeadUnits(setUp)).toBe(1);
  const gates = x.flatMap((value) => [-value - 5, 2 * value]);
  // Float64 sum of four small numbers.
  expect(layer?.preActivationMean).toBeCloseTo(gates.reduce((sum, z) => sum + z, 0) / 4, 14);
  const shut = gates.filter((z) => z < 0).length;
  expect(layer?.saturatedFraction).toBe(shut / 4);
  // A bilinear unit's gate is its z itself: nothing is dead.
  expect(diagnose({ ...setUp, arm: armOf("bilinear") })[0]?.deadUnits).toEqual([]);
});

test("without hidden layers there is nothing to look at", () => {
  expect(diagnose(setUpOf(experimentWith({ network: { hidden: [] } }), "relu"))).toEqual([]);
});

test("a normalised layer tells z before normalisation, and what its function sees", () => {
  const normalised = experimentWith({
    data: { sampleCount: 60 },
    network: { hidden: [4, 3], normalisation: "batch", statistics: "trainingSet" },
    initialisation: { scheme: "heNormal" },
  });
  const setUp = setUpOf(normalised, "tanh");
  const { normalisation: _, ...bare } = normalised.network;
  const plain = { ...setUp, experiment: { ...normalised, network: bare } };
  const trainer = new ReferenceTrainer(setUp);
  const [layer] = diagnose({ ...setUp, parameters: trainer.parameters() });
  const [before] = diagnose(plain);
  expect(before).not.toHaveProperty("linearMean");
  // The same weights on the same inputs.
  expect(layer?.linearMean).toBeCloseTo(before?.preActivationMean ?? Number.NaN, 12);
  expect(layer?.linearDeviation).toBeCloseTo(before?.preActivationDeviation ?? Number.NaN, 12);
  // Each row has mean 0, and variance v / (v + 1e−5).
  expect(layer?.preActivationMean).toBeCloseTo(0, 12);
  expect(layer?.preActivationDeviation).toBeCloseTo(1, 4);
});
