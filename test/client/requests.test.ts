import { describe, expect, test } from "vitest";
import { createRequests } from "../../src/client/requests.ts";
import type { RequestCommand, RequestEvent } from "../../src/protocol/requests.ts";
import { createRequestRunner, type Steps } from "../../src/worker/requests.ts";

interface Sums {
  readonly double: { readonly arguments: number; readonly answer: number };
  /** Adds 1 so many times, a step each. */
  readonly count: { readonly arguments: number; readonly answer: number };
  readonly fail: { readonly arguments: string; readonly answer: never };
}

/** Both ends of a channel, between which messages wait until a test lets them through. */
function setUp(tickMs = 10) {
  const toWorker: RequestCommand<Sums>[] = [];
  const toPage: RequestEvent[] = [];
  const slices: (() => void)[] = [];
  const begun: string[] = [];
  const ended: string[] = [];
  let nowMs = 0;
  let steps = 0;
  const page = createRequests<Sums>((command) => toWorker.push(structuredClone(command)));
  const worker = createRequestRunner<Sums>({
    handlers: {
      *double(value) {
        yield;
        return 2 * value;
      },
      *count(times) {
        begun.push(`count ${times}`);
        try {
          for (let step = 0; step < times; step++) {
            steps += 1;
            yield;
          }
          return times;
        } finally {
          ended.push(`count ${times}`);
        }
      },
      // biome-ignore lint/correctness/useYield: it throws in its first step
      *fail(message): Steps<never> {
        throw new RangeError(message);
      },
    },
    post: (event) => toPage.push(structuredClone(event)),
    now: () => {
      nowMs += tickMs;
      return nowMs;
    },
    schedule: (callback) => slices.push(callback),
  });
  /** All commands that wait, then one slice of work. */
  function workerTurn(): boolean {
    for (const command of toWorker.splice(0)) worker.receive(command);
    const slice = slices.shift();
    slice?.();
    return slice !== undefined;
  }
  const pageTurn = (): void => {
    for (const event of toPage.splice(0)) page.receive(event);
  };
  function run(): void {
    while (workerTurn());
    pageTurn();
  }
  return { ...page, workerTurn, pageTurn, run, toWorker, toPage, begun, ended, steps: () => steps };
}

test("an answer comes to the one who asked, whatever else is asked meanwhile", async () => {
  const { request, run } = setUp();
  const answers = [request("double", 4), request("count", 3), request("double", 5)];
  run();
  expect(await Promise.all(answers)).toEqual([8, 3, 10]);
});

test("what is thrown at the work rejects the request alone", async () => {
  const { request, run } = setUp();
  const failing = request("fail", "too much");
  const other = request("double", 4);
  run();
  await expect(failing).rejects.toThrow("too much");
  expect(await other).toBe(8);
});

describe("an abort", () => {
  test("rejects at once with its reason, and ends the work where it is", async () => {
    const { request, workerTurn, run, steps, begun, ended } = setUp();
    const controller = new AbortController();
    const counting = request("count", 1000, controller.signal);
    workerTurn();
    const before = steps();
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(10);
    controller.abort(new Error("another page"));
    await expect(counting).rejects.toThrow("another page");
    run();
    expect(steps()).toBe(before);
    expect(begun).toEqual(["count 1000"]);
    expect(ended).toEqual(["count 1000"]);
  });

  test("that came before the worker looked has nothing begun", async () => {
    const { request, run, begun } = setUp();
    const controller = new AbortController();
    const counting = request("count", 5, controller.signal);
    controller.abort();
    await expect(counting).rejects.toMatchObject({ name: "AbortError" });
    run();
    expect(begun).toEqual([]);
  });

  test("that came before the request sends nothing", async () => {
    const { request, toWorker } = setUp();
    await expect(request("double", 1, AbortSignal.abort())).rejects.toMatchObject({
      name: "AbortError",
    });
    expect(toWorker).toEqual([]);
  });

  test("that comes after the answer does nothing", async () => {
    const { request, run, toWorker } = setUp();
    const controller = new AbortController();
    const asked = request("double", 4, controller.signal);
    run();
    expect(await asked).toBe(8);
    controller.abort();
    expect(toWorker).toEqual([]);
  });

  test("drops an answer that is on its way", async () => {
    const { request, workerTurn, pageTurn, toPage } = setUp();
    const controller = new AbortController();
    const asked = request("double", 4, controller.signal);
    workerTurn();
    while (toPage.length === 0) workerTurn();
    controller.abort();
    pageTurn();
    await expect(asked).rejects.toMatchObject({ name: "AbortError" });
  });
});

test("a lost worker rejects all that waits, and its late answer is dropped", async () => {
  const { request, rejectAll, receive } = setUp();
  const asked = [request("double", 1), request("count", 2)];
  rejectAll(new Error("lost"));
  for (const each of asked) await expect(each).rejects.toThrow("lost");
  receive({ type: "answer", id: 1, answer: 2 });
});

test("long work lets messages in between slices, and later requests wait for it", async () => {
  const { request, workerTurn, run, toPage } = setUp();
  const long = request("count", 100);
  const short = request("double", 4);
  let turns = 0;
  while (toPage.length === 0) {
    workerTurn();
    turns += 1;
  }
  // A slice of 25 ms has room for two or three steps of 10 ms.
  expect(turns).toBeGreaterThan(30);
  run();
  expect(await Promise.all([long, short])).toEqual([100, 8]);
});
