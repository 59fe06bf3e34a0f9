import { expect, test } from "vitest";
import { armOf } from "../../src/engine/experiment/defaults.ts";
import { keepAddress, readAddress } from "../../src/store/address.ts";
import { testPlayground } from "./test-playground.ts";

/** Collects what would be written, and when. */
function setUp() {
  const { playground } = testPlayground();
  const queries: string[] = [];
  let waiting: (() => void) | null = null;
  const stop = keepAddress(playground, {
    replaceQuery: (query) => queries.push(query),
    later: (callback) => {
      waiting = callback;
      return () => {
        waiting = null;
      };
    },
  });
  const settle = () => {
    waiting?.();
    waiting = null;
  };
  return { playground, queries, settle, stop };
}

test("the address follows the experiment, once for a burst of changes", () => {
  const { playground, queries, settle } = setUp();
  playground.edit("data.dataset", "xor");
  playground.edit("optimiser.learningRate", 0.1);
  playground.addArm(armOf("gelu"));
  expect(queries).toEqual([]);
  settle();
  expect(queries).toEqual(["data=xor&arms=sigmoid,tanh,relu,gelu&rate=0.1"]);
});

test("what a person likes and what training does stay out of the address", () => {
  const { playground, queries, settle } = setUp();
  playground.prefer({ theme: "dark" });
  playground.play();
  settle();
  expect(queries).toEqual([]);
});

test("an address gives back the experiment and the view that wrote it", () => {
  const { playground, queries, settle } = setUp();
  playground.edit("network.hidden", [4, 2]);
  playground.openView("functions");
  settle();
  const read = readAddress(`?${queries.at(-1)}`);
  expect(read.experiment).toEqual(playground.store.getState().experiment);
  expect(read.view).toBe("functions");
  expect(read.problems).toEqual([]);
});

test("unknown and bad keys are reported and ignored", () => {
  const { experiment, problems } = readAddress("?rate=fast&colour=red&data=xor");
  expect(experiment.data.dataset).toBe("xor");
  expect(experiment.optimiser.learningRate).toBe(0.03);
  expect(problems.map(({ path }) => path).sort()).toEqual(["colour", "rate"]);
});

test("nothing is written any more once it is stopped", () => {
  const { playground, queries, settle, stop } = setUp();
  playground.edit("seed", 5);
  stop();
  settle();
  playground.edit("seed", 6);
  settle();
  expect(queries).toEqual([]);
});
