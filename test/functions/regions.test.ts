import { describe, expect, test } from "vitest";
import { inventActivation } from "../../src/functions/invention.ts";
import { asymptotes, breaksOf, deadZones, saturatedRegions } from "../../src/functions/regions.ts";
import { activationFunctions } from "../../src/functions/registry.ts";
import { traitsOf } from "../../src/functions/traits.ts";
import { elementwise, elementwiseFunctions } from "./elementwise.ts";

const everywhere = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

describe("dead zones", () => {
  test("are where a formula's own branch has slope 0, and nowhere else", () => {
    const dead = Object.fromEntries(
      elementwiseFunctions
        .map((activation) => [activation.id, deadZones(activation)] as const)
        .filter(([, zones]) => zones.length > 0),
    );
    expect(dead).toEqual({
      step: [everywhere],
      relu: [{ from: Number.NEGATIVE_INFINITY, to: 0 }],
      squaredRelu: [{ from: Number.NEGATIVE_INFINITY, to: 0 }],
      relu6: [
        { from: Number.NEGATIVE_INFINITY, to: 0 },
        { from: 6, to: Number.POSITIVE_INFINITY },
      ],
      hardSigmoid: [
        { from: Number.NEGATIVE_INFINITY, to: -2.5 },
        { from: 2.5, to: Number.POSITIVE_INFINITY },
      ],
      hardSigmoidRelu6: [
        { from: Number.NEGATIVE_INFINITY, to: -3 },
        { from: 3, to: Number.POSITIVE_INFINITY },
      ],
      hardSwish: [{ from: Number.NEGATIVE_INFINITY, to: -3 }],
    });
  });

  test("do not include slopes that a number cannot hold any more", () => {
    const steep = inventActivation({ name: "steep", formula: "tanh(20 * z)", learnable: [] });
    if (!steep.ok) throw new Error(steep.problem.message);
    expect(deadZones(steep.activation)).toEqual([]);
  });

  test("follow the parameters: Leaky ReLU with slope 0 has ReLU's", () => {
    expect(deadZones(elementwise("leakyRelu"), { slope: 0 })).toEqual([
      { from: Number.NEGATIVE_INFINITY, to: 0 },
    ]);
  });
});

test("σ′ < 0.05 beyond z = ln((1 + √0.8)/(1 − √0.8)) = 2.887 on both sides", () => {
  // σ(1 − σ) = ε at σ = (1 ± √(1 − 4ε))/2.
  const edge = Math.log((1 + Math.sqrt(0.8)) / (1 - Math.sqrt(0.8)));
  const [left, right, ...more] = saturatedRegions(elementwise("sigmoid"), 0.05, -6, 6);
  expect(more).toEqual([]);
  expect(left?.from).toBe(-6);
  expect(left?.to).toBeCloseTo(-edge, 8);
  expect(right?.from).toBeCloseTo(edge, 8);
  expect(right?.to).toBe(6);
});

describe("asymptotes", () => {
  const of = (id: string) => asymptotes(elementwise(id));
  test("are levels for tanh and sloping lines for GELU and the bent identity", () => {
    expect(of("tanh")).toEqual([
      { side: "left", slope: 0, offset: -1 },
      { side: "right", slope: 0, offset: 1 },
    ]);
    expect(of("gelu")).toEqual([
      { side: "left", slope: 0, offset: 0 },
      { side: "right", slope: 1, offset: 0 },
    ]);
    // (√(z² + 1) − 1)/2 + z → (|z| − 1)/2 + z.
    expect(of("bentIdentity")).toEqual([
      { side: "left", slope: 0.5, offset: -0.5 },
      { side: "right", slope: 1.5, offset: -0.5 },
    ]);
  });

  test("are missing where f settles on nothing, or grows faster than any line", () => {
    expect(of("sine")).toEqual([]);
    expect(of("squaredRelu").map(({ side }) => side)).toEqual(["left"]);
  });
});

describe("breaks", () => {
  test("of the slope are told with both sides and the convention", () => {
    expect(breaksOf(elementwise("relu"))).toEqual([
      { z: 0, breaks: "slope", left: 0, here: 0, right: 1 },
    ]);
    expect(breaksOf(elementwise("elu"), { alpha: 0.5 })).toEqual([
      { z: 0, breaks: "slope", left: 0.5, here: 0.5, right: 1 },
    ]);
  });

  test("of the value are jumps", () => {
    expect(breaksOf(elementwise("step"))).toMatchObject([
      { z: 0, breaks: "value", left: 0, right: 1 },
    ]);
  });

  test("that a parameter closes are none: ELU at α = 1", () => {
    expect(breaksOf(elementwise("elu"), { alpha: 1 })).toEqual([]);
  });
});

test("each trait picks the functions that a textbook would", () => {
  const having = (trait: Parameters<ReadonlySet<string>["has"]>[0]) =>
    activationFunctions
      .filter((activation) => (traitsOf(activation) as ReadonlySet<string>).has(trait))
      .map(({ id }) => id)
      .sort();
  expect(having("bounded")).toEqual(
    "arctan gaussian hardSigmoid hardSigmoidRelu6 relu6 sigmoid sine softsign step tanh".split(" "),
  );
  expect(having("zeroCentred")).toEqual("arctan linear selu sine softsign tanh".split(" "));
  expect(having("learnable")).toEqual(["maxout", "prelu"]);
  expect(having("smooth")).toEqual(
    "arctan bentIdentity gaussian gelu geluTanh linear mish sigmoid sine softplus swish tanh".split(
      " ",
    ),
  );
});
