import { useEffect } from "react";
import type { Playground } from "../../store/playground/playground.ts";
import { usePlayground } from "./playground-context.ts";

/** A hook for what the browser keeps of a page: made once for each, listed when it is first shown. */
export function keptHook<Kept extends { list(): Promise<void> }>(
  create: (playground: Playground) => Kept,
): () => Kept {
  const known = new WeakMap<Playground, Kept>();
  return function useKept() {
    const playground = usePlayground();
    const kept = known.get(playground) ?? create(playground);
    known.set(playground, kept);
    useEffect(() => void kept.list(), [kept]);
    return kept;
  };
}
