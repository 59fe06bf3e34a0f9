import { useEffect, useState } from "react";
import { afterFrame } from "../../plots/shared/after-frame.ts";
import { usePlaygroundState } from "./playground-context.ts";

/** Whether the first picture is on the screen, or none will be soon: what it does not need may come. */
export function useAfterFirstPicture(): boolean {
  const hasBegun = usePlaygroundState((state) => state.hasBegun);
  // Whoever comes later does not wait for a picture that is there.
  const [isLater, setLater] = useState(hasBegun);
  useEffect(() => (hasBegun ? afterFrame(() => setLater(true)) : undefined), [hasBegun]);
  return isLater;
}
