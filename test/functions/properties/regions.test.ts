import { describe, expect, test } from "vitest";
import { activationById } from "../../../src/functions/families/registry.ts";
import { inventActivation } from "../../../src/functions/formula/invention.ts";
import {
  asymptotes,
  breaksOf,
  deadZones,
  saturatedRegions,
} from "../../../src/functions/properties/regions.ts";
import { type TraitId, traitsOf } from "../../../src/functions/properties/traits.ts";
import { elementwise, elementwiseFunctions } from "../elementwise.ts";
import { recordOf } from "../families/records/records.ts";

describe("dead zones", () => {
  test("are where a formula's own branch has slope 0, and nowhere else", () => {
    for (const activation of elementwiseFunctions) {
      const { deadZones: zones = [] } = recordOf(activation.id);
      const wanted = zones.map(([from, to]) => ({ from, to }));
      expect(deadZones(activation), activation.id).toEqual(wanted);
    }
  });

  test("do not include slopes that a number cannot hold any more", () => {
    const steep = inventActivation({ name: "steep", formula: "tanh(20 * z)", learnable: [] });
    if (!steep.ok) throw new Error(steep.problem.code);
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

  test("are those of the records, and missing where f settles on none", () => {
    for (const { id } of elementwiseFunctions) {
      const { left, right } = recordOf(id).lines;
      const wanted = [left ? "left" : [], right ? "right" : []].flat();
      expect(
        of(id).map(({ side }) => side),
        id,
      ).toEqual(wanted);
    }
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

test.each(elementwiseFunctions.map((activation) => [activation.id, activation] as const))(
  "%s has the traits that follow from its record",
  (id, activation) => {
    const record = recordOf(id);
    const holds: Readonly<Record<TraitId, boolean>> = {
      bounded: record.range.every(Number.isFinite),
      zeroCentred: record.zeroCentred,
      monotone: record.monotone,
      smooth: record.continuousDerivatives === Infinity,
      saturating: [record.lines.left, record.lines.right].some((line) => line?.[0] === 0),
      deadZone: record.deadZones !== undefined,
      learnable: Object.values(activation.parameters).some(({ learnable }) => learnable),
    };
    const wanted = Object.entries(holds).flatMap(([trait, isHeld]) => (isHeld ? [trait] : []));
    expect([...traitsOf(activation)].sort()).toEqual(wanted.sort());
  },
);

test("PReLU and Maxout are learned, Leaky ReLU is not", () => {
  const learned = (id: string) => {
    const activation = activationById(id);
    return activation && traitsOf(activation).has("learnable");
  };
  expect(["prelu", "maxout", "leakyRelu"].map(learned)).toEqual([true, true, false]);
});
