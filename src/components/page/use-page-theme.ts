import { useEffect } from "react";
import { shownSize } from "../../store/playground/playground-state.ts";
import { usePlaygroundState } from "../shared/playground-context.ts";
import { showTheme } from "./page-theme.ts";

/** Puts the person's theme and size on the document, following the system where they say so. */
export function usePageTheme(): void {
  const theme = usePlaygroundState((state) => state.preferences.theme);
  const size = usePlaygroundState(shownSize);

  useEffect(() => showTheme(theme), [theme]);

  useEffect(() => {
    document.documentElement.dataset.size = size;
  }, [size]);
}
