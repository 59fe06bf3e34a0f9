import { expect, test, vi } from "vitest";
import { createOffline, type WaitingWorker } from "../../../src/store/page/offline.ts";

class FakeWorker extends EventTarget implements WaitingWorker {
  state = "installing";
  readonly sent: unknown[] = [];
  postMessage(message: unknown): void {
    this.sent.push(message);
  }
}

class FakeRegistration extends EventTarget {
  installing: FakeWorker | null = null;
  waiting: FakeWorker | null = null;
  active: FakeWorker | null = null;
}

/** A browser's service workers, which a test moves on. */
function setUp() {
  const registration = new FakeRegistration();
  const container = Object.assign(new EventTarget(), {
    controller: null,
    register: async (): Promise<FakeRegistration | undefined> => registration,
  });
  const [onWaiting, reload] = [vi.fn(), vi.fn()];
  const offline = createOffline({ container, onWaiting, reload });
  const say = (data: unknown) => container.dispatchEvent(new MessageEvent("message", { data }));
  const state = () => offline.store.getState();
  return { registration, container, onWaiting, reload, offline, say, state };
}

test("a browser without service workers says so", async () => {
  const offline = createOffline({ container: null, onWaiting: vi.fn(), reload: vi.fn() });
  await offline.start("sw.js");
  expect(offline.store.getState()).toEqual({ kind: "unsupported" });
});

test("one that refuses to register, too", async () => {
  const { offline, container, state } = setUp();
  container.register = () => Promise.reject(new DOMException("", "SecurityError"));
  await offline.start("sw.js");
  expect(state()).toEqual({ kind: "unsupported" });
});

test("one that is kept from it by a tool, too", async () => {
  const { offline, container, state } = setUp();
  container.register = async () => undefined;
  await offline.start("sw.js");
  expect(state()).toEqual({ kind: "unsupported" });
});

test("the first visit is kept, then ready", async () => {
  const { offline, registration, container, state, onWaiting } = setUp();
  registration.installing = new FakeWorker();
  await offline.start("sw.js");
  expect(state()).toEqual({ kind: "keeping" });
  registration.active = registration.installing;
  registration.installing = null;
  container.dispatchEvent(new Event("controllerchange"));
  expect(state()).toEqual({ kind: "ready" });
  expect(onWaiting).not.toHaveBeenCalled();
});

test("full storage at the first visit is told; what was kept before stays of use", async () => {
  const first = setUp();
  await first.offline.start("sw.js");
  first.say({ type: "notKept", isFull: true });
  expect(first.state()).toEqual({ kind: "notKept", isFull: true });
  const later = setUp();
  later.registration.active = new FakeWorker();
  await later.offline.start("sw.js");
  later.say({ type: "notKept", isFull: true });
  expect(later.state()).toEqual({ kind: "ready" });
});

test("a new version is announced once, and takes over only when asked", async () => {
  const { offline, registration, container, state, onWaiting, reload, say } = setUp();
  registration.active = new FakeWorker();
  await offline.start("sw.js");
  const next = new FakeWorker();
  registration.installing = next;
  registration.dispatchEvent(new Event("updatefound"));
  registration.installing = null;
  registration.waiting = next;
  next.dispatchEvent(new Event("statechange"));
  next.dispatchEvent(new Event("statechange"));
  expect(state()).toEqual({ kind: "waiting", otherTabs: 0 });
  expect(onWaiting).toHaveBeenCalledTimes(1);
  offline.takeOver();
  expect(next.sent).toEqual([{ type: "takeOver" }]);
  say({ type: "otherTabs", count: 2 });
  expect(state()).toEqual({ kind: "waiting", otherTabs: 2 });
  expect(reload).not.toHaveBeenCalled();
  container.dispatchEvent(new Event("controllerchange"));
  expect(reload).toHaveBeenCalledTimes(1);
});

test("another tab's take-over does not load this one again", async () => {
  const { offline, registration, container, reload } = setUp();
  registration.active = new FakeWorker();
  await offline.start("sw.js");
  container.dispatchEvent(new Event("controllerchange"));
  expect(reload).not.toHaveBeenCalled();
});
