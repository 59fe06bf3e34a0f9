import { useEffect, useState } from "react";

/**
 * The value as it was when it last stood still for so long. What takes long to
 * compute follows a slider with this, so that the slider itself never waits.
 */
export function useSettled<T>(value: T, delayMs = 120): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return settled;
}
