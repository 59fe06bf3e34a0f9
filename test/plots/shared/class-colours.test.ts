import { readFileSync } from "node:fs";
import { lab, rgb } from "d3";
import { describe, expect, test } from "vitest";
import { fieldColour, pointColour } from "../../../src/plots/shared/colours.ts";

const css = readFileSync(new URL("../../../src/theme.css", import.meta.url), "utf8");
const [light = "", dark = ""] = css.split(':root[data-theme="dark"]');
const token = (theme: string, name: string) =>
  new RegExp(`${name}:\\s*(#[0-9a-f]{6})`).exec(theme)?.[1] ?? "missing";

/** Machado, Oliveira & Fernandes (2009), doi:10.1109/TVCG.2009.113, severity 1; on linear red, green and blue. */
const visions: Readonly<Record<string, readonly (readonly [number, number, number])[]>> = {
  "full colour vision": [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const toLinear = (share: number) =>
  share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
const fromLinear = (share: number) =>
  share <= 0.0031308 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055;

/** The colour as someone with this vision sees it. */
function seen(colour: string, vision: string): string {
  const { r, g, b } = rgb(colour);
  const linear = [r, g, b].map((channel) => toLinear(channel / 255));
  const [red = 0, green = 0, blue = 0] = (visions[vision] ?? []).map((row) => {
    const sum = row.reduce((total, weight, index) => total + weight * (linear[index] ?? 0), 0);
    return 255 * fromLinear(Math.min(1, Math.max(0, sum)));
  });
  return rgb(red, green, blue).formatRgb();
}

/** CIE 1976: the way in CIELAB. */
function distance(one: string, other: string): number {
  const [a, b] = [lab(one), lab(other)];
  return Math.hypot(a.l - b.l, a.a - b.a, a.b - b.b);
}

const closest = (colours: readonly string[], vision: string): number => {
  const asSeen = colours.map((colour) => seen(colour, vision));
  return Math.min(
    ...asSeen.flatMap((one, index) => asSeen.slice(0, index).map((other) => distance(one, other))),
  );
};

describe.each([
  ["light", light],
  ["dark", dark],
])("the ten classes' colours in the %s theme", (_, theme) => {
  const colours = Array.from({ length: 10 }, (_, index) => token(theme, `--class-${index + 1}`));
  const neutral = token(theme, "--neutral");
  const ink = token(theme, "--ink");
  const fields = colours.map((colour) => fieldColour(colour, neutral));

  // A difference of 2.3 can just be noticed between two large fields; these are told at a glance.
  // Five colours chosen by eye came as near as 2.4 to one another with deuteranopia.
  test.each(Object.keys(visions))("can be told apart with %s", (vision) => {
    const isFull = vision === "full colour vision";
    expect(closest(colours, vision)).toBeGreaterThan(isFull ? 30 : 15);
    expect(closest(colours.slice(0, 5), vision)).toBeGreaterThan(isFull ? 40 : 18);
    expect(closest(fields, vision)).toBeGreaterThan(isFull ? 25 : 12);
  });

  test.each(Object.keys(visions))("and from a field without a class, with %s", (vision) => {
    for (const field of fields) {
      expect(distance(seen(field, vision), seen(neutral, vision))).toBeGreaterThan(20);
    }
  });

  test.each(Object.keys(visions))("show a point on a field of its own class, with %s", (vision) => {
    for (const [index, colour] of colours.entries()) {
      const point = seen(pointColour(colour, ink), vision);
      expect(distance(point, seen(fields[index] ?? "", vision))).toBeGreaterThan(10);
    }
  });

  test("begin with the two of the signed scale", () => {
    expect(colours.slice(0, 2)).toEqual([token(theme, "--negative"), token(theme, "--positive")]);
  });
});
