/**
 * The page's tokens for canvases, which cannot read CSS variables. A canvas
 * subscribes to the theme and paints again when it changes.
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

export function subscribeToTheme(listener: () => void): () => void {
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
export const themeVersion = (): number => version;

/** The value of a token such as "--positive", as the theme has it now; empty where nothing is painted. */
export function themeToken(name: string): string {
  if (typeof document === "undefined") return "";
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
