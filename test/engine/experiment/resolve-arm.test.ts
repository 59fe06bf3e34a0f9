import { expect, test } from "vitest";
import { armOf } from "../../../src/engine/experiment/defaults.ts";
import type { Invention } from "../../../src/engine/experiment/experiment.ts";
import { parseExperiment } from "../../../src/engine/experiment/parse.ts";
import { findActivation } from "../../../src/engine/experiment/resolve-arm.ts";
import { activationById } from "../../../src/functions/families/registry.ts";

const armWith = (invention: Invention) => ({ ...armOf("invented"), invention });

test("a registered name gives the registry's own entry", () => {
  expect(findActivation(armOf("tanh"))).toEqual({ ok: true, activation: activationById("tanh") });
});

test("an unknown name is answered with the known ones", () => {
  const found = findActivation(armOf("tahn"));
  expect(found).toMatchObject({ ok: false, field: "activation" });
  expect(found.ok ? null : found.fact).toMatchObject({ code: "oneOf" });
  expect(found.ok || found.fact.code !== "oneOf" ? [] : found.fact.allowed).toEqual(
    expect.arrayContaining(["sigmoid", "tanh", "relu"]),
  );
});

test("the same invention is the same function, so that what is derived from it is kept", () => {
  const invention = { name: "Mine", formula: "z * sigmoid(beta * z)", learnable: ["beta"] };
  const first = findActivation(armWith(invention));
  const second = findActivation(armWith({ ...invention }));
  expect(first.ok && first.activation.parameters.beta?.learnable).toBe(true);
  expect(second.ok && first.ok && second.activation === first.activation).toBe(true);
});

test("an invention's faults are named in its own fields", () => {
  const problemPaths = (invention: unknown): readonly string[] =>
    parseExperiment({ arms: [{ invention }] }).problems.map(({ path }) => path);
  expect(problemPaths({ name: "", formula: "z" })).toContain("arms[0].invention.name");
  expect(problemPaths({ name: "a", formula: "z +" })).toContain("arms[0].invention.formula");
  expect(problemPaths({ name: "a", formula: "z", learnable: ["b"] })).toContain(
    "arms[0].invention.learnable",
  );
  expect(problemPaths({ name: "a\n", formula: "z" })).toContain("arms[0].invention.name");
  expect(problemPaths({ name: "a", formula: "z" })).toEqual([]);
});
