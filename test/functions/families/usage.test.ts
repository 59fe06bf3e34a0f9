import { expect, test } from "vitest";
import { activationFunctions } from "../../../src/functions/families/registry.ts";

test("every registered function says who uses it, as a sentence", () => {
  for (const { id, usedBy } of activationFunctions) expect(usedBy, id).toMatch(/^[A-Z].{10,}\.$/);
});

test("no other name is one that another function goes by", () => {
  const names = activationFunctions.flatMap(({ label, alsoCalled = [] }) => [label, ...alsoCalled]);
  const folded = names.map((name) => name.toLowerCase());
  expect(new Set(folded).size).toBe(folded.length);
});
