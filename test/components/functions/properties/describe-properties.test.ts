import { describe, expect, test } from "vitest";
import { describeProperties } from "../../../../src/components/functions/properties/describe-properties.ts";
import { activationFunctions } from "../../../../src/functions/families/registry.ts";
import { elementwise, elementwiseFunctions } from "../../../functions/elementwise.ts";
import { layerRecords } from "../../../functions/families/records/records.ts";

const rowsOf = (id: string, parameters = {}) =>
  Object.fromEntries(
    describeProperties(elementwise(id), parameters, 0.05).map(({ name, value }) => [name, value]),
  );

describe("the property table says of", () => {
  test("sigmoid: largest slope 0.25 at 0, mean ½, every derivative continuous", () => {
    expect(rowsOf("sigmoid")).toMatchObject({
      range: "0 to 1",
      limits: "z → −∞: 0; z → ∞: 1",
      "largest |f′|": "0.25 at z = 0",
      "zero-centred": "no: E f(Z) = 0.5",
      smooth: "yes: every derivative is continuous",
      "not differentiable": "nowhere: f′ exists for every z",
    });
  });

  test("SELU: mean 0 and variance 1", () => {
    expect(rowsOf("selu")).toMatchObject({
      "zero-centred": "yes: E f(Z) = 0",
      "mean of f(Z)": "0",
      "variance of f(Z)": "1.00",
      "not differentiable":
        "at z = 0: slope 1.76 on the left, 1.05 on the right; f′ = 1.76 is used",
    });
  });

  test("GELU: f′ = 0 at −0.7518", () => {
    expect(rowsOf("gelu")).toMatchObject({ "f′ = 0": "z ≈ −0.7518", monotone: "no" });
  });

  test("ReLU: the dead zone, the kink, the half of N(0, 1) that learns nothing", () => {
    expect(rowsOf("relu")).toMatchObject({
      smooth: "no: f continuous, f′ jumps",
      "f′ = 0": "z < 0 (dead zone)",
      "|f′| < 0.05": "50 % of Z ~ N(0, 1): z < 0",
      "not differentiable": "at z = 0: slope 0 on the left, 1 on the right; f′ = 0 is used",
    });
  });

  test("slopes that are only approached, or without a bound", () => {
    expect(rowsOf("softplus")["largest |f′|"]).toBe("1, approached as z → ∞");
    expect(rowsOf("bentIdentity")["largest |f′|"]).toBe("1.5, approached as z → ∞");
    expect(rowsOf("squaredRelu")["largest |f′|"]).toBe("no bound as z → ∞");
  });

  test("the step: f jumps, and no slope anywhere", () => {
    expect(rowsOf("step")).toMatchObject({
      smooth: "no: f itself jumps",
      "f′ = 0": "everywhere (dead zone)",
      "|f′| < 0.05": "100 % of Z ~ N(0, 1): everywhere",
    });
  });

  test("ELU: a kink that α = 1 closes", () => {
    expect(rowsOf("elu", { alpha: 1 })["not differentiable"]).toMatch(/^nowhere/);
    expect(rowsOf("elu", { alpha: 2 })["not differentiable"]).toMatch(/^at z = 0: slope 2/);
  });
});

test("each row of each function says how it was found, and none says nothing", () => {
  const layerKinds = Object.keys(layerRecords).length;
  expect(elementwiseFunctions.length).toBe(activationFunctions.length - layerKinds);
  for (const activation of elementwiseFunctions) {
    for (const { name, value, how } of describeProperties(activation, {}, 0.01)) {
      expect(value, `${activation.id}, ${name}`).not.toMatch(/NaN|undefined|not a number|^$/);
      expect(how).toMatch(/computed|exact|operators/);
    }
  }
});

test("what is not known when time is up is said not to be determined", () => {
  let asked = 0;
  const rows = describeProperties(elementwise("gelu"), {}, 0.05, () => ++asked > 3);
  const known = describeProperties(elementwise("gelu"), {}, 0.05);
  expect(rows.slice(0, 3)).toEqual(known.slice(0, 3));
  expect(rows.map(({ name }) => name)).toEqual(known.map(({ name }) => name));
  for (const { value } of rows.slice(3)) expect(value).toBe("not determined");
});
