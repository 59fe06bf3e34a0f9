import { interpolateLab, rgb } from "d3";
import { useMemo } from "react";
import {
  type ColourTable,
  discreteTable,
  rampTable,
  type SignedColours,
  signedTable,
} from "./signed-scale.ts";
import { themeToken, useThemeVersion } from "./theme-tokens.ts";

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
  /** A shade of a colour that stands out on a field of that colour: darker in light, lighter in dark. */
  readonly deepen: (colour: string) => string;
  readonly paper: string;
  readonly ink: string;
}

const classTokens = ["--class-1", "--class-2", "--class-3", "--class-4", "--class-5"];

/** How far the scale goes towards its end colours: whole fields of them shout, and hide the points on them. */
const strength = 0.8;

function readColours(): Colours {
  const ends = {
    negative: themeToken("--negative"),
    neutral: themeToken("--neutral"),
    positive: themeToken("--positive"),
  };
  const soft = {
    ...ends,
    negative: interpolateLab(ends.neutral, ends.negative)(strength),
    positive: interpolateLab(ends.neutral, ends.positive)(strength),
  };
  const ink = themeToken("--ink");
  const classNames = classTokens.map(themeToken);
  const classes = classNames.map((name) => rgb(interpolateLab(ends.neutral, name)(strength)));
  return {
    signed: signedTable(soft),
    discrete: discreteTable(soft),
    classNames,
    classes: classes.map(({ r, g, b }) => [r, g, b]),
    classTables: classes.map((colour) => rampTable(ends.neutral, colour.formatRgb())),
    ends,
    paper: themeToken("--paper"),
    ink,
    deepen: (colour) => interpolateLab(colour, ink)(0.2),
  };
}

/** Read again whenever the theme changes. */
export function useColours(): Colours {
  const version = useThemeVersion();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the tokens, which React cannot see
  return useMemo(readColours, [version]);
}
