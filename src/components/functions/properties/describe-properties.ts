import type { ParameterValues } from "../../../functions/algebra/expression.ts";
import type { ElementwiseActivation } from "../../../functions/families/activation-function.ts";
import {
  type FunctionProperties,
  type NumericEstimate,
  propertiesOf,
  saturatedShare,
} from "../../../functions/properties/properties.ts";
import {
  breaksOf,
  deadZones,
  type Region,
  saturatedRegions,
} from "../../../functions/properties/regions.ts";
import { isZeroCentred } from "../../../functions/properties/traits.ts";
import { formatDecimals, formatNumber, formatPercent, formatShort } from "../../../words/format.ts";
import { listOf, say } from "../../../words/say.ts";

/** One line of the property table. */
export interface PropertyRow {
  readonly id: PropertyId;
  readonly name: string;
  readonly value: string;
  /** How it was found: from the formula's structure, or numerically and with which error. */
  readonly how: string;
}

export type PropertyId =
  | "range"
  | "limits"
  | "valueAtZero"
  | "slopeAtZero"
  | "steepest"
  | "zeroCentred"
  | "symmetry"
  | "monotone"
  | "smooth"
  | "breaks"
  | "stationary"
  | "saturated"
  | "mean"
  | "variance";

/**
 * Everything the property table says about a function with these parameters, in words. Once
 * `isLate` says so, what is not known yet is called that: a formula may be as long as the limits let it.
 */
export function describeProperties(
  activation: ElementwiseActivation,
  overrides: ParameterValues,
  threshold: number,
  isLate: () => boolean = () => false,
): readonly PropertyRow[] {
  const properties = propertiesOf(activation, overrides);
  const nameOf = (id: PropertyId): string =>
    id === "saturated"
      ? say("properties.saturated", { threshold: formatShort(threshold) })
      : say(`properties.${id}`);
  const row = (id: PropertyId, value: () => string, how: () => string): PropertyRow =>
    isLate()
      ? { id, name: nameOf(id), value: say("properties.undetermined"), how: say("properties.late") }
      : { id, name: nameOf(id), value: value(), how: how() };
  const byFormula = () => say("properties.byFormula");
  const searched = () => say("properties.searched");
  const sampled = () => say("properties.sampled");
  const edges = () => say("properties.edges");
  return [
    row("range", () => rangeText(properties), searched),
    row(
      "limits",
      () => limitsText(properties),
      () => say("properties.farOut"),
    ),
    row("valueAtZero", () => short(properties.valueAtZero), byFormula),
    row("slopeAtZero", () => short(properties.slopeAtZero), byFormula),
    row("steepest", () => steepestText(properties.steepest), searched),
    row(
      "zeroCentred",
      () => centredText(properties),
      () => estimated(properties.mean),
    ),
    row("symmetry", () => say(`properties.symmetry.${properties.symmetry}`), sampled),
    row("monotone", () => say(properties.monotone ? "properties.yes" : "properties.no"), sampled),
    row(
      "smooth",
      () => smoothText(properties.continuousDerivatives),
      () => smoothHow(properties),
    ),
    row("breaks", () => breaksText(activation, overrides), byFormula),
    row("stationary", () => stationaryText(properties, deadZones(activation, overrides)), edges),
    row("saturated", () => saturatedText(activation, threshold, overrides), edges),
    row(
      "mean",
      () => formatNumber(tidy(properties.mean)),
      () => estimated(properties.mean),
    ),
    row(
      "variance",
      () => formatNumber(properties.variance.value),
      () => estimated(properties.variance),
    ),
  ];
}

const rangeText = ({ range }: FunctionProperties): string =>
  say("properties.rangeText", { lowest: short(range.lowest), highest: short(range.highest) });

const limitsText = ({ limits }: FunctionProperties): string =>
  say("properties.limitsText", { left: limitText(limits.left), right: limitText(limits.right) });

const centredText = (properties: FunctionProperties): string =>
  isZeroCentred(properties)
    ? say("properties.centred")
    : say("properties.notCentred", { mean: short(properties.mean.value) });

const short = (value: number): string => formatShort(value + 0);

/** A mean that its error cannot tell from 0 is called 0. */
const tidy = ({ value, error }: NumericEstimate): number =>
  Math.abs(value) <= error + 1e-12 ? 0 : value;

const estimated = ({ error }: NumericEstimate): string =>
  say("properties.estimated", {
    error: formatShort(Number(error.toPrecision(1))).replace(/^1 × /, ""),
  });

const limitText = (limit: number | null): string =>
  limit === null ? say("properties.noLimit") : short(limit);

function steepestText({ slope, at }: FunctionProperties["steepest"]): string {
  const z = short(at);
  if (slope === Number.POSITIVE_INFINITY) return say("properties.slopeUnbounded", { z });
  return say(Number.isFinite(at) ? "properties.slopeAt" : "properties.slopeTowards", {
    slope: short(slope),
    z,
  });
}

const primes = ["f", "f′", "f″", "f‴", "f⁗"];

function smoothText(continuous: number): string {
  if (continuous === Number.POSITIVE_INFINITY) return say("properties.smoothYes");
  if (continuous < 0) return say("properties.smoothJump");
  return say("properties.smoothNo", {
    kept: listOf(primes.slice(0, continuous + 1), "unit"),
    next: primes[continuous + 1] ?? say("properties.nextDerivative"),
  });
}

const smoothHow = ({ continuousDerivatives }: FunctionProperties): string =>
  say(
    continuousDerivatives === Number.POSITIVE_INFINITY
      ? "properties.byOperators"
      : "properties.sampled",
  );

function breaksText(activation: ElementwiseActivation, overrides: ParameterValues): string {
  const breaks = breaksOf(activation, overrides);
  if (breaks.length === 0) return say("properties.breaksNowhere");
  return breaks
    .map(({ z, breaks: what, left, here, right }) =>
      say(what === "value" ? "properties.valueBreak" : "properties.slopeBreak", {
        z: short(z),
        left: short(left),
        here: short(here),
        right: short(right),
      }),
    )
    .join(". ");
}

function stationaryText({ stationaryPoints }: FunctionProperties, dead: readonly Region[]): string {
  const nearest = stationaryPoints.toSorted((a, b) => Math.abs(a) - Math.abs(b));
  const points = nearest
    .slice(0, 4)
    .map((z) => say("properties.near", { z: formatDecimals(z, 4) }));
  if (nearest.length > 4) points.push(say("properties.more"));
  const zones = dead.map((region) => say("properties.deadZone", { region: regionText(region) }));
  const all = [...zones, ...points];
  return all.length > 0 ? listOf(all, "unit") : say("properties.nowhere");
}

/** "z < 0", "z > 6", "1 < z < 2", "everywhere". */
export function regionText({ from, to }: Region): string {
  const [isOpenLeft, isOpenRight] = [!Number.isFinite(from), !Number.isFinite(to)];
  if (isOpenLeft && isOpenRight) return say("properties.everywhere");
  if (isOpenLeft) return say("properties.below", { to: short(to) });
  return isOpenRight
    ? say("properties.above", { from: short(from) })
    : say("properties.between", { from: short(from), to: short(to) });
}

/** The share of N(0, 1), and where that is; the ends of the window that it covers stand for infinity. */
function saturatedText(
  activation: ElementwiseActivation,
  threshold: number,
  overrides: ParameterValues,
): string {
  const share = formatPercent(saturatedShare(activation, threshold, overrides));
  const edge = 40;
  const regions = saturatedRegions(activation, threshold, -edge, edge, overrides).map(
    ({ from, to }) => ({
      from: from === -edge ? Number.NEGATIVE_INFINITY : from,
      to: to === edge ? Number.POSITIVE_INFINITY : to,
    }),
  );
  return regions.length === 0 || regions.length > 3
    ? say("properties.share", { share })
    : say("properties.shareWhere", { share, regions: listOf(regions.map(regionText), "unit") });
}
