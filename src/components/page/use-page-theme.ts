import { useEffect } from "react";
import { shownSize } from "../../store/playground/playground-state.ts";
import { usePlaygroundState } from "../shared/playground-context.ts";

/** Puts the person's theme and size on the document, following the system where they say so. */
export function usePageTheme(): void {
  const theme = usePlaygroundState((state) => state.preferences.theme);
  const size = usePlaygroundState(shownSize);

  useEffect(() => {
    const system = window.matchMedia("(prefers-color-scheme: dark)");
    const apply = () => {
      const isDark = theme === "dark" || (theme === "system" && system.matches);
      document.documentElement.dataset.theme = isDark ? "dark" : "light";
    };
    apply();
    system.addEventListener("change", apply);
    return () => system.removeEventListener("change", apply);
  }, [theme]);

  useEffect(() => {
    document.documentElement.dataset.size = size;
  }, [size]);
}
