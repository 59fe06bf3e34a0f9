import fc from "fast-check";
import { expect, test } from "vitest";
import { armOf } from "../../../src/engine/experiment/defaults.ts";
import type { ArmSpec } from "../../../src/engine/experiment/experiment.ts";
import { activationFunctions } from "../../../src/functions/families/registry.ts";
import {
  createFunctionsView,
  functionKeys,
  functionsFromQuery,
  functionsToQuery,
  isSameFunction,
  mostCompared,
  startingFunctions,
} from "../../../src/store/functions/functions-view.ts";
import { keepAddress, readAddress } from "../../../src/store/page/address.ts";
import { createPlayground } from "../../../src/store/playground/playground.ts";
import { defaultPreferences } from "../../../src/store/shared/preferences.ts";

const swish = (beta: number): ArmSpec => ({ ...armOf("swish"), parameters: { beta } });
const bump = { name: "Bump, 'mine' & yours", formula: "z*sigmoid(beta*z)", learnable: ["beta"] };
const invented: ArmSpec = { ...armOf("invented"), invention: bump, parameters: { beta: 2 } };

test("a link carries the function, its parameters and everything compared", () => {
  const state = {
    subject: invented,
    compared: [swish(2), armOf("tanh"), invented],
    shows: "compared" as const,
    draft: bump,
  };
  expect(functionsFromQuery(functionsToQuery(state))).toEqual({ state, problems: [] });
});

test("every registered function comes back through its link", () => {
  fc.assert(
    fc.property(fc.subarray([...activationFunctions], { minLength: 1, maxLength: 12 }), (some) => {
      const compared = some.map(({ id }) => armOf(id));
      const state = { ...startingFunctions, subject: compared[0] ?? armOf("relu"), compared };
      expect(functionsFromQuery(functionsToQuery(state)).state).toEqual(state);
    }),
  );
});

test("the opening view needs no words in the address", () => {
  expect(functionsToQuery(startingFunctions)).toBe("");
  expect(functionsFromQuery("").state).toEqual(startingFunctions);
});

test("what a link got wrong is reported by its key, and the rest stands", () => {
  const { state, problems } = functionsFromQuery("function=rleu&compare=tanh,nonsense&overlay=on");
  expect(state.subject).toEqual(startingFunctions.subject);
  expect(state.compared).toEqual([armOf("tanh")]);
  expect(problems.map(({ path }) => path)).toEqual([
    "function.activation",
    "compare[1].activation",
  ]);
});

test("no query makes it throw", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const query = new URLSearchParams({ function: a, compare: b, overlay: "on" });
      const { state } = functionsFromQuery(query.toString());
      expect(state.compared.length).toBeLessThanOrEqual(mostCompared);
    }),
  );
});

test("parameters tell functions apart, their order does not", () => {
  expect(isSameFunction(swish(1), swish(2))).toBe(false);
  const two = (parameters: Record<string, number>): ArmSpec => ({ ...invented, parameters });
  expect(isSameFunction(two({ a: 1, b: 2 }), two({ b: 2, a: 1 }))).toBe(true);
});

test("ticking twice takes out again, and there is a limit", () => {
  const view = createFunctionsView();
  view.toggleCompared(swish(1));
  view.toggleCompared(swish(2));
  view.toggleCompared(swish(1));
  expect(view.store.getState().compared).toEqual([swish(2)]);
  for (let beta = 3; beta < 30; beta++) view.toggleCompared(swish(beta));
  expect(view.store.getState().compared).toHaveLength(mostCompared);
});

test("while a formula is wrong the last right one stays on show", () => {
  const view = createFunctionsView();
  view.invent({ name: "f", formula: "tanh(a * z)", learnable: ["a"] });
  view.setParameter("a", 3);
  view.invent({ name: "f", formula: "tanh(a * z) +", learnable: ["a"] });
  const wrong = view.store.getState();
  expect(wrong.draft?.formula).toBe("tanh(a * z) +");
  expect(wrong.subject.invention?.formula).toBe("tanh(a * z)");
  view.invent({ name: "f", formula: "tanh(a * z) + b", learnable: ["a"] });
  expect(view.store.getState().subject).toMatchObject({
    parameters: { a: 3 },
    invention: { formula: "tanh(a * z) + b", learnable: ["a"] },
  });
});

test("a parameter that the formula lost is neither set nor learned any more", () => {
  const view = createFunctionsView();
  view.invent({ name: "f", formula: "a * z", learnable: ["a"] });
  view.setParameter("a", 3);
  view.invent({ name: "f", formula: "z", learnable: ["a"] });
  expect(view.store.getState().subject).toMatchObject({
    parameters: {},
    invention: { learnable: [] },
  });
});

test("the address follows the view while it is open, and only then", () => {
  const view = createFunctionsView();
  const playground = createPlayground({
    experiment: readAddress("").experiment,
    preferences: defaultPreferences,
    storage: null,
    now: () => 0,
  });
  const queries: string[] = [];
  const stop = keepAddress(
    playground,
    {
      replaceQuery: (query) => queries.push(query),
      pushQuery: (query) => queries.push(query),
      onStep: () => () => {},
      later: (callback) => {
        callback();
        return () => {};
      },
    },
    [
      {
        view: "functions",
        query: () => functionsToQuery(view.store.getState()),
        subscribe: view.store.subscribe,
      },
    ],
  );
  view.open(swish(2));
  expect(queries.at(-1)).toBe("");
  playground.open({ view: "functions" });
  expect(queries.at(-1)).toBe("view=functions&function=swish(beta:2)");
  expect(readAddress(queries.at(-1) ?? "", functionKeys).problems).toEqual([]);
  stop();
});
