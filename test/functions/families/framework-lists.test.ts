import { describe, expect, test } from "vitest";
import {
  activationById,
  activationFunctions,
  nameKey,
  namesOf,
} from "../../../src/functions/families/registry.ts";
import { frameworkLists } from "./framework-lists.ts";

describe.each(Object.entries(frameworkLists))("%s", (source, list) => {
  test("every name has an entry, or a reason why it is no elementwise activation", () => {
    for (const [name, place] of Object.entries(list)) {
      if ("no" in place) expect(place.no, name).toMatch(/\w+ \w+/);
      else expect(activationById(place.id), `${source}: ${name}`).toBeDefined();
    }
  });
});

/** In these the bare name means one thing in every library, or the formula reader knows whose it is. */
const meansMore: ReadonlySet<string> = new Set(["hardsigmoid"]);

test("a framework's name, as it stands, finds its entry in the gallery and in formulas", () => {
  const owners = new Map(
    activationFunctions.flatMap((activation) =>
      namesOf(activation).map((name) => [nameKey(name), activation.id] as const),
    ),
  );
  for (const source of ["Keras 3", "PyTorch 2", "JAX"]) {
    for (const [name, place] of Object.entries(frameworkLists[source] ?? {})) {
      const key = nameKey(name.replace(/^layers\./, ""));
      if ("no" in place || name.includes("(") || meansMore.has(key)) continue;
      expect(owners.get(key), `${source}: ${name}`).toBe(place.id);
    }
  }
});

test("no entry is known to nobody: each stands in a list, or is a variant of one that does", () => {
  const listed = new Set(
    Object.values(frameworkLists).flatMap((list) =>
      Object.values(list).flatMap((place) => ("id" in place ? [place.id] : [])),
    ),
  );
  const unlisted = activationFunctions.map(({ id }) => id).filter((id) => !listed.has(id));
  expect(unlisted).toEqual([]);
});
