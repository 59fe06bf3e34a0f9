import { interpolateLab, rgb } from "d3";
import {
  type ColourTable,
  discreteTable,
  rampTable,
  type SignedColours,
  signedTable,
} from "./signed-scale.ts";
import { themeToken } from "./theme-tokens.ts";

/** The theme's colours as canvases need them. */
export interface Colours {
  readonly signed: ColourTable;
  readonly discrete: ColourTable;
  /** Red, green and blue of each class of a softmax, 0 to 255. */
  readonly classes: readonly (readonly [number, number, number])[];
  readonly classNames: readonly string[];
  /** From neutral to each class's colour, as a boundary blends them. */
  readonly classTables: readonly ColourTable[];
  readonly ends: SignedColours;
  /** As `pointColour` says, with this theme's ink. */
  readonly deepen: (colour: string) => string;
  readonly paper: string;
  readonly ink: string;
}

/** As many as labels of points may name. */
const classTokens = Array.from({ length: 10 }, (_, index) => `--class-${index + 1}`);

/** How far the scale goes towards its end colours: large areas of them would hide the points. */
const strength = 0.8;

/** A colour as areas are filled with it. */
export const fieldColour = (colour: string, neutral: string): string =>
  interpolateLab(neutral, colour)(strength);

/**
 * A colour as points are painted in it, to stand out on an area of it: darker in the light theme,
 * lighter in the dark one.
 */
export const pointColour = (colour: string, ink: string): string =>
  interpolateLab(colour, ink)(0.2);

/** The colours of the theme that is on. */
export function readColours(): Colours {
  const ends = {
    negative: themeToken("--negative"),
    neutral: themeToken("--neutral"),
    positive: themeToken("--positive"),
  };
  const soft = {
    ...ends,
    negative: fieldColour(ends.negative, ends.neutral),
    positive: fieldColour(ends.positive, ends.neutral),
  };
  const ink = themeToken("--ink");
  const classNames = classTokens.map(themeToken);
  const fields = classNames.map((name) => fieldColour(name, ends.neutral));
  // Most data have two classes, which need none of them.
  let classTables: readonly ColourTable[] | null = null;
  return {
    signed: signedTable(soft),
    discrete: discreteTable(soft),
    classNames,
    classes: fields.map((colour) => {
      const { r, g, b } = rgb(colour);
      return [r, g, b];
    }),
    get classTables() {
      classTables ??= fields.map((colour) => rampTable(ends.neutral, colour));
      return classTables;
    },
    ends,
    paper: themeToken("--paper"),
    ink,
    deepen: (colour) => pointColour(colour, ink),
  };
}
