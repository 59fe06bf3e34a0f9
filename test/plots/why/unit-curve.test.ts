import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { UnitCurve } from "../../../src/plots/why/UnitCurve.tsx";
import { elementwise } from "../../functions/elementwise.ts";

const markup = (z: number, value: number): string =>
  renderToStaticMarkup(
    createElement(UnitCurve, {
      ...{ activation: elementwise("tanh"), parameters: {}, colour: "red" },
      ...{ z, value },
    }),
  );

test("a unit's place is marked on its curve, at the edge where it is far off", () => {
  expect(markup(0.5, 0.46)).toContain("<circle");
  expect(markup(Number.POSITIVE_INFINITY, 1)).toContain("<circle");
});

test("after divergence there is no place to mark", () => {
  for (const [z, value] of [
    [Number.NaN, Number.NaN],
    [1, Number.NaN],
  ] as const) {
    expect(markup(z, value)).not.toContain("NaN");
    expect(markup(z, value)).not.toContain("<circle");
  }
});
