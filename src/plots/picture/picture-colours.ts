import { armIdentity } from "../shared/arm-identity.ts";
import { type Colours, readColours } from "../shared/colours.ts";
import { themeToken } from "../shared/theme-tokens.ts";

/** The light theme's colours, in which every picture leaves the page: paper is white. */
export interface PictureColours extends Colours {
  readonly inkSoft: string;
  readonly line: string;
  readonly font: string;
  /** By an arm's place. */
  readonly arm: (slot: number) => string;
}

/** Reads the light theme's tokens whatever theme is on; nothing is painted in between. */
export function lightColours(): PictureColours {
  const root = document.documentElement;
  const { theme } = root.dataset;
  root.dataset.theme = "light";
  try {
    const arms = Array.from({ length: 12 }, (_, slot) =>
      themeToken(armIdentity(slot).colour.replace(/^var\((.*)\)$/, "$1")),
    );
    return {
      ...readColours(),
      inkSoft: themeToken("--ink-soft"),
      line: themeToken("--line"),
      font: themeToken("--font"),
      arm: (slot) => arms[slot % arms.length] ?? "",
    };
  } finally {
    if (theme === undefined) delete root.dataset.theme;
    else root.dataset.theme = theme;
  }
}
