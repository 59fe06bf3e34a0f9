import { describe, expect, test } from "vitest";
import { armShape } from "../../../src/engine/experiment/arm.ts";
import { armOf } from "../../../src/engine/experiment/defaults.ts";
import type { Experiment } from "../../../src/engine/experiment/experiment.ts";
import type { InitialiserId } from "../../../src/engine/network/initialisers.ts";
import { initialisers } from "../../../src/engine/network/initialisers.ts";
import { initialise } from "../../../src/engine/training/initialise.ts";
import { prepareRun } from "../../../src/engine/training/prepare-run.ts";
import { experimentWith } from "../example-experiment.ts";
import { fans, initialiserRecords, range } from "./records.ts";

/** Weights of one layer as [row][input], its biases, and the learned parameters. */
function start(experiment: Experiment, activation = "tanh", seed = experiment.seed) {
  const arm = armOf(activation);
  const shape = armShape(experiment, prepareRun(experiment), arm);
  const values = initialise(experiment, shape, arm, seed);
  return {
    values,
    shape,
    layers: shape.layers.map(({ rows, inputs, weightOffset, biasOffset }) => ({
      weights: Array.from({ length: rows }, (_, row) => [
        ...values.slice(weightOffset + row * inputs, weightOffset + (row + 1) * inputs),
      ]),
      biases: [...values.slice(biasOffset, biasOffset + rows)],
    })),
    learnables: [...values.slice(shape.learnableOffset)],
  };
}

const schemeOf = (scheme: InitialiserId, hidden = [60]) =>
  experimentWith({ network: { hidden }, initialisation: { scheme } });

describe("arms share every draw that both need", () => {
  test("functions of one shape start from the same weights", () => {
    expect(start(experimentWith({}), "relu").values).toEqual(
      start(experimentWith({}), "sigmoid").values,
    );
  });

  test("a wider network holds the narrower one's weights", () => {
    const narrow = start(experimentWith({ network: { hidden: [3, 3] } })).layers;
    const wide = start(experimentWith({ network: { hidden: [8, 8] } })).layers;
    expect(wide[0]?.weights.slice(0, 3)).toEqual(narrow[0]?.weights);
    expect(wide[1]?.weights.slice(0, 3).map((row) => row.slice(0, 3))).toEqual(narrow[1]?.weights);
    expect(wide[2]?.weights[0]?.slice(0, 3)).toEqual(narrow[2]?.weights[0]);
  });

  test("a deeper network keeps the layers below, and the output layer", () => {
    const shallow = start(experimentWith({ network: { hidden: [3] } })).layers;
    const deep = start(experimentWith({ network: { hidden: [3, 3, 3] } })).layers;
    expect(deep[0]).toEqual(shallow[0]);
    expect(deep[3]).toEqual(shallow[1]);
  });

  test("maxout's first piece is what every other arm has, its others are new", () => {
    const plain = start(experimentWith({}), "tanh").layers;
    const maxout = start(experimentWith({}), "maxout").layers;
    expect(maxout[0]?.weights.filter((_, row) => row % 2 === 0)).toEqual(plain[0]?.weights);
    expect(maxout[0]?.weights.filter((_, row) => row % 2 === 1)).not.toEqual(plain[0]?.weights);
    expect(maxout[2]).toEqual(plain[2]);
  });

  test("a gated unit's first linear map is what every other arm has, its gate's is new", () => {
    const plain = start(experimentWith({}), "tanh").layers;
    const gated = start(experimentWith({}), "swiglu").layers;
    const rows = (parity: number) => gated[0]?.weights.filter((_, row) => row % 2 === parity);
    expect(rows(0)).toEqual(plain[0]?.weights);
    expect(rows(1)).toHaveLength(plain[0]?.weights.length ?? Number.NaN);
    expect(rows(1)).not.toEqual(plain[0]?.weights);
    expect(gated[2]).toEqual(plain[2]);
  });

  test("adding a feature leaves the other inputs' weights alone", () => {
    const two = start(experimentWith({ network: { features: ["x1", "x2"] } })).layers[0];
    const three = start(experimentWith({ network: { features: ["x1", "sinX1", "x2"] } })).layers[0];
    expect(three?.weights.map(([x1, , x2]) => [x1, x2])).toEqual(two?.weights);
  });
});

test("seed 0 is a seed, and the next one gives other weights", () => {
  const zero = start(experimentWith({}), "tanh", 0).values;
  expect(zero).toEqual(start(experimentWith({}), "tanh", 0).values);
  expect(zero).not.toEqual(start(experimentWith({}), "tanh", 1).values);
});

test("schemes scale one base draw: they agree on every sign and on the order of sizes", () => {
  const weights = initialisers
    .filter(({ id, arrange }) => id !== "zeros" && !arrange)
    .map(({ id }) => start(schemeOf(id)).layers[0]?.weights.flat() ?? []);
  const order = (values: readonly number[]) =>
    [...values.keys()].sort((a, b) => (values[a] ?? NaN) - (values[b] ?? NaN));
  for (const scheme of weights) {
    expect(scheme.map(Math.sign)).toEqual(weights[0]?.map(Math.sign));
    expect(order(scheme)).toEqual(order(weights[0] ?? []));
  }
});

test("every initialiser has a record of its distribution", () => {
  expect(Object.keys(initialiserRecords)).toEqual(initialisers.map(({ id }) => id));
});

/** The weights of a layer with these fans, from many seeds. */
function weightsAt(scheme: InitialiserId, { fanIn, fanOut }: { fanIn: number; fanOut: number }) {
  const experiment = experimentWith({
    data: { sampleCount: 10 },
    network: { hidden: [fanIn, fanOut] },
    initialisation: { scheme, range },
  });
  return Array.from({ length: 60 }, (_, seed) =>
    start(experiment, "tanh", seed).layers[1]?.weights.flat(),
  ).flatMap((weights) => weights ?? []);
}

/** The share beyond one deviation, and beyond half of it. */
const shares = {
  // erfc(√½) and erfc(√⅛)
  normal: { beyond: 0.31731050786291415, beyondHalf: 0.6170750774519738 },
  // (erfc(0.87962566 √½) − erfc(√2)) / (1 − erfc(√2)), and with half of it: Python 3.
  truncatedNormal: { beyond: 0.3494625051412843, beyondHalf: 0.6438686014857624 },
  // 1 − √⅓, and 1 − √½·√⅙
  uniform: { beyond: 0.42264973081037427, beyondHalf: 0.7113248654051871 },
} as const;

const distributions = Object.entries(initialiserRecords).flatMap(([id, { shape, variance }]) =>
  (["narrowing", "widening"] as const).map((layer) => ({
    id: id as InitialiserId,
    layer,
    shape,
    variance: variance[layer],
  })),
);

describe.each(distributions)("$id in a $layer layer", ({ id, layer, shape, variance }) => {
  const weights = weightsAt(id, fans[layer]);
  const count = weights.length;
  const deviation = Math.sqrt(variance);
  const shareWhere = (holds: (weight: number) => boolean): number =>
    weights.filter(holds).length / count;
  /** Five standard errors of a share: the draws are fixed, and fail once in two million choices of them. */
  const withinErrors = (share: number, expected: number): void =>
    expect(Math.abs(share - expected)).toBeLessThan(
      5 * Math.sqrt((expected * (1 - expected)) / count),
    );

  if (shape === "constant") {
    test("is 0", () => {
      expect(count).toBe(60 * 288);
      expect(weights.every((weight) => weight === 0)).toBe(true);
    });
    return;
  }

  test("has the variance of its paper", () => {
    const measured = weights.reduce((sum, weight) => sum + weight * weight, 0) / count;
    // Kurtosis 3 for a normal number, less for a truncated one, 9/5 for a uniform one.
    const spread = shape === "uniform" ? 0.8 : 2;
    expect(count).toBe(60 * 288);
    expect(Math.abs(measured / variance - 1)).toBeLessThan(5 * Math.sqrt(spread / count));
  });

  test(`is ${shape}, around 0`, () => {
    withinErrors(
      shareWhere((weight) => weight < 0),
      0.5,
    );
    const { beyond, beyondHalf } = shares[shape];
    withinErrors(
      shareWhere((weight) => Math.abs(weight) > deviation),
      beyond,
    );
    withinErrors(
      shareWhere((weight) => Math.abs(weight) > deviation / 2),
      beyondHalf,
    );
  });

  test("ends where its distribution does", () => {
    const largest = Math.max(...weights.map(Math.abs)) / deviation;
    // √3 deviations are a uniform number's half-width. Of as many normal numbers, one in three
    // thousand draws of them has none beyond 3.5, and one in thirty thousand one beyond 6.
    const [least, most] = {
      normal: [3.5, 6] as const,
      uniform: [0.999 * Math.sqrt(3), Math.sqrt(3)] as const,
      // Two deviations of what was cut off, over the 0.8796 that it then has.
      truncatedNormal: [2.25, 2.2737] as const,
    }[shape];
    expect(largest).toBeGreaterThan(least);
    expect(largest).toBeLessThan(most);
  });
});

describe("orthogonal weights", () => {
  const products = (rows: readonly (readonly number[])[]): number[][] =>
    rows.map((one) =>
      rows.map((other) => one.reduce((sum, value, at) => sum + value * (other[at] ?? NaN), 0)),
    );
  const isIdentity = (rows: readonly (readonly number[])[]): void => {
    for (const [at, line] of products(rows).entries()) {
      for (const [other, product] of line.entries()) {
        // Float32 weights: 6·10⁻⁸ of each of 48 products.
        expect(Math.abs(product - (at === other ? 1 : 0))).toBeLessThan(1e-6);
      }
    }
  };
  const layersOf = (activation: string) =>
    start(schemeOf("orthogonal", [48, 6, 48]), activation, 3).layers;

  test("have rows of length 1 at right angles, or columns where there are fewer", () => {
    const [, narrowing, widening] = layersOf("tanh");
    isIdentity(narrowing?.weights ?? []);
    const rows = widening?.weights ?? [];
    isIdentity(Array.from({ length: 6 }, (_, column) => rows.map((row) => row[column] ?? NaN)));
  });

  test("are so in each linear map of maxout by itself, the first as in every other arm", () => {
    const rows = layersOf("maxout")[1]?.weights ?? [];
    const map = (which: number) => rows.filter((_, row) => row % 2 === which);
    isIdentity(map(0));
    isIdentity(map(1));
    expect(map(0)).toEqual(layersOf("tanh")[1]?.weights);
  });
});

test("TensorFlow Playground's start: weights in ±0.5, every bias 0.1", () => {
  const { layers } = start(experimentWith({}));
  for (const { weights, biases } of layers) {
    expect(weights.flat().every((w) => Math.abs(w) < 0.5 && w !== 0)).toBe(true);
    expect(new Set(biases)).toEqual(new Set([Math.fround(0.1)]));
  }
});

test("hidden and output biases have their own starts", () => {
  const { layers } = start(
    experimentWith({ initialisation: { scheme: "zeros", hiddenBias: -3, outputBias: 0.5 } }),
  );
  expect(layers.map(({ biases }) => biases)).toEqual([[-3, -3, -3], [-3, -3, -3], [0.5]]);
  expect(layers.flatMap(({ weights }) => weights.flat()).every((w) => w === 0)).toBe(true);
});

test("PReLU's slope starts at 0.25 in each hidden layer, or where the arm says", () => {
  expect(start(experimentWith({}), "prelu").learnables).toEqual([0.25, 0.25]);
  const experiment = experimentWith({});
  const arm = { ...armOf("prelu"), parameters: { slope: 0.5 } };
  const shape = armShape(experiment, prepareRun(experiment), arm);
  expect([...initialise(experiment, shape, arm).slice(shape.learnableOffset)]).toEqual([0.5, 0.5]);
});

test("learned parameters given by value replace where an arm of that name and depth starts", () => {
  const learned = { slope: [6, 7] };
  const explicit = { weights: [[[1, 2]], [[3]], [[8]]], biases: [[4], [5], [9]], learned };
  const json = {
    network: { hidden: [1, 1] },
    arms: [armOf("prelu")],
    initialisation: { explicit },
  };
  const experiment = experimentWith(json);
  expect([...start(experiment, "prelu").values]).toEqual([1, 2, 4, 3, 5, 8, 9, 6, 7]);
  const drawn = experimentWith({ network: { hidden: [1, 1] } });
  // tanh learns no slope: they are not its parameters, and it draws as if there were none.
  expect(start(experiment, "tanh").values).toEqual(start(drawn, "tanh").values);
});

test("weights given by value replace all draws of an arm of that shape, and only of that", () => {
  const explicit = { weights: [[[1, 2]], [[3]]], biases: [[4], [5]] };
  const experiment = experimentWith({ network: { hidden: [1] }, initialisation: { explicit } });
  expect([...start(experiment).values]).toEqual([1, 2, 4, 3, 5]);
  const drawn = experimentWith({ network: { hidden: [1] } });
  expect(start(experiment, "maxout").values).toEqual(start(drawn, "maxout").values);
});
