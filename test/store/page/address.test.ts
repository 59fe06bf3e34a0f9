import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { armOf } from "../../../src/engine/experiment/defaults.ts";
import { parseExperiment } from "../../../src/engine/experiment/parse.ts";
import { experimentToQuery } from "../../../src/engine/experiment/url.ts";
import {
  type AddressPart,
  type AddressWriter,
  addressOfQuery,
  keepAddress,
  type Place,
  queryOfAddress,
  readAddress,
} from "../../../src/store/page/address.ts";
import { testPlayground } from "../playground/test-playground.ts";

/** Collects what would be written, and when. */
function setUp(parts: readonly AddressPart[] = []) {
  const { playground } = testPlayground();
  const queries: string[] = [];
  const pushed: string[] = [];
  let stepTo: (place: Place, query: string) => void = () => {};
  let waiting: (() => void) | null = null;
  const writer: AddressWriter = {
    replaceQuery: (query) => queries.push(query),
    pushQuery: (query) => pushed.push(query),
    onStep: (listener) => {
      stepTo = listener;
      return () => {};
    },
    later: (callback) => {
      waiting = callback;
      return () => {
        waiting = null;
      };
    },
  };
  const stop = keepAddress(playground, writer, parts);
  const settle = () => {
    waiting?.();
    waiting = null;
  };
  return {
    playground,
    queries,
    pushed,
    stepTo: (view: string, layout: Place["layout"] = "inspect", query = "") =>
      stepTo({ view, layout }, query),
    settle,
    stop,
  };
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

test("a page within a view is a step of the history, and a step back opens it again", () => {
  let page: string | null = null;
  let tell = () => {};
  const show = (next: string | null) => {
    page = next;
    tell();
  };
  const { playground, pushed, queries, settle, stepTo } = setUp([
    {
      view: "claims",
      query: () => (page === null ? "" : `claim=${page}`),
      subscribe: (listener) => {
        tell = listener;
        return () => {};
      },
      pages: {
        current: () => page,
        open: (query) => show(new URLSearchParams(query).get("claim")),
      },
    },
  ]);
  playground.open({ view: "claims" });
  show("one");
  show("one");
  show("two");
  expect(pushed).toEqual(["view=claims", "view=claims&claim=one", "view=claims&claim=two"]);
  stepTo("claims", "inspect", "view=claims&claim=one");
  expect(page).toBe("one");
  expect(pushed).toHaveLength(3);
  settle();
  expect(queries).toEqual(["view=claims&claim=one"]);
  // While another view is open, its pages are no steps.
  playground.open({ view: "race" });
  show("three");
  expect(pushed).toHaveLength(4);
});

test("a page that a step back opens in another view or layout adds no entry", () => {
  const { playground, pushed, queries, settle, stepTo } = setUp([
    {
      view: null,
      query: () => "",
      subscribe: () => () => {},
      pages: {
        current: () => null,
        open: () => playground.open({ view: "race", layout: "compare" }),
      },
    },
  ]);
  playground.open({ view: "claims" });
  stepTo("playground", "inspect");
  expect(pushed).toEqual(["view=claims"]);
  settle();
  expect(queries).toEqual(["view=race&layout=compare"]);
  // What a person opens afterwards is a step again.
  playground.open({ view: "claims" });
  expect(pushed).toHaveLength(2);
});

test("what a person likes and what training does stay out of the address", () => {
  const { playground, queries, settle } = setUp();
  playground.prefer({ theme: "dark" });
  playground.play();
  settle();
  expect(queries).toEqual([]);
});

test("an address gives back the experiment and the view that wrote it", () => {
  const { playground, pushed } = setUp();
  playground.edit("network.hidden", [4, 2]);
  playground.open({ view: "functions" });
  const read = readAddress(`?${pushed.at(-1)}`);
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

test("another view is a step of its own; back from it, the experiment is as it is by now", () => {
  const { playground, queries, pushed, stepTo, settle } = setUp();
  playground.edit("seed", 1);
  playground.open({ view: "functions" });
  expect(pushed).toEqual(["view=functions&seed=1"]);
  playground.edit("seed", 2);
  stepTo("playground");
  expect(playground.store.getState().view).toBe("playground");
  settle();
  expect(pushed).toHaveLength(1);
  expect(queries).toEqual(["seed=2"]);
});

test("a view that there is not is reported", () => {
  const read = readAddress("?view=fun&seed=3", [], ["playground", "race"]);
  expect(read).toMatchObject({ view: null, experiment: { seed: 3 } });
  expect(read.problems).toEqual([
    { path: "view", fact: { code: "oneOf", allowed: ["playground", "race"] }, given: "fun" },
  ]);
});

describe("a long address", () => {
  const read = (end: string) => readAddress(queryOfAddress(new URL(end, "https://example.org/")));
  const coordinate = fc.integer({ min: -600, max: 600 }).map((hundredths) => hundredths / 100);
  const point = fc.record({
    x1: coordinate.map(Math.fround),
    x2: coordinate.map(Math.fround),
    label: fc.constantFrom(0, 1),
  });

  test("gives back every experiment, and sends the host no more than 4 kB", () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 4, maxLength: 2000, size: "max" }), (points) => {
        const { experiment } = parseExperiment({ data: { dataset: "points", points }, seed: 7 });
        const end = addressOfQuery(experimentToQuery(experiment));
        expect(end.split("#")[0]?.length).toBeLessThanOrEqual(4097);
        expect(read(end)).toEqual({
          experiment,
          problems: [],
          view: null,
          layout: null,
        });
      }),
      { numRuns: 25 },
    );
  });

  test("has its points after the #, and the rest before it", () => {
    const points = `points=${Array.from({ length: 900 }, (_, at) => `${at % 6},1,0`).join(";")}`;
    expect(addressOfQuery(`data=points&${points}&rate=0.1`)).toBe(
      `?data=points&rate=0.1#${points}`,
    );
    expect(addressOfQuery("data=xor")).toBe("?data=xor");
    expect(addressOfQuery("")).toBe("");
  });

  test("has unknown keys after the # reported like those before it", () => {
    const { experiment, problems } = read("?rate=0.1#colour=red&seed=4");
    expect(experiment).toMatchObject({ seed: 4, optimiser: { learningRate: 0.1 } });
    expect(problems.map(({ path }) => path)).toEqual(["colour"]);
  });
});

test("a layout is a step of the history, and of the address where it is not the usual one", () => {
  const { playground, pushed, stepTo } = setUp();
  playground.open({ layout: "compare" });
  expect(pushed).toEqual(["layout=compare"]);
  expect(readAddress("?layout=compare").layout).toBe("compare");
  expect(readAddress("?layout=upside-down").layout).toBeNull();
  stepTo("playground");
  expect(playground.store.getState().layout).toBe("inspect");
});
