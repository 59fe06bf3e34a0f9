import type { ParameterValues } from "../../functions/algebra/expression.ts";
import type { ElementwiseActivation } from "../../functions/families/activation-function.ts";
import {
  type FunctionProperties,
  type NumericEstimate,
  propertiesOf,
  saturatedShare,
} from "../../functions/properties/properties.ts";
import {
  breaksOf,
  deadZones,
  type Region,
  saturatedRegions,
} from "../../functions/properties/regions.ts";
import { isZeroCentred } from "../../functions/properties/traits.ts";
import { formatNumber, formatPercent, formatShort } from "../../words/format.ts";

/** One line of the property table. */
export interface PropertyRow {
  readonly name: string;
  readonly value: string;
  /** How it was found: from the formula's structure, or numerically and with which error. */
  readonly how: string;
}

const byFormula = "exact, from the formula";
const searched = "computed, ± 10⁻¹²; places ± 10⁻⁷";

/** Everything the property table says about a function with these parameters, in words. */
export function describeProperties(
  activation: ElementwiseActivation,
  overrides: ParameterValues,
  threshold: number,
): readonly PropertyRow[] {
  const properties = propertiesOf(activation, overrides);
  const { limits, range, steepest, symmetry, mean, variance } = properties;
  const dead = deadZones(activation, overrides);
  const share = saturatedShare(activation, threshold, overrides);
  return [
    { name: "range", value: `${short(range.lowest)} to ${short(range.highest)}`, how: searched },
    {
      name: "limits",
      value: `z → −∞: ${limitText(limits.left)}; z → ∞: ${limitText(limits.right)}`,
      how: "computed, far out at ± 10³⁰",
    },
    { name: "f(0)", value: short(properties.valueAtZero), how: byFormula },
    { name: "f′(0)", value: short(properties.slopeAtZero), how: byFormula },
    { name: "largest |f′|", value: steepestText(steepest), how: searched },
    {
      name: "zero-centred",
      value: isZeroCentred(properties) ? "yes: E f(Z) = 0" : `no: E f(Z) = ${short(mean.value)}`,
      how: `computed, ${plusMinus(mean)}`,
    },
    {
      name: "symmetry",
      value: symmetry === "none" ? "neither odd nor even" : symmetry,
      how: "computed on 5,121 points",
    },
    {
      name: "monotone",
      value: properties.monotone ? "yes" : "no",
      how: "computed on 5,121 points",
    },
    {
      name: "smooth",
      value: smoothText(properties.continuousDerivatives),
      how: smoothHow(properties),
    },
    { name: "not differentiable", value: breaksText(activation, overrides), how: byFormula },
    { name: "f′ = 0", value: stationaryText(properties, dead), how: "computed, ± 10⁻⁹" },
    {
      name: `|f′| < ${formatShort(threshold)}`,
      value: `${formatPercent(share)} of Z ~ N(0, 1)${saturatedText(activation, threshold, overrides)}`,
      how: "computed, edges ± 10⁻⁹",
    },
    { name: "mean of f(Z)", value: formatNumber(tidy(mean)), how: `computed, ${plusMinus(mean)}` },
    {
      name: "variance of f(Z)",
      value: formatNumber(variance.value),
      how: `computed, ${plusMinus(variance)}`,
    },
  ];
}

const short = (value: number): string => formatShort(value + 0);

/** A mean that its error cannot tell from 0 is called 0. */
const tidy = ({ value, error }: NumericEstimate): number =>
  Math.abs(value) <= error + 1e-12 ? 0 : value;

const plusMinus = ({ error }: NumericEstimate): string =>
  `± ${formatShort(Number(error.toPrecision(1))).replace(/^1 × /, "")}`;

const limitText = (limit: number | null): string => (limit === null ? "none" : short(limit));

const steepestText = ({ slope, at }: FunctionProperties["steepest"]): string => {
  if (slope === Number.POSITIVE_INFINITY) return `no bound as z → ${short(at)}`;
  return Number.isFinite(at)
    ? `${short(slope)} at z = ${short(at)}`
    : `${short(slope)}, approached as z → ${short(at)}`;
};

const primes = ["f", "f′", "f″", "f‴", "f⁗"];

function smoothText(continuous: number): string {
  if (continuous === Number.POSITIVE_INFINITY) return "yes: every derivative is continuous";
  if (continuous < 0) return "no: f itself jumps";
  const kept = primes.slice(0, continuous + 1).join(", ");
  return `no: ${kept} continuous, ${primes[continuous + 1] ?? "the next"} jumps`;
}

const smoothHow = ({ continuousDerivatives }: FunctionProperties): string =>
  continuousDerivatives === Number.POSITIVE_INFINITY
    ? "by its operators, or four derivatives searched"
    : "computed on 5,121 points";

function breaksText(activation: ElementwiseActivation, overrides: ParameterValues): string {
  const breaks = breaksOf(activation, overrides);
  if (breaks.length === 0) return "nowhere: f′ exists for every z";
  return breaks
    .map(({ z, breaks: what, left, here, right }) =>
      what === "value"
        ? `at z = ${short(z)}: f jumps from ${short(left)} to ${short(right)} and is ${short(here)} there`
        : `at z = ${short(z)}: slope ${short(left)} on the left, ${short(right)} on the right; f′ = ${short(here)} is used`,
    )
    .join(". ");
}

function stationaryText({ stationaryPoints }: FunctionProperties, dead: readonly Region[]): string {
  const nearest = stationaryPoints.toSorted((a, b) => Math.abs(a) - Math.abs(b));
  const points = nearest.slice(0, 4).map((z) => `z ≈ ${z.toFixed(4).replace("-", "−")}`);
  if (nearest.length > 4) points.push("and so on");
  const all = [...dead.map((region) => `${regionText(region)} (dead zone)`), ...points];
  return all.length > 0 ? all.join(", ") : "nowhere";
}

/** "z < 0", "z > 6", "1 < z < 2", "everywhere". */
export function regionText({ from, to }: Region): string {
  const [isOpenLeft, isOpenRight] = [
    from === Number.NEGATIVE_INFINITY,
    to === Number.POSITIVE_INFINITY,
  ];
  if (isOpenLeft && isOpenRight) return "everywhere";
  if (isOpenLeft) return `z < ${short(to)}`;
  return isOpenRight ? `z > ${short(from)}` : `${short(from)} < z < ${short(to)}`;
}

/** Where on the part that N(0, 1) covers; the ends of that window stand for infinity. */
function saturatedText(
  activation: ElementwiseActivation,
  threshold: number,
  overrides: ParameterValues,
): string {
  const edge = 40;
  const regions = saturatedRegions(activation, threshold, -edge, edge, overrides).map(
    ({ from, to }) => ({
      from: from === -edge ? Number.NEGATIVE_INFINITY : from,
      to: to === edge ? Number.POSITIVE_INFINITY : to,
    }),
  );
  if (regions.length === 0 || regions.length > 3) return "";
  return `: ${regions.map(regionText).join(", ")}`;
}
