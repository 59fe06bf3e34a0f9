import { useEffect, useState } from "react";

/**
 * The value once it has not changed for `delayMs`. Slow computations follow a slider through this,
 * so that the slider itself never waits.
 */
export function useSettled<T>(value: T, delayMs = 120): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return settled;
}
