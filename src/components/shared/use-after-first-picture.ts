import { useEffect, useState } from "react";
import { afterFrame } from "../../plots/shared/after-frame.ts";
import { longestWaitMs } from "./longest-wait.ts";
import { usePlayground, usePlaygroundState } from "./playground-context.ts";

/** Milliseconds; when the first part asked. */
let firstAskedAt: number | null = null;

/**
 * Whether the first picture is on the screen: what it does not need may come. Also where the view
 * wants no pictures, where none will come soon, and where they take long.
 */
export function useAfterFirstPicture(): boolean {
  const { pictures } = usePlayground();
  const arrived = usePlaygroundState((state) => state.arrived);
  // Whoever comes later does not wait for a picture that is there.
  const [isLater, setLater] = useState(arrived === "picture");

  useEffect(() => {
    if (isLater || arrived === "nothing") return;
    return afterFrame(() => {
      if (arrived === "picture" || pictures.subscriptions().length === 0) setLater(true);
    });
  }, [pictures, arrived, isLater]);

  useEffect(() => {
    if (isLater) return;
    firstAskedAt ??= performance.now();
    const waitedMs = performance.now() - firstAskedAt;
    const timer = window.setTimeout(() => setLater(true), Math.max(0, longestWaitMs - waitedMs));
    return () => window.clearTimeout(timer);
  }, [isLater]);

  return isLater;
}
