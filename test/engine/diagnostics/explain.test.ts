import { describe, expect, test } from "vitest";
import {
  explain,
  limits,
  type SignalMoment,
  type TrainedWith,
} from "../../../src/engine/diagnostics/explain.ts";
import { diagnose } from "../../../src/engine/diagnostics/layer-diagnostics.ts";
import type { LayerSignals } from "../../../src/engine/diagnostics/layer-signals.ts";
import { armOf } from "../../../src/engine/experiment/defaults.ts";
import { findActivation } from "../../../src/engine/experiment/resolve-arm.ts";
import { experimentWith, setUpOf } from "../example-experiment.ts";

const healthy: LayerSignals = {
  unitCount: 4,
  preActivationMean: 0,
  preActivationDeviation: 1,
  preActivationQuantiles: [-2, -1, 0, 1, 2],
  deadUnits: [],
  silentUnits: [],
  unusedRows: [],
  saturatedFraction: 0.1,
  saturationEpsilon: 0.01,
  activationMean: 0,
  activationDeviation: 1,
  exampleShare: 0.8,
  commonSignShare: 0.6,
  gradientScale: 1,
  deltaScale: 0.5,
  weightFactor: 1,
  weightGradientScale: 0.1,
  weightScale: 1,
};

/** Two hidden layers, the first of them changed. */
const moment = (
  epoch: number,
  change: Partial<LayerSignals> = {},
  updateRatios: readonly number[] = [0.01, 0.01, 0.01],
): SignalMoment => ({ epoch, layers: [{ ...healthy, ...change }, healthy], updateRatios });

/** ReLU's own start, so that only the function can be blamed. */
const usual: TrainedWith = { rate: 0.03, scheme: "heNormal" };

const said = (moments: readonly SignalMoment[], arm = armOf("relu")) =>
  explain(moments, arm, usual).map(({ explanation }) => explanation);

test("nothing is said of nothing, and of a sound network that it is sound", () => {
  expect(explain([], armOf("relu"), usual)).toEqual([]);
  expect(explain([{ epoch: 3, layers: [], updateRatios: [] }], armOf("relu"), usual)).toEqual([]);
  expect(said([moment(0), moment(10, { saturatedFraction: 0.3 })])).toEqual([
    { code: "sound", values: { flatShare: 0.3, least: 1, most: 1 } },
  ]);
});

/** Each rule: what trips it, what is next to it and does not, and what it says. */
const rules: readonly {
  readonly code: string;
  readonly trips: SignalMoment;
  readonly spares: SignalMoment;
  readonly values: object;
}[] = [
  {
    code: "lost",
    trips: moment(10, { preActivationMean: Number.NaN }),
    spares: moment(10, { preActivationMean: 1e30 }),
    values: { epoch: 10 },
  },
  {
    code: "dead",
    trips: moment(10, { deadUnits: [1, 3], silentUnits: [1, 3] }),
    spares: moment(10, { saturatedFraction: 0.5 }),
    values: { layer: 1, count: 2, units: 4, since: 10 },
  },
  {
    code: "silent",
    trips: moment(10, { silentUnits: [2] }),
    spares: moment(10),
    values: { layer: 1, count: 1, since: 10 },
  },
  {
    code: "vanishing",
    trips: moment(10, { deltaScale: 0.004, gradientScale: 0.02, weightFactor: 0.04 }),
    spares: moment(10, { deltaScale: 0.006, gradientScale: 0.02, weightFactor: 0.04 }),
    values: { ratio: 0.008, since: 10 },
  },
  {
    code: "exploding",
    trips: moment(10, { deltaScale: 51 }),
    spares: moment(10, { deltaScale: 49 }),
    values: { ratio: 102, since: 10 },
  },
  {
    code: "saturated",
    trips: moment(10, { saturatedFraction: 0.51 }),
    spares: moment(10, { saturatedFraction: 0.49 }),
    values: { layer: 1, share: 0.51, since: 10 },
  },
  {
    code: "unvaried",
    trips: moment(10, { exampleShare: 0.009 }),
    spares: moment(10, { exampleShare: 0.011 }),
    values: { layer: 1, share: 0.009, since: 10 },
  },
  {
    code: "oneSided",
    trips: moment(10, { commonSignShare: 0.96 }),
    spares: moment(10, { commonSignShare: 0.95 }),
    values: { layer: 1, share: 0.96 },
  },
  {
    code: "timid",
    trips: moment(10, {}, [9e-6, 1e-7, 1e-7]),
    spares: moment(10, {}, [9e-6, 2e-5, 1e-7]),
    values: { ratio: 9e-6, since: 10 },
  },
  {
    code: "wild",
    trips: moment(10, {}, [0.01, 0.31, 0.01]),
    spares: moment(10, {}, [0.01, 0.29, 0.01]),
    values: { ratio: 0.31, since: 10 },
  },
];

describe.each(rules)("$code", ({ code, trips, spares, values }) => {
  test("is said where it holds, with its figures", () => {
    const [found] = said([moment(0), trips]);
    expect(found?.code).toBe(code);
    for (const [name, value] of Object.entries(values)) {
      expect((found as { values: Record<string, number> }).values[name], name).toBeCloseTo(
        value,
        12,
      );
    }
  });

  test("is not said next to where it holds", () => {
    expect(said([moment(0), spares]).map((one) => one.code)).not.toContain(code);
  });

  test("is dated by the unbroken stretch up to now", () => {
    const at = (epoch: number) => ({ ...trips, epoch });
    const [found] = said([at(0), moment(5), at(7), at(9)]);
    const { since, epoch } = (found as { values: { since?: number; epoch?: number } }).values;
    // One-sidedness is a trait of the function and has no date.
    if (code !== "oneSided") expect(since ?? epoch).toBe(7);
  });
});

test("a unit that died is dated by itself, whatever died before it came back", () => {
  const dead = (epoch: number, units: readonly number[]) => moment(epoch, { deadUnits: units });
  expect(said([dead(0, [0]), dead(5, [1]), dead(9, [1])])[0]?.values).toMatchObject({
    count: 1,
    since: 5,
  });
});

test("what dead units make flat is said of them alone", () => {
  const halfDead = moment(9, { deadUnits: [0, 1], saturatedFraction: 0.6 });
  expect(said([halfDead]).map(({ code }) => code)).toEqual(["dead"]);
});

describe("the arm that would test it", () => {
  const trialOf = (trips: SignalMoment, arm = armOf("relu"), training: TrainedWith = usual) =>
    explain([trips], arm, training).at(0)?.trial;

  test("differs in the one thing that is blamed", () => {
    expect(trialOf(moment(9, { deadUnits: [0] }))?.activation).toBe("leakyRelu");
    const faded = moment(9, { deltaScale: 1e-6 });
    expect(trialOf(faded, armOf("sigmoid"))?.invention?.formula).toBe("sigmoid(4*z)");
    expect(trialOf(moment(9, {}, [1, 1, 1]))).toEqual({ ...armOf("relu"), learningRate: 0.003 });
    expect(trialOf(moment(9, {}, [1e-9]))).toEqual({ ...armOf("relu"), learningRate: 0.3 });
  });

  test("starts as its paper does where the weights take more than f′, or make it explode", () => {
    const byWeights = moment(9, { deltaScale: 1e-6, gradientScale: 1e-5, weightFactor: 1e-3 });
    const bySlope = moment(9, { deltaScale: 1e-6, gradientScale: 0.9e-3, weightFactor: 0.9 });
    const glorot: TrainedWith = { rate: 0.03, scheme: "glorotUniform" };
    const fromHe = { ...armOf("relu"), own: { initialisation: { scheme: "heNormal" } } };
    expect(trialOf(byWeights, armOf("relu"), glorot)).toEqual(fromHe);
    expect(trialOf(byWeights, armOf("relu"), usual)?.activation).toBe("leakyRelu");
    expect(trialOf(bySlope, armOf("relu"), glorot)?.activation).toBe("leakyRelu");
    const exploding = moment(9, { deltaScale: 1e6 });
    expect(trialOf(exploding, armOf("relu"), glorot)).toEqual(fromHe);
    expect(trialOf(exploding, armOf("relu"), { ...glorot, scheme: "textbook" })).toEqual({
      ...armOf("relu"),
      learningRate: 0.003,
    });
  });

  test("keeps the arm's own rate, and is an arm that can be trained", () => {
    const own = { ...armOf("sigmoid"), learningRate: 0.5 };
    const trials = rules.flatMap(({ trips }) =>
      ["sigmoid", "tanh", "relu", "softplus", "hardTanh"].flatMap(
        (id) =>
          explain([trips], { ...armOf(id), learningRate: 0.5 }, { ...usual, rate: 0.5 })[0]
            ?.trial ?? [],
      ),
    );
    expect(trials.length).toBeGreaterThan(10);
    for (const trial of trials) expect(findActivation(trial).ok).toBe(true);
    expect(trialOf(moment(9, { deltaScale: 1e-6 }), own)?.learningRate).toBe(0.5);
  });
});

test("six layers of sigmoid fade, six of tanh with Glorot's start do not", () => {
  const deep = experimentWith({
    network: { hidden: [8, 8, 8, 8, 8, 8] },
    initialisation: { scheme: "glorotUniform" },
  });
  const codes = (id: string) => {
    const layers = diagnose(setUpOf(deep, id));
    const at = { epoch: 1, layers, updateRatios: [0.01] };
    return explain([at], armOf(id), usual).map(({ explanation }) => explanation.code);
  };
  expect(codes("sigmoid")).toContain("vanishing");
  expect(codes("tanh")).not.toContain("vanishing");
  expect(limits.vanishing).toBe(0.01);
});
