import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createWorkerWatch } from "../../src/client/worker-watch.ts";
import {
  checkIntervalMs,
  type LossReason,
  mostSilentChecks,
} from "../../src/protocol/heartbeat.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

interface Word {
  readonly type: "word";
}

/** A worker that answers when asked, until it is told to be mute. */
class FakeWorker {
  onmessage: ((event: { data: { type: string } }) => void) | null = null;
  onerror: ((event: { message: string; preventDefault: () => void }) => void) | null = null;
  onmessageerror: (() => void) | null = null;
  readonly commands: { type: string }[] = [];
  isMute = false;
  isTerminated = false;
  postMessage(message: { type: string }): void {
    this.commands.push(message);
    if (message.type === "ping" && !this.isMute) setTimeout(() => this.say("alive"), 1);
  }
  say(type: string): void {
    this.onmessage?.({ data: { type } });
  }
  terminate(): void {
    this.isTerminated = true;
  }
}

function setUp(watch = createWorkerWatch()) {
  const worker = new FakeWorker();
  const heard: Word[] = [];
  const reasons: LossReason[] = [];
  const slow = vi.fn();
  const line = watch.open<Word, Word>({
    createWorker: () => worker as unknown as Worker,
    onEvent: (event) => heard.push(event),
    onLost: (reason) => reasons.push(reason),
    onSlow: slow,
  });
  return { worker, heard, reasons, slow, line };
}

/** Longer than any worker may be silent. */
const longMs = 2 * mostSilentChecks * checkIntervalMs;

test("events are passed on as they are, and heartbeats are kept", () => {
  const { worker, heard } = setUp();
  worker.say("word");
  worker.say("alive");
  worker.say("word");
  expect(heard).toEqual([{ type: "word" }, { type: "word" }]);
});

test("a worker that stays silent though it was asked is ended and told of, once", () => {
  const { worker, heard, reasons } = setUp();
  worker.say("word");
  worker.isMute = true;
  vi.advanceTimersByTime(mostSilentChecks * checkIntervalMs);
  expect(reasons).toEqual([]);
  expect(worker.commands).toContainEqual({ type: "ping" });
  vi.advanceTimersByTime(checkIntervalMs);
  expect(reasons).toEqual([{ kind: "silent", seconds: 30 }]);
  expect(worker.isTerminated).toBe(true);
  vi.advanceTimersByTime(longMs);
  worker.say("word");
  worker.onerror?.({ message: "late", preventDefault: () => {} });
  expect(reasons).toHaveLength(1);
  expect(heard).toHaveLength(1);
});

describe("no false alarm is raised", () => {
  test("over a worker that rests: it is asked, seldom, and answers", () => {
    const { worker, reasons } = setUp();
    worker.say("word");
    vi.advanceTimersByTime(10 * longMs);
    expect(reasons).toEqual([]);
    // Every other round: one notices that it is quiet, the next one asks.
    expect(worker.commands).toHaveLength((10 * longMs) / (2 * checkIntervalMs));
  });

  test("over a worker that talks, which is not even asked", () => {
    const { worker, reasons } = setUp();
    worker.isMute = true;
    for (let word = 0; word < 100; word++) {
      worker.say("word");
      vi.advanceTimersByTime(checkIntervalMs - 1);
    }
    expect(reasons).toEqual([]);
    expect(worker.commands).toEqual([]);
  });

  test("over long work that ends, or says in its middle that it goes on", () => {
    const { worker, reasons } = setUp();
    worker.isMute = true;
    for (let piece = 0; piece < 5; piece++) {
      worker.say("alive");
      vi.advanceTimersByTime(mostSilentChecks * checkIntervalMs - 1);
    }
    expect(reasons).toEqual([]);
  });

  test("while a worker is still being loaded, however slow the network", () => {
    const { worker, reasons } = setUp();
    vi.advanceTimersByTime(10 * longMs);
    expect(reasons).toEqual([]);
    expect(worker.commands).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("after the computer slept, or in a hidden tab whose timers hardly run", () => {
    const { worker, reasons } = setUp();
    worker.say("word");
    for (let wakeUp = 0; wakeUp < mostSilentChecks; wakeUp++) {
      // Hours go by in which no timer fires; then one that is long overdue does, before any message.
      vi.setSystemTime(Date.now() + 8 * 3_600_000);
      vi.advanceTimersToNextTimer();
    }
    expect(reasons).toEqual([]);
  });
});

describe("a worker that has not loaded for ten seconds", () => {
  test("is told of once, and may still come", () => {
    const { worker, heard, slow, reasons } = setUp();
    vi.advanceTimersByTime(9_999);
    expect(slow).not.toHaveBeenCalled();
    vi.advanceTimersByTime(longMs);
    expect(slow).toHaveBeenCalledTimes(1);
    worker.say("word");
    expect(heard).toHaveLength(1);
    expect(reasons).toEqual([]);
  });

  test("is none where it has spoken, or was closed, before", () => {
    const [spoken, closed] = [setUp(), setUp()];
    spoken.worker.say("word");
    closed.line.close();
    vi.advanceTimersByTime(longMs);
    expect(spoken.slow).not.toHaveBeenCalled();
    expect(closed.slow).not.toHaveBeenCalled();
  });
});

describe("the browser tells of", () => {
  test.each([
    ["an error, in its words", "out of memory", { kind: "error", message: "out of memory" }],
    ["a worker that cannot be loaded, without words", "", { kind: "notLoaded" }],
  ])("%s", (_name, message, reason) => {
    const { worker, reasons } = setUp();
    const preventDefault = vi.fn();
    worker.onerror?.({ message, preventDefault });
    expect(reasons).toEqual([reason]);
    expect(worker.isTerminated).toBe(true);
    expect(preventDefault).toHaveBeenCalled();
  });

  test("a message that cannot be read", () => {
    const { worker, reasons } = setUp();
    worker.onmessageerror?.();
    expect(reasons).toEqual([{ kind: "unreadableMessage" }]);
  });
});

test("one timer does for all workers, and none is left behind", () => {
  const watch = createWorkerWatch();
  const all = [setUp(watch), setUp(watch), setUp(watch)];
  for (const { worker } of all) worker.say("word");
  expect(vi.getTimerCount()).toBe(1);
  for (const { line } of all) line.close();
  vi.advanceTimersByTime(checkIntervalMs);
  expect(vi.getTimerCount()).toBe(0);
  expect(all.flatMap(({ reasons }) => reasons)).toEqual([]);
});

test("a worker opened in place of a lost one is watched like it", () => {
  const watch = createWorkerWatch();
  const first = setUp(watch);
  first.worker.isMute = true;
  first.worker.say("word");
  vi.advanceTimersByTime(longMs);
  expect(first.reasons).toHaveLength(1);
  const second = setUp(watch);
  second.worker.isMute = true;
  second.worker.say("word");
  vi.advanceTimersByTime(longMs);
  expect(second.reasons).toHaveLength(1);
});
