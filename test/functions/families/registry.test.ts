import { expect, test } from "vitest";
import { aboutFunction } from "../../../src/functions/about/about-function.ts";
import {
  activationById,
  activationFunctions,
  derivativeOf,
  everydayIds,
  nameKey,
  namesOf,
  resolveParameters,
  secondDerivativeOf,
} from "../../../src/functions/families/registry.ts";
import { registryByName } from "../../../src/functions/formula/vocabulary/registry-names.ts";
import { elementwise } from "../elementwise.ts";

test("it holds every function once", () => {
  const ids = activationFunctions.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(activationFunctions.map(({ label }) => label)).size).toBe(ids.length);
});

test.each(activationFunctions.map((activation) => [activation.id, activation] as const))(
  "%s can be found, and its entry is complete",
  (id, activation) => {
    expect(activationById(id)).toBe(activation);
    const about = aboutFunction(id);
    expect(about?.reference.where).toMatch(/\S/);
    expect(about?.reference.year).toBeGreaterThan(1940);
    // One sentence each.
    expect(about?.purpose).toMatch(/^[A-Z][^.]*\.$/);
    expect(about?.usedBy).toMatch(/^[A-Z].{10,}\.$/);
    for (const spec of Object.values(activation.parameters)) {
      expect(spec.min).toBeLessThanOrEqual(spec.default);
      expect(spec.default).toBeLessThanOrEqual(spec.max);
    }
  },
);

test("a function is found by every name that it goes by, however it is written", () => {
  for (const [name, id] of [
    ["Leaky ReLU", "leakyRelu"],
    ["leaky_relu", "leakyRelu"],
    ["LeakyReLU", "leakyRelu"],
    ["silu", "swish"],
    ["hard_silu", "hardSwish"],
    ["Padé activation unit", "rational"],
    ["TeLU", "tanhExp"],
  ] as const) {
    expect(registryByName.get(nameKey(name))?.id, name).toBe(id);
  }
  expect(registryByName.get(nameKey("softmax"))).toBeUndefined();
});

test("no name is one that another function goes by, and no alias repeats what folding finds", () => {
  const owners = new Map<string, string>();
  for (const activation of activationFunctions) {
    const { id } = activation;
    const names = new Set(namesOf({ ...activation, aliases: [] }).map(nameKey));
    for (const alias of activation.aliases.map(nameKey)) {
      expect(names.has(alias), `${id} is ${alias} already`).toBe(false);
      names.add(alias);
    }
    for (const name of names) {
      expect(owners.get(name), name).toBeUndefined();
      owners.set(name, id);
    }
  }
});

test("about a dozen everyday functions come first, then whole families", () => {
  expect(everydayIds.size).toBeGreaterThanOrEqual(10);
  expect(everydayIds.size).toBeLessThanOrEqual(14);
  const ids = activationFunctions.map(({ id }) => id);
  expect(new Set(ids.slice(0, everydayIds.size))).toEqual(everydayIds);
  const families = activationFunctions.slice(everydayIds.size).map(({ family }) => family);
  const starts = families.filter((family, index) => family !== families[index - 1]);
  expect(new Set(starts).size).toBe(starts.length);
});

test("an unknown id finds nothing, not an inherited property", () => {
  expect(activationById("constructor")).toBeUndefined();
});

test("parameters are the defaults, and what overrides them", () => {
  expect(resolveParameters(elementwise("elu"))).toEqual({ alpha: 1 });
  expect(resolveParameters(elementwise("leakyRelu"), { slope: 0 })).toEqual({ slope: 0 });
  expect(resolveParameters(elementwise("prelu"))).toEqual({ slope: 0.25 });
});

test("wrong parameters are refused by name", () => {
  const maxout = activationById("maxout");
  if (!maxout) throw new Error("maxout is missing");
  expect(() => resolveParameters(elementwise("elu"), { beta: 1 })).toThrow(
    'ELU has no parameter "beta".',
  );
  expect(() => resolveParameters(elementwise("elu"), { toString: 1 })).toThrow("no parameter");
  expect(() => resolveParameters(elementwise("elu"), { alpha: Number.NaN })).toThrow(
    "ELU: α must be a finite number, not NaN.",
  );
  expect(() => resolveParameters(maxout, { pieces: 2.5 })).toThrow(
    "Maxout: k must be a whole number, not 2.5.",
  );
});

test("a derivative is made once", () => {
  const mish = elementwise("mish");
  expect(derivativeOf(mish)).toBe(derivativeOf(mish));
  expect(secondDerivativeOf(mish)).toBe(secondDerivativeOf(mish));
});

test("a definition can be sent to a worker as it is", () => {
  for (const activation of activationFunctions) {
    expect(structuredClone(activation)).toEqual(activation);
  }
});
