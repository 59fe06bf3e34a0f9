import { readFileSync } from "node:fs";
import { lab, rgb } from "d3";
import { describe, expect, test } from "vitest";
import {
  type ColourTable,
  discreteTable,
  scalePosition,
  signedTable,
  tableSize,
} from "../../../src/plots/shared/signed-scale.ts";

const css = readFileSync(new URL("../../../src/theme.css", import.meta.url), "utf8");
const [light = "", dark = ""] = css.split(':root[data-theme="dark"]');
const token = (theme: string, name: string) =>
  new RegExp(`${name}:\\s*(#[0-9a-f]{6})`).exec(theme)?.[1] ?? "missing";
const coloursOf = (theme: string) => ({
  negative: token(theme, "--negative"),
  neutral: token(theme, "--neutral"),
  positive: token(theme, "--positive"),
});

function lightness(table: ColourTable): number[] {
  return Array.from({ length: tableSize }, (_, entry) => {
    const [r = 0, g = 0, b = 0] = table.subarray(entry * 4, entry * 4 + 3);
    return lab(rgb(r, g, b)).l;
  });
}

describe.each([
  ["light", coloursOf(light)],
  ["dark", coloursOf(dark)],
])("the %s theme's scale", (_, colours) => {
  const table = signedTable(colours);

  test("runs from the negative colour to the positive one, opaque", () => {
    const [first, last] = [rgb(colours.negative), rgb(colours.positive)];
    expect([...table.slice(0, 4)]).toEqual([first.r, first.g, first.b, 255]);
    expect([...table.slice(-4)]).toEqual([last.r, last.g, last.b, 255]);
  });

  test("changes lightness in one direction on each side of neutral", () => {
    const values = lightness(table);
    const towardsNeutral = Math.sign(lab(colours.neutral).l - lab(colours.negative).l);
    const rises = values
      .slice(1)
      .map((value, entry) => (value - (values[entry] ?? 0)) * towardsNeutral);
    // Rounding to bytes moves lightness by up to 0.4 of a hundred.
    expect(Math.min(...rises.slice(0, 127))).toBeGreaterThan(-0.4);
    expect(Math.max(...rises.slice(128))).toBeLessThan(0.4);
  });

  test("keeps its ends apart from neutral by at least 25 of 100 in lightness", () => {
    const values = lightness(table);
    const middle = values[128] ?? 0;
    expect(Math.abs((values[0] ?? 0) - middle)).toBeGreaterThan(25);
    expect(Math.abs((values[255] ?? 0) - middle)).toBeGreaterThan(25);
  });
});

test("the discrete table has two colours, meeting at the centre", () => {
  const table = discreteTable(coloursOf(light));
  const entries = Array.from({ length: tableSize }, (_, entry) =>
    table.slice(entry * 4, entry * 4 + 3).join(),
  );
  expect(new Set(entries).size).toBe(2);
  expect(entries[127]).toBe(entries[0]);
  expect(entries[128]).toBe(entries[255]);
});

test("a value's place is symmetric about the centre, clamped, and NaN for NaN", () => {
  const range = { min: -1, max: 1, centre: 0 };
  expect([-9, -1, -0.5, 0, 0.5, 1, 9].map((value) => scalePosition(range, value))).toEqual([
    0, 0, 0.25, 0.5, 0.75, 1, 1,
  ]);
  expect(scalePosition(range, Number.NaN)).toBeNaN();
});

test("both sides share one scale: −0.2 of a function that reaches 5 is faint", () => {
  expect(scalePosition({ min: -0.2, max: 5, centre: 0 }, -0.2)).toBeCloseTo(0.48, 12);
});
