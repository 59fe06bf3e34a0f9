import type { Curve } from "../../../plots/functions/CurveChart.tsx";

/** 401 rows across what is seen, each curve a column. */
export function curveTable(
  curves: readonly Pick<Curve, "label" | "at">[],
  [from, to]: readonly [number, number],
): { readonly names: readonly string[]; readonly rows: readonly (readonly number[])[] } {
  const steps = 400;
  return {
    names: ["z", ...curves.map(({ label }) => label)],
    rows: Array.from({ length: steps + 1 }, (_, index) => {
      // Whole multiples, so that 0.1 is written as 0.1.
      const z = Number((from + ((to - from) * index) / steps).toPrecision(12));
      return [z, ...curves.map(({ at }) => at(z))];
    }),
  };
}
