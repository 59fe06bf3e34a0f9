import { expect, test } from "vitest";
import { createRaceShelf, shelfProblem } from "../../src/store/race/race-shelf.ts";

const label = (id: string, savedAt: number) => ({
  ...{ id, savedAt, name: `Race ${id}`, runs: 150 },
  fingerprint: "7K2M-W0QD-93XA-HT5R",
});

test("races stay in the browser until they are removed, the newest first", async () => {
  const shelf = createRaceShelf(window.indexedDB);
  for (const { id } of await shelf.list()) await shelf.remove(id);
  await shelf.save(label("a", 1), { race: "first", sweep: null });
  await shelf.save(label("b", 2), { race: "second", sweep: "its sweep" });
  const again = createRaceShelf(window.indexedDB);
  expect((await again.list()).map(({ name }) => name)).toEqual(["Race b", "Race a"]);
  expect(await again.read("b")).toEqual({ race: "second", sweep: "its sweep" });
  await again.remove("b");
  expect(await again.read("b")).toBeNull();
  expect(await again.list()).toEqual([label("a", 1)]);
  await again.remove("a");
});

test("what the browser refuses is refused, and may be allowed later", async () => {
  let isAllowed = false;
  const shelf = createRaceShelf({
    open: (name: string, version?: number) => {
      if (!isAllowed) throw new DOMException("", "SecurityError");
      return window.indexedDB.open(name, version);
    },
  } as unknown as IDBFactory);
  await expect(shelf.list()).rejects.toThrow();
  isAllowed = true;
  await expect(shelf.list()).resolves.toEqual([]);
});

test("a refusal is put in words that say what to do", () => {
  expect(shelfProblem(new DOMException("", "QuotaExceededError"))).toContain("full");
  expect(shelfProblem(new DOMException("", "SecurityError"))).toContain("as a file");
});
