import type {
  ComparedFunction,
  ComparedProperty,
} from "../../../functions/properties/comparison-table.ts";
import { formatShort } from "../../../words/format.ts";
import { listOf, say } from "../../../words/say.ts";
import { regionText } from "../properties/describe-properties.ts";

/** What is known of a function's cost: nanoseconds a value, or why not. */
export type Cost = number | "measuring" | "unknown";

/** A cell of a comparison, in words where words are clearer. */
export const comparisonCell = (
  property: ComparedProperty,
  of: ComparedFunction,
  cost: Cost,
): string => cells[property](of, cost);

const short = (value: number): string => formatShort(value + 0);

const cells: Readonly<Record<ComparedProperty, (of: ComparedFunction, cost: Cost) => string>> = {
  range: ({ properties: { range } }) =>
    say("functionTable.range", { lowest: short(range.lowest), highest: short(range.highest) }),
  negativeSlope: ({ negativeSlope }) => {
    switch (negativeSlope.kind) {
      case "zero":
        return say("functionTable.slopeZero");
      case "constant":
        return say("functionTable.slopeConstant", { slope: short(negativeSlope.slope) });
      case "learned": {
        const { symbol, slope } = negativeSlope;
        return say("functionTable.slopeLearned", { symbol, slope: short(slope) });
      }
      case "fades":
        return say("functionTable.slopeFades");
      case "settles":
        return say("functionTable.slopeSettles", { slope: short(negativeSlope.slope) });
      case "varies":
        return say("functionTable.slopeVaries");
    }
  },
  largestSlope: ({ properties: { steepest } }) => {
    const slope = short(steepest.slope);
    if (steepest.slope === Number.POSITIVE_INFINITY) return say("functionTable.unbounded");
    const at = short(steepest.at);
    return Number.isFinite(steepest.at)
      ? say("functionTable.largestSlope", { slope, at })
      : say("functionTable.largestSlopeTowards", { slope, at });
  },
  smoothness: ({ properties: { continuousDerivatives } }) => {
    if (continuousDerivatives === Number.POSITIVE_INFINITY) return say("functionTable.smooth");
    if (continuousDerivatives < 0) return say("functionTable.jump");
    return continuousDerivatives === 0
      ? say("functionTable.corner")
      : say("functionTable.continuous", { count: continuousDerivatives });
  },
  zeroCentred: ({ isZeroCentred, properties: { mean } }) =>
    isZeroCentred
      ? say("functionTable.yes")
      : say("functionTable.notCentred", { mean: short(mean.value) }),
  monotone: ({ properties: { monotone } }) =>
    say(monotone ? "functionTable.yes" : "functionTable.no"),
  deadZone: ({ deadZones }) =>
    deadZones.length === 0 ? say("functionTable.none") : listOf(deadZones.map(regionText)),
  slopeAtThree: ({ slopeAtThree: [left, right] }) =>
    say("functionTable.slopeAtThree", { left: short(left), right: short(right) }),
  parameters: ({ parameters }) =>
    parameters.length === 0
      ? say("functionTable.none")
      : listOf(
          parameters.map(({ symbol, value, isLearned }) =>
            isLearned
              ? say("functionTable.parameterLearned", { symbol })
              : say("functionTable.parameter", { symbol, value: short(value) }),
          ),
        ),
  cost: (_, cost) => {
    if (cost === "measuring") return say("functionTable.costMeasuring");
    if (cost === "unknown") return say("functionTable.costUnknown");
    return say("functionTable.cost", { nanoseconds: short(Number(cost.toPrecision(2))) });
  },
  year: ({ year }) => (year === null ? say("functionTable.none") : String(year)),
};
