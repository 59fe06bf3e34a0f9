import type { Preferences } from "../../store/shared/preferences.ts";

/** Puts the theme on the document; returns the end of following the system, for those who say so. */
export function showTheme(theme: Preferences["theme"]): () => void {
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const isDark = theme === "dark" || (theme === "system" && system.matches);
    document.documentElement.dataset.theme = isDark ? "dark" : "light";
  };
  apply();
  system.addEventListener("change", apply);
  return () => system.removeEventListener("change", apply);
}
