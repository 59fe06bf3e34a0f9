import { describe, expect, test } from "vitest";
import { armOf } from "../../../src/engine/experiment/defaults.ts";
import {
  createInventions,
  type Inventions,
  mostInventions,
  type SavedInvention,
} from "../../../src/store/functions/inventions.ts";
import type { PreferenceStorage } from "../../../src/store/shared/preferences.ts";

const invention = (name: string, formula = "z * sigmoid(beta * z)"): SavedInvention => ({
  ...armOf("invented"),
  parameters: formula.includes("beta") ? { beta: 2 } : {},
  invention: { name, formula, learnable: formula.includes("beta") ? ["beta"] : [] },
});

/** A browser's storage, as little of it as is used. */
function memory(content: string | null = null): PreferenceStorage & { content: string | null } {
  return {
    content,
    getItem() {
      return this.content;
    },
    setItem(_key: string, value: string) {
      this.content = value;
    },
  };
}

const names = (storage: PreferenceStorage | null) =>
  createInventions(storage)
    .store.getState()
    .map((saved) => saved.invention.name);

test("what is saved is there again on the next visit, with its parameters and what it learns", () => {
  const storage = memory();
  expect(createInventions(storage).save(invention("Bump"))).toBe("saved");
  expect(createInventions(storage).store.getState()).toEqual([invention("Bump")]);
});

test("saving under the same name replaces, and keeps the place", () => {
  const inventions = createInventions(memory());
  inventions.save(invention("A"));
  inventions.save(invention("B"));
  inventions.save(invention("A", "tanh(z)"));
  expect(inventions.store.getState()).toEqual([invention("A", "tanh(z)"), invention("B")]);
});

describe("in two tabs", () => {
  function twoTabs() {
    const storage = memory();
    const heard: ((key: string | null) => void)[] = [];
    const tabs = [0, 1].map(() => createInventions(storage, (listener) => heard.push(listener)));
    const [here, there] = tabs as [Inventions, Inventions];
    return { here, there, tell: (key: string | null) => heard[1]?.(key) };
  }
  const namesIn = ({ store }: Inventions) => store.getState().map((saved) => saved.invention.name);

  test("what one saves or deletes the other neither loses nor brings back", () => {
    const { here, there } = twoTabs();
    here.save(invention("A"));
    there.save(invention("B"));
    expect(namesIn(there)).toEqual(["A", "B"]);
    here.remove("A");
    there.save(invention("C"));
    expect(namesIn(there)).toEqual(["B", "C"]);
  });

  test("one shows what the other saved as soon as the browser tells of it", () => {
    const { here, there, tell } = twoTabs();
    here.save(invention("A"));
    tell("something.else");
    expect(namesIn(there)).toEqual([]);
    tell("activation-playground.inventions");
    expect(namesIn(there)).toEqual(["A"]);
  });
});

test("what could not be kept stays when more is saved", () => {
  const storage = memory();
  createInventions(storage).save(invention("A"));
  const inventions = createInventions({
    getItem: () => storage.content,
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  });
  for (const name of ["B", "C"]) expect(inventions.save(invention(name))).toBe("notKept");
  expect(inventions.store.getState()).toHaveLength(3);
});

test("what is deleted is gone, also from the storage", () => {
  const storage = memory();
  const inventions = createInventions(storage);
  inventions.save(invention("A"));
  inventions.save(invention("B"));
  inventions.remove("A");
  expect(names(storage)).toEqual(["B"]);
});

test("the gallery has a limit, and says when it is reached", () => {
  const inventions = createInventions(memory());
  for (let index = 0; index < mostInventions; index++) inventions.save(invention(`f${index}`));
  expect(inventions.save(invention("one more"))).toBe("full");
  expect(inventions.save(invention("f0", "tanh(z)"))).toBe("saved");
  expect(inventions.store.getState()).toHaveLength(mostInventions);
});

test("a storage that is full or forbidden costs only the keeping", () => {
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  };
  for (const storage of [null, full]) {
    const inventions = createInventions(storage);
    expect(inventions.save(invention("Bump"))).toBe("notKept");
    expect(inventions.store.getState()).toHaveLength(1);
  }
  const forbidden = {
    getItem: () => {
      throw new DOMException("no", "SecurityError");
    },
    setItem: () => {},
  };
  expect(names(forbidden)).toEqual([]);
});

test.each([
  ["no JSON", "{{"],
  ["no list", '{"a":1}'],
  ["no inventions", '["relu", 3, null, {"activation":"tanh"}]'],
  ["a formula that cannot be read", '[{"invention":{"name":"x","formula":"z +"},"parameters":{}}]'],
])("what was kept and is %s is left out", (_, content) => {
  expect(names(memory(content))).toEqual([]);
});

test("of two kept under one name the first stays", () => {
  const entry = (formula: string) => ({ invention: { name: "A", formula }, parameters: {} });
  expect(names(memory(JSON.stringify([entry("tanh(z)"), entry("sin(z)")])))).toEqual(["A"]);
});

test("a stored formula that cannot be read any more takes no other with it", () => {
  const entries = ["tanh(z)", "1e308*10*z", "z + 1e308*10", "2^1024 + z", "z^1e308", "abs(z)"];
  const stored = entries.map((formula) => ({
    invention: { name: formula, formula, learnable: [] },
    parameters: {},
  }));
  expect(names(memory(JSON.stringify(stored)))).toEqual(["tanh(z)", "abs(z)"]);
});
