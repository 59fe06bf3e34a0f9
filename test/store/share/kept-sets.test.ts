import { expect, test } from "vitest";
import {
  createKeptSets,
  type KeptSet,
  mostSets,
  type OwnSet,
  type SetArchive,
} from "../../../src/store/share/kept-sets.ts";
import { testPlayground } from "../playground/test-playground.ts";

const drawn = [
  { x1: -1, x2: 0, label: 0 },
  { x1: 1, x2: 0, label: 1 },
  { x1: -2, x2: 1, label: 0 },
  { x1: 2, x2: 1.5, label: 1 },
];

function keptIn(archive: Partial<SetArchive> = {}) {
  const labels = new Map<string, KeptSet>();
  const files = new Map<string, OwnSet>();
  const { playground } = testPlayground();
  const kept = createKeptSets({
    playground,
    today: () => labels.size,
    archive: {
      list: async () => [...labels.values()].reverse(),
      read: async (id) => files.get(id) ?? null,
      async save(label, contents) {
        labels.set(label.id, label);
        files.set(label.id, contents);
      },
      async remove(id) {
        labels.delete(id);
      },
      ...archive,
    },
  });
  const data = () => playground.store.getState().experiment.data;
  const notice = () => playground.store.getState().notice;
  return { playground, kept, labels, files, data, notice };
}

test("a drawn set is kept under its name, opened again as it was, and deleted", async () => {
  const { playground, kept, data } = keptIn();
  playground.learn({ dataset: "points", points: drawn });
  await kept.keep("  two bands ");
  playground.learn({ dataset: "rule", rule: "x2 > sin(x1)" });
  await kept.keep("wave");
  expect(kept.store.getState().sets.map(({ name, count }) => [name, count])).toEqual([
    ["wave", 0],
    ["two bands", 4],
  ]);
  const [wave, bands] = kept.store.getState().sets as [KeptSet, KeptSet];
  await kept.open(bands);
  expect(data()).toMatchObject({
    dataset: "points",
    points: drawn,
    legend: { name: "two bands" },
  });
  expect(data().rule).toBeUndefined();
  await kept.open(wave);
  expect(data()).toMatchObject({ dataset: "rule", rule: "x2 > sin(x1)" });
  await kept.remove(bands);
  expect(kept.store.getState().sets.map(({ name }) => name)).toEqual(["wave"]);
});

test("each kept set is judged by itself: what is unsound is not listed and opens nothing", async () => {
  const { playground, kept, labels, files, data, notice } = keptIn();
  playground.learn({ dataset: "points", points: drawn });
  await kept.keep("good");
  const good = labels.get("good") as KeptSet;
  const bad = (name: string, change: object) =>
    labels.set(name, { ...good, id: name, name, ...change } as KeptSet);
  bad("no preview", { preview: null });
  bad("a rule that is none", { preview: { dataset: "rule", rule: "x2 >" } });
  bad("another name", { name: "<b>" });
  bad("no time", { savedAt: "today" });
  await kept.list();
  expect(kept.store.getState().sets.map(({ name }) => name)).toEqual(["good"]);
  const before = data();
  files.set("good", { dataset: "points", points: [{ x1: "1" }] } as unknown as OwnSet);
  await kept.open(good);
  expect(data()).toBe(before);
  expect(notice()?.text).toContain("cannot be read");
});

test("a full or forbidden storage, and a full list, are told in words", async () => {
  const full = keptIn({ save: () => Promise.reject(new DOMException("", "QuotaExceededError")) });
  full.playground.learn({ dataset: "points", points: drawn });
  await full.kept.keep("a");
  expect(full.notice()?.text).toContain("storage is full");

  const { playground, kept, notice } = keptIn();
  playground.learn({ dataset: "points", points: drawn });
  for (let set = 0; set < mostSets; set++) await kept.keep(`set ${set}`);
  await kept.keep("one more");
  expect(notice()?.text).toContain("40 sets");
  expect(kept.store.getState().sets).toHaveLength(mostSets);
  // One of the same name takes no room.
  await kept.keep("set 3");
  expect(notice()?.text).toContain("set 3");

  const none = createKeptSets({ playground, archive: null, today: () => 0 });
  await none.keep("a");
  expect(notice()?.text).toContain("keeps nothing");
});
