import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compile } from "../../../src/functions/algebra/evaluate.ts";
import {
  activationFunctions,
  derivativeOf,
  resolveParameters,
} from "../../../src/functions/families/registry.ts";
import { elementwise, elementwiseFunctions } from "../elementwise.ts";
import { functionRecords, layerRecords, recordOf } from "./records/records.ts";

/**
 * f and f′ computed from their definitions with Python's decimal module at 60
 * digits and more, so independent of this code, its algebra and its float64.
 */
const fixtures: readonly {
  readonly functions: Readonly<Record<string, readonly (readonly [string, string, string])[]>>;
}[] = ["activation-functions.json", "more-activation-functions.json"].map((file) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/${file}`, import.meta.url), "utf8")),
);
const fixture = {
  functions: Object.assign(
    {},
    ...fixtures.map(({ functions }) => functions),
  ) as (typeof fixtures)[number]["functions"],
};

const entries = Object.entries(functionRecords).flatMap(([id, { references }]) =>
  Object.entries(references).map(([name, parameters]) => [name, id, parameters] as const),
);

test("every elementwise function of the registry has a record, and every record points", () => {
  expect(Object.keys(functionRecords).sort()).toEqual(
    elementwiseFunctions.map(({ id }) => id).sort(),
  );
  expect(Object.keys(layerRecords)).toEqual(
    activationFunctions.filter(({ kind }) => kind !== "elementwise").map(({ id }) => id),
  );
  expect(new Set(entries.map(([, id]) => id)).size).toBe(elementwiseFunctions.length);
  expect(entries.map(([name]) => name).sort()).toEqual(Object.keys(fixture.functions).sort());
});

// Below 10⁻⁶⁰ the fixture writes 0 for the tanh form of GELU, whose 1 + tanh cancels even at 60 digits.
test.each(entries)("%s agrees with 60 digits", (name, id, parameters) => {
  const { rounding = 1, fades = false } = recordOf(id);
  const activation = elementwise(id);
  const f = compile(activation.value);
  const slope = compile(derivativeOf(activation));
  const values = resolveParameters(activation, parameters);
  const gated = activation.family === "gated";
  const points = fixture.functions[name] ?? [];
  expect(points.length).toBeGreaterThan(30);
  for (const [zText, fText, slopeText] of points) {
    const z = Number(zText);
    for (const [read, wantedText] of [
      [f, fText],
      [slope, slopeText],
    ] as const) {
      const wanted = Number(wantedText);
      const error = Math.abs(read(z, values) - wanted);
      // Two to four roundings of numbers of the size of f, f′ or 1; a gated function's slope
      // multiplies the rounding of 1 − σ by z, and in its tanh form by the
      // argument's slope, up to 11, as well.
      const size = Math.max(1, 2 * Math.abs(wanted), gated ? 4 * Math.min(Math.abs(z), 20) : 0);
      expect(error, `at ${z}`).toBeLessThanOrEqual(2.25 * Number.EPSILON * size * rounding);
      if (z < 0 && wanted !== 0 && fades) {
        // An exponential amplifies the rounding of its argument u by |u|: up to 500 for the
        // tanh form of GELU at −20, 100 for the others. Below 1e-300 float64 has fewer digits.
        expect(error, `at ${z}`).toBeLessThanOrEqual(
          Math.max(2e-13 * Math.abs(wanted), Number.MIN_VALUE),
        );
      }
    }
  }
});
