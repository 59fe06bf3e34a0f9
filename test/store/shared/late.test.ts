import { expect, test, vi } from "vitest";
import { createLate } from "../../../src/store/shared/late.ts";

/** Whose listeners can be told, and counted. */
function source() {
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return { listeners, subscribe };
}

test("what comes late is followed from then on, and whoever waited hears that it is there", () => {
  const late = createLate<ReturnType<typeof source>>();
  const listener = vi.fn();
  const stop = late.follow((come) => come.subscribe(listener), listener);
  expect(late.current()).toBeNull();
  const come = source();
  late.arrive(come);
  expect(late.current()).toBe(come);
  expect(listener).toHaveBeenCalledTimes(1);
  expect(come.listeners.size).toBe(1);
  const stopLater = late.follow((there) => there.subscribe(() => {}), listener);
  expect(listener).toHaveBeenCalledTimes(1);
  expect(come.listeners.size).toBe(2);
  stop();
  stopLater();
  expect(come.listeners.size).toBe(0);
});

test("who leaves before it comes follows nothing", () => {
  const late = createLate<ReturnType<typeof source>>();
  const listener = vi.fn();
  late.follow((come) => come.subscribe(listener), listener)();
  const come = source();
  late.arrive(come);
  expect(come.listeners.size).toBe(0);
  expect(listener).not.toHaveBeenCalled();
});
