import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTrainingClient } from "../../src/client/training-client.ts";
import { defaultExperiment } from "../../src/engine/experiment/defaults.ts";
import { type Alive, mostQuietRounds, type Ping, roundMs } from "../../src/protocol/liveness.ts";
import type { Command, Frame, Report, TrainingNews } from "../../src/protocol/messages.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A worker made of two lists. */
class FakeWorker {
  readonly commands: (Command | Ping)[] = [];
  isTerminated = false;
  onmessage: ((event: { data: Report | Alive }) => void) | null = null;
  onerror: ((event: { message: string; preventDefault: () => void }) => void) | null = null;
  onmessageerror: (() => void) | null = null;
  postMessage(command: Command | Ping): void {
    this.commands.push(command);
  }
  terminate(): void {
    this.isTerminated = true;
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const events: TrainingNews[] = [];
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

const frameOf = (runId: number): Report => ({
  type: "frame",
  frame: { runId, arms: [] } as unknown as Frame,
});

const die = (worker: FakeWorker, message: string) =>
  worker.onerror?.({ message, preventDefault: () => {} });

test("every start is a new run, and orders go to the newest", () => {
  const { client, newest } = setUp();
  client.start(defaultExperiment, []);
  client.send({ type: "play" });
  client.start(defaultExperiment, []);
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
  client.start(defaultExperiment, []);
  client.start(defaultExperiment, []);
  newest().onmessage?.({ data: frameOf(1) });
  newest().onmessage?.({ data: { type: "failed", runId: 1, message: "old" } });
  expect(events).toEqual([]);
  newest().onmessage?.({ data: frameOf(2) });
  expect(events).toEqual([frameOf(2)]);
});

test("a frame is acknowledged when it has been painted, not before", () => {
  const { client, newest, paint } = setUp();
  client.start(defaultExperiment, []);
  newest().onmessage?.({ data: frameOf(1) });
  expect(newest().commands.map(({ type }) => type)).toEqual(["start"]);
  paint();
  expect(newest().commands.at(-1)).toEqual({ type: "painted", runId: 1 });
});

test("a worker that dies is replaced, and its last words are not heard", () => {
  const { workers, events } = setUp();
  const [first] = workers;
  if (!first) throw new Error("No worker was made");
  die(first, "out of memory");
  expect(first.isTerminated).toBe(true);
  expect(workers.length).toBe(2);
  expect(events).toEqual([{ type: "lost", reason: "out of memory", isRestarting: true }]);
  first.onmessage?.({ data: { type: "ready", engine: "fast" } });
  expect(events.length).toBe(1);
  workers[1]?.onmessage?.({ data: { type: "ready", engine: "fast" } });
  expect(events.at(-1)).toEqual({ type: "ready", engine: "fast" });
});

test("a worker that falls silent is replaced too, and the page hears why", () => {
  const { client, workers, newest, events } = setUp();
  newest().onmessage?.({ data: { type: "ready", engine: "fast" } });
  client.start(defaultExperiment, []);
  vi.advanceTimersByTime((mostQuietRounds + 1) * roundMs);
  expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
  expect(events.at(-1)).toEqual({
    type: "lost",
    reason: "no sign of life for 30 seconds",
    isRestarting: true,
  });
});

test("signs of life are no news", () => {
  const { newest, events } = setUp();
  newest().onmessage?.({ data: { type: "alive" } });
  expect(events).toEqual([]);
});

test("a worker that cannot even start is not started for ever", () => {
  const { workers, events, newest } = setUp();
  for (let death = 0; death < 3; death++) die(newest(), "blocked");
  expect(workers.length).toBe(3);
  expect(events.at(-1)).toEqual({ type: "lost", reason: "blocked", isRestarting: false });
});

test("a worker that has worked in between may die more often", () => {
  const { client, workers, newest, events } = setUp();
  for (let death = 0; death < 5; death++) {
    client.start(defaultExperiment, []);
    newest().onmessage?.({ data: frameOf(death + 1) });
    die(newest(), "crash");
  }
  expect(workers.length).toBe(6);
  expect(events.at(-1)).toMatchObject({ type: "lost", isRestarting: true });
});
