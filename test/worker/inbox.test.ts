import { expect, test } from "vitest";
import { armOf, defaultExperiment } from "../../src/engine/experiment/defaults.ts";
import { holdsFormula, mayHoldFormula } from "../../src/engine/experiment/holds-formula.ts";
import { experimentToQuery } from "../../src/engine/experiment/url.ts";
import { typed } from "../../src/lessons/trial.ts";
import { createInbox } from "../../src/worker/inbox.ts";

const withFormula = { type: "arms", arms: [{ arm: typed("f", "z") }] };
const without = { type: "arms", arms: [{ arm: armOf("tanh") }], at: new Float32Array(3) };

function setUp() {
  const received: unknown[] = [];
  let resolve = () => {};
  let reject = () => {};
  const promise = new Promise<void>((fulfil, refuse) => {
    resolve = fulfil;
    reject = () => refuse(new Error("offline"));
  });
  let loads = 0;
  const inbox = createInbox<unknown>(
    (message) => received.push(message),
    () => {
      loads += 1;
      return promise;
    },
  );
  return { received, inbox, resolve: () => resolve(), reject: () => reject(), loads: () => loads };
}

test("messages without a formula never wait, and load nothing", () => {
  const { received, inbox, loads } = setUp();
  inbox(without);
  expect([received, loads()]).toEqual([[without], 0]);
});

test("a formula waits for its reader, and what comes after it keeps its place", async () => {
  const { received, inbox, resolve, loads } = setUp();
  inbox(withFormula);
  inbox("second");
  inbox(without);
  expect(received).toEqual([]);
  resolve();
  await Promise.resolve();
  expect(received).toEqual([withFormula, "second", without]);
  inbox(withFormula);
  expect([received.length, loads()]).toEqual([4, 1]);
});

test("none is handed on before the start, and none has lost its place after it", async () => {
  const received: unknown[] = [];
  let resolve = () => {};
  const promise = new Promise<void>((fulfil) => {
    resolve = fulfil;
  });
  const inbox = createInbox<unknown>((message) => received.push(message), Promise.resolve, promise);
  inbox("first");
  inbox("second");
  await Promise.resolve();
  expect(received).toEqual([]);
  resolve();
  await promise;
  await Promise.resolve();
  inbox("third");
  expect(received).toEqual(["first", "second", "third"]);
});

test("a reader that cannot be had holds nothing back for ever", async () => {
  const { received, inbox, reject } = setUp();
  inbox(withFormula);
  reject();
  await Promise.resolve();
  await Promise.resolve();
  expect(received).toEqual([withFormula]);
});

test("formulas are found wherever they stand: in arms and in the data's rule", () => {
  expect(holdsFormula(defaultExperiment)).toBe(false);
  expect(holdsFormula({ experiment: { ...defaultExperiment, arms: [typed("f", "z")] } })).toBe(
    true,
  );
  const ruled = {
    ...defaultExperiment,
    data: { ...defaultExperiment.data, dataset: "rule", rule: "x2 > 0" },
  } as const;
  expect(holdsFormula(ruled)).toBe(true);
  expect(mayHoldFormula(experimentToQuery(defaultExperiment))).toBe(false);
  expect(mayHoldFormula(experimentToQuery(ruled))).toBe(true);
  const invented = { ...defaultExperiment, arms: [typed("f", "z")] };
  expect(mayHoldFormula(experimentToQuery(invented))).toBe(true);
});
