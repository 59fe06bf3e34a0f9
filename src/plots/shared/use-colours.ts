import { useSyncExternalStore } from "react";
import { type Colours, readColours } from "./colours.ts";
import { subscribeToTheme, themeVersion } from "./theme-tokens.ts";

let last: { readonly version: number; readonly colours: Colours } | null = null;

/** Read once for all canvases, and again whenever the theme changes. */
export function useColours(): Colours {
  const version = useSyncExternalStore(subscribeToTheme, themeVersion, themeVersion);
  if (last?.version !== version) last = { version, colours: readColours() };
  return last.colours;
}
