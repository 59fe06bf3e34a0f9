import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTrainingClient } from "../../src/client/training-client.ts";
import { defaultExperiment } from "../../src/engine/experiment/defaults.ts";
import { preparedDataOf, prepareRun } from "../../src/engine/training/prepare-run.ts";
import {
  type Alive,
  checkIntervalMs,
  mostSilentChecks,
  type Ping,
  slowLoadMs,
} from "../../src/protocol/heartbeat.ts";
import type {
  Frame,
  TrainingClientEvent,
  TrainingCommand,
  TrainingReply,
} from "../../src/protocol/messages.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const { arms: _, ...defaultSetUp } = defaultExperiment;
const start = {
  setUp: defaultSetUp,
  data: preparedDataOf(prepareRun(defaultExperiment)),
  arms: [],
  log: [],
};

/** A worker made of two lists. */
class FakeWorker {
  readonly commands: (TrainingCommand | Ping)[] = [];
  isTerminated = false;
  onmessage: ((event: { data: TrainingReply | Alive }) => void) | null = null;
  onerror: ((event: { message: string; preventDefault: () => void }) => void) | null = null;
  onmessageerror: (() => void) | null = null;
  postMessage(command: TrainingCommand | Ping): void {
    this.commands.push(command);
  }
  terminate(): void {
    this.isTerminated = true;
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const events: TrainingClientEvent[] = [];
  let afterPaint = () => {};
  const client = createTrainingClient({
    createWorker: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker as unknown as Worker;
    },
    onEvent: (event) => events.push(event),
    afterPaint: (callback) => {
      afterPaint = callback;
    },
  });
  const newest = (): FakeWorker => {
    const worker = workers.at(-1);
    if (!worker) throw new Error("No worker was made");
    return worker;
  };
  return { workers, events, client, newest, paint: () => afterPaint() };
}

const frameOf = (runId: number): TrainingReply => ({
  type: "frame",
  frame: { runId, arms: [] } as unknown as Frame,
});

const die = (worker: FakeWorker, message: string) =>
  worker.onerror?.({ message, preventDefault: () => {} });

test("every start is a new run, and orders go to the newest", () => {
  const { client, newest } = setUp();
  client.start(start);
  client.send({ type: "play" });
  client.start(start);
  client.send({ type: "pause" });
  expect(newest().commands).toMatchObject([
    { type: "start", runId: 1 },
    { type: "play", runId: 1 },
    { type: "start", runId: 2 },
    { type: "pause", runId: 2 },
  ]);
});

test("frames and failures of an older run are dropped", () => {
  const { client, newest, events } = setUp();
  client.start(start);
  client.start(start);
  newest().onmessage?.({ data: frameOf(1) });
  newest().onmessage?.({ data: { type: "failed", runId: 1, message: "old" } });
  expect(events).toEqual([]);
  newest().onmessage?.({ data: frameOf(2) });
  expect(events).toEqual([frameOf(2)]);
});

test("a frame is acknowledged when it has been painted, not before", () => {
  const { client, newest, paint } = setUp();
  client.start(start);
  newest().onmessage?.({ data: frameOf(1) });
  expect(newest().commands.map(({ type }) => type)).toEqual(["start"]);
  paint();
  expect(newest().commands.at(-1)).toEqual({ type: "painted", runId: 1 });
});

test("a worker that dies is replaced, and its last events are dropped", () => {
  const { workers, events } = setUp();
  const [first] = workers;
  if (!first) throw new Error("No worker was made");
  die(first, "out of memory");
  expect(first.isTerminated).toBe(true);
  expect(workers.length).toBe(2);
  expect(events).toEqual([
    { type: "lost", reason: { kind: "error", message: "out of memory" }, isRestarting: true },
  ]);
  first.onmessage?.({ data: { type: "ready", engine: "fast" } });
  expect(events.length).toBe(1);
  workers[1]?.onmessage?.({ data: { type: "ready", engine: "fast" } });
  expect(events.at(-1)).toEqual({ type: "ready", engine: "fast" });
});

test("a worker that falls silent is replaced too, and the page is told why", () => {
  const { client, workers, newest, events } = setUp();
  newest().onmessage?.({ data: { type: "ready", engine: "fast" } });
  client.start(start);
  vi.advanceTimersByTime((mostSilentChecks + 1) * checkIntervalMs);
  expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
  expect(events.at(-1)).toEqual({
    type: "lost",
    reason: { kind: "silent", seconds: 30 },
    isRestarting: true,
  });
});

test("heartbeats are no events", () => {
  const { newest, events } = setUp();
  newest().onmessage?.({ data: { type: "alive" } });
  expect(events).toEqual([]);
});

test("a worker that cannot even start is not started for ever", () => {
  const { workers, events, newest } = setUp();
  for (let death = 0; death < 3; death++) die(newest(), "blocked");
  expect(workers.length).toBe(3);
  expect(events.at(-1)).toEqual({
    type: "lost",
    reason: { kind: "error", message: "blocked" },
    isRestarting: false,
  });
});

test("a worker that has worked in between may die more often", () => {
  const { client, workers, newest, events } = setUp();
  for (let death = 0; death < 5; death++) {
    client.start(start);
    newest().onmessage?.({ data: frameOf(death + 1) });
    die(newest(), "crash");
  }
  expect(workers.length).toBe(6);
  expect(events.at(-1)).toMatchObject({ type: "lost", isRestarting: true });
});

test("requests are of the worker that is there: one that dies rejects them, its successor answers", async () => {
  const { client, newest } = setUp();
  client.start(start);
  const ask = () => client.request("diagnosis", { runId: 1, armId: "a" });
  const lost = expect(ask()).rejects.toMatchObject({ loss: { kind: "error", message: "crash" } });
  die(newest(), "crash");
  await lost;
  const asked = ask();
  const [request] = newest().commands;
  expect(request).toMatchObject({ type: "request", name: "diagnosis" });
  newest().onmessage?.({ data: { type: "answer", id: 2, answer: [] } });
  expect(await asked).toEqual([]);
});

test("a worker that does not load is told of, and another can be tried in its place", () => {
  const { client, workers, events, newest } = setUp();
  vi.advanceTimersByTime(slowLoadMs);
  expect(events).toEqual([{ type: "slow", seconds: 10 }]);
  client.restart();
  expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
  newest().onmessage?.({ data: { type: "ready", engine: "fast" } });
  expect(events.at(-1)).toEqual({ type: "ready", engine: "fast" });
});
