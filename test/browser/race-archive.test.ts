import { expect, test } from "vitest";
import { archiveProblem, createRaceArchive } from "../../src/store/race/race-archive.ts";

const label = (id: string, savedAt: number) => ({
  id,
  savedAt,
  name: `Race ${id}`,
  runs: 150,
  fingerprint: "7K2M-W0QD-93XA-HT5R",
});

test("races stay in the browser until they are removed, the newest first", async () => {
  const archive = createRaceArchive(window.indexedDB);
  for (const { id } of await archive.list()) await archive.remove(id);
  await archive.save(label("a", 1), { race: "first", sweep: null });
  await archive.save(label("b", 2), { race: "second", sweep: "its sweep" });
  const again = createRaceArchive(window.indexedDB);
  expect((await again.list()).map(({ name }) => name)).toEqual(["Race b", "Race a"]);
  expect(await again.read("b")).toEqual({ race: "second", sweep: "its sweep" });
  await again.remove("b");
  expect(await again.read("b")).toBeNull();
  expect(await again.list()).toEqual([label("a", 1)]);
  await again.remove("a");
});

test("what the browser refuses is refused, and may be allowed later", async () => {
  let isAllowed = false;
  const archive = createRaceArchive({
    open: (name: string, version?: number) => {
      if (!isAllowed) throw new DOMException("", "SecurityError");
      return window.indexedDB.open(name, version);
    },
  } as unknown as IDBFactory);
  await expect(archive.list()).rejects.toThrow();
  isAllowed = true;
  await expect(archive.list()).resolves.toEqual([]);
});

test("a refusal is put in words that say what to do", () => {
  expect(archiveProblem(new DOMException("", "QuotaExceededError"))).toContain("full");
  expect(archiveProblem(new DOMException("", "SecurityError"))).toContain("as a file");
});
