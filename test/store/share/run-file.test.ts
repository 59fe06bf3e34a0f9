import { expect, test } from "vitest";
import { FileText } from "../../../src/engine/saved-run/file-reader.ts";
import { parseSavedRun } from "../../../src/engine/saved-run/parse-saved-run.ts";
import { savedRunFile } from "../../../src/engine/saved-run/saved-run.ts";
import { openRunFile } from "../../../src/store/share/open-run.ts";
import { takeRun } from "../../../src/store/share/take-run.ts";
import { workingPlayground } from "../playground/working-playground.ts";

type Working = ReturnType<typeof workingPlayground>;

/** Lets the worker pass time until a promise is settled. */
async function during<T>({ pass }: Working, promise: Promise<T>): Promise<T> {
  let isSettled = false;
  const settled = promise.finally(() => {
    isSettled = true;
  });
  while (!isSettled) {
    pass(500);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return settled;
}

/** A run with a rate and a weight changed on the way, paused in the middle of its sixth epoch. */
async function changedRun(): Promise<{ readonly working: Working; readonly file: string }> {
  const working = workingPlayground();
  const { playground, pass } = working;
  for (let epoch = 0; epoch < 5; epoch++) playground.step();
  playground.edit("optimiser.learningRate", 0.3);
  const [first] = playground.store.getState().arms;
  playground.setParameter(first?.armId ?? "", 1, 0.5);
  playground.prefer({ stepBy: "iteration" });
  playground.step();
  pass(1000);
  return { working, file: savedRunFile(await during(working, takeRun(playground))) };
}

test("a run that was saved opens elsewhere at the same place with the same bits", async () => {
  const { working, file } = await changedRun();
  const elsewhere = workingPlayground();
  await during(elsewhere, openRunFile(elsewhere.playground, new FileText(file), "run.json"));
  elsewhere.pass(500);
  expect(elsewhere.playground.moment().place).toEqual({ epoch: 5, update: 1 });
  expect(elsewhere.losses()).toEqual(working.losses());
  expect(elsewhere.playground.store.getState().notice?.text).toContain("to the last bit");
  // Saved again it is the same file, but for the milliseconds of training.
  const again = savedRunFile(await during(elsewhere, takeRun(elsewhere.playground)));
  const withoutTimes = (text: string) => text.replaceAll(/"computeMs":[\d.e-]+/g, "");
  expect(withoutTimes(again)).toBe(withoutTimes(file));
});

test("what was on before a file was opened is one undo away", async () => {
  const { file } = await changedRun();
  const working = workingPlayground();
  const { playground } = working;
  playground.edit("data.dataset", "xor");
  const { experiment } = playground.store.getState();
  await during(working, openRunFile(playground, new FileText(file), "run.json"));
  expect(playground.store.getState().experiment).not.toEqual(experiment);
  await during(working, playground.undo());
  expect(playground.store.getState().experiment).toEqual(experiment);
});

test("a file whose weights were changed says that the run came out otherwise", async () => {
  const { file } = await changedRun();
  const changed = JSON.parse(file);
  changed.arms[0].parameters.weights[0][0][0] += 0.001;
  const working = workingPlayground();
  await during(
    working,
    openRunFile(working.playground, new FileText(JSON.stringify(changed)), "run.json"),
  );
  expect(working.playground.store.getState().notice).toMatchObject({ tone: "warning" });
});

test("a file of another arithmetic names both versions", async () => {
  const { file } = await changedRun();
  const changed = JSON.parse(file);
  changed.arithmetic = 1;
  changed.arms[0].parameters.weights[0][0][0] += 0.001;
  const working = workingPlayground();
  await during(
    working,
    openRunFile(working.playground, new FileText(JSON.stringify(changed)), "run.json"),
  );
  expect(working.playground.store.getState().notice?.text).toContain("version 1");
});

test("a run too long to repeat at once stands at its start, whatever its times say", async () => {
  const { file } = await changedRun();
  const long = JSON.parse(file);
  long.place.epoch = 2 ** 40;
  const working = workingPlayground();
  await during(
    working,
    openRunFile(working.playground, new FileText(JSON.stringify(long)), "run.json"),
  );
  expect(working.playground.moment().place).toEqual({ epoch: 0, update: 0 });
  expect(working.playground.store.getState().notice?.text).toContain("long run");
});

test("a file that cannot be read changes nothing", async () => {
  const working = workingPlayground();
  working.playground.step();
  working.pass(500);
  const before = working.playground.moment();
  await openRunFile(
    working.playground,
    new FileText('{"type":"run","version":1}'),
    "<img src=x>.json",
  );
  expect(working.playground.moment()).toEqual(before);
  expect(working.playground.store.getState()).toMatchObject({
    canUndo: false,
    notice: { tone: "error" },
  });
});

test("a run that plays goes on playing after it was saved", async () => {
  const working = workingPlayground();
  working.playground.play();
  working.pass(300);
  const run = await during(working, takeRun(working.playground));
  expect(working.playground.store.getState().isPlaying).toBe(true);
  expect(run.place.epoch).toBeGreaterThan(0);
  expect(run.arms.map(({ epoch }) => epoch)).toEqual([run.place.epoch, run.place.epoch]);
  expect(parseSavedRun(new FileText(savedRunFile(run))).ok).toBe(true);
});
