import { describe, expect, test } from "vitest";
import { inverseNormal } from "../../../src/engine/random/normal.ts";
import { compile } from "../../../src/functions/algebra/evaluate.ts";
import { derivativeOf, resolveParameters } from "../../../src/functions/families/registry.ts";
import { compose } from "../../../src/functions/properties/composition.ts";
import { elementwise, elementwiseFunctions } from "../elementwise.ts";

const firstOf = <T>(items: readonly T[]): T => {
  const [item] = items;
  if (item === undefined) throw new Error("empty");
  return item;
};
const deepest = (id: string, layers: number, weightScale: number) => {
  const layer = compose(elementwise(id), layers, weightScale).at(-1);
  if (!layer) throw new Error("no layers");
  return layer;
};

describe("known fixed points", () => {
  test("ReLU keeps its signal with He's weight scale √2, both ways (He et al. 2015)", () => {
    const layers = compose(elementwise("relu"), 20, Math.SQRT2);
    // Beyond ±7, which is left out, lies 10⁻¹⁰ of E z² in each of the 20 layers.
    expect(firstOf(layers).signal).toBeCloseTo(1, 8);
    expect(layers.at(-1)?.spread).toBeCloseTo(1, 8);
  });

  test("SELU keeps mean 0 and variance 1 with weight scale 1 (Klambauer et al. 2017)", () => {
    const { mean, deviation } = deepest("selu", 30, 1);
    expect(mean).toBeCloseTo(0, 5);
    expect(deviation).toBeCloseTo(1, 5);
  });

  test("a linear function multiplies by the weight scale", () => {
    expect(firstOf(compose(elementwise("linear"), 6, 0.5)).signal).toBeCloseTo(0.5 ** 6, 12);
  });

  test("ten sigmoid layers leave less than 10⁻⁶ of the signal at weight scale 1", () => {
    const [layer] = compose(elementwise("sigmoid"), 10, 1);
    // σ′ ≤ 1/4 in every layer.
    expect(layer?.signal).toBeLessThan(0.25 ** 10);
    expect(layer?.signal).toBeGreaterThan(0.2 ** 10);
  });

  test("nothing comes back through steps", () => {
    expect(firstOf(compose(elementwise("step"), 3, 1)).signal).toBe(0);
  });
});

test.each(["tanh", "relu", "sigmoid", "gelu"])(
  "%s: a random network of 300 units in each of 5 layers does what the theory says",
  (id) => {
    const activation = elementwise(id);
    const parameters = resolveParameters(activation);
    const [f, slope] = [compile(activation.value), compile(derivativeOf(activation))];
    const width = 300;
    let state = 1;
    // Park & Miller's generator: any will do that is not the code under test.
    const uniform = () => {
      state = (state * 48271) % 2147483647;
      return state / 2147483647;
    };
    const draw = (scale: number) => inverseNormal(uniform()) * scale;
    let z = Array.from({ length: width }, () => draw(1));
    const expected = compose(activation, 5, 1.2);
    for (const layer of expected) {
      const rms = Math.sqrt(z.reduce((sum, value) => sum + value ** 2, 0) / width);
      // 300 units estimate a deviation to about 1/√600 = 4 % a layer, and errors add up.
      expect(Math.abs(rms / layer.spread - 1)).toBeLessThan(0.25);
      const factor =
        1.2 * Math.sqrt(z.reduce((sum, v) => sum + slope(v, parameters) ** 2, 0) / width);
      expect(Math.abs(factor / layer.factor - 1)).toBeLessThan(0.2);
      const a = z.map((value) => f(value, parameters));
      z = Array.from({ length: width }, () =>
        a.reduce((sum, value) => sum + value * draw(1.2 / Math.sqrt(width)), 0),
      );
    }
  },
);

test("every distribution adds up to 1, and half of ReLU's stands at 0", () => {
  for (const activation of elementwiseFunctions) {
    for (const { activations } of compose(activation, 3, 1)) {
      const total = activations.shares.reduce((sum, share) => sum + share, activations.outside);
      expect(total).toBeCloseTo(1, 9);
    }
  }
  const [relu] = compose(elementwise("relu"), 1, 1);
  expect(Math.max(...(relu?.activations.shares ?? []))).toBeGreaterThan(0.5);
});
