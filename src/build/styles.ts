import type { CSSOptions } from "vite";

/**
 * How style sheets are compiled. Vite's other way, PostCSS, takes in what a class composes from
 * another file as text of no file, and warns of it at every start.
 * Names of grid areas, containers and counters are the page's, as they stand; only classes and
 * animations belong to their file.
 */
export const styles: CSSOptions = {
  transformer: "lightningcss",
  lightningcss: { cssModules: { grid: false, container: false, customIdents: false } },
};
