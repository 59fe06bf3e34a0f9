import { describe, expect, test } from "vitest";
import {
  functionGroups,
  searchFunctions,
} from "../../../../src/components/playground/settings/function-search.ts";
import { armOf } from "../../../../src/engine/experiment/defaults.ts";
import {
  activationFunctions,
  everydayIds,
  namesOf,
} from "../../../../src/functions/families/registry.ts";

const invention = { name: "My bump", formula: "exp(-z^2)", learnable: [] };
const own = { ...armOf("invented"), invention };
const groups = functionGroups([own]);
const found = (query: string): readonly string[] =>
  searchFunctions(groups, query).flatMap(({ options }) => options.map(({ label }) => label));

test("every function stands in the menu once, the everyday ones first", () => {
  const all = groups.flatMap(({ options }) => options.map(({ id }) => id));
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBe(activationFunctions.length + 1);
  expect(new Set(groups[0]?.options.map(({ id }) => id))).toEqual(everydayIds);
  expect(found("")).toEqual(groups.flatMap(({ options }) => options.map(({ label }) => label)));
});

describe("a search", () => {
  test("takes every name that a function has, however it is written", () => {
    for (const { label, ...activation } of activationFunctions) {
      for (const name of namesOf({ label, ...activation })) {
        expect(found(name), name).toContain(label);
        expect(found(name.toUpperCase().replaceAll(" ", "_")), name).toContain(label);
      }
    }
  });

  test("puts first what begins with it, then what has it, then other names, then families", () => {
    expect(found("relu")[0]).toBe("ReLU");
    expect(found("gelu").slice(0, 2)).toEqual(["GELU", "GELU (tanh)"]);
    const periodic = found("periodic");
    expect(periodic).toContain("Sine");
    expect(found("my b")).toEqual(["My bump"]);
  });

  test("says by which other name it found a function", () => {
    const [group] = searchFunctions(groups, "sigmoid linear");
    expect(group?.label).toBeNull();
    expect(group?.options[0]).toMatchObject({ id: "swish", detail: "sigmoid linear unit" });
  });

  test("finds nothing for what nobody is called, and for signs alone", () => {
    expect(found("no such thing")).toEqual([]);
    expect(found("∂")).toEqual([]);
  });
});
