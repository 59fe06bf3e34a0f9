import { useSyncExternalStore } from "react";

/**
 * The page's tokens for canvases, which cannot read CSS variables. A canvas
 * asks for `useThemeVersion` and paints again when it changes.
 */

let version = 0;
const listeners = new Set<() => void>();
let stopWatching: (() => void) | null = null;

function announce(): void {
  version += 1;
  for (const listener of listeners) listener();
}

function watch(): () => void {
  const observer = new MutationObserver(announce);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme", "data-size"] });
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  scheme.addEventListener("change", announce);
  return () => {
    observer.disconnect();
    scheme.removeEventListener("change", announce);
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  stopWatching ??= watch();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stopWatching?.();
    stopWatching = null;
    // What changes from now on is not seen.
    version += 1;
  };
}

/** A number that grows with every change of theme or size. */
export function useThemeVersion(): number {
  return useSyncExternalStore(subscribe, () => version);
}

/** The value of a token such as "--positive", as the theme has it now. */
export function themeToken(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
