import { exp, log } from "../../functions/algebra/deterministic-math.ts";
import type { ArmSpec } from "../experiment/experiment.ts";
import type { InitialiserId } from "../network/initialisers.ts";
import type { Explanation } from "./explanation.ts";
import type { LayerSignals } from "./layer-signals.ts";
import { withOtherFunction, withRate, withRecommendedStart } from "./trial-arm.ts";

/** What the rules look at: an arm's hidden layers at the end of one epoch. */
export interface SignalMoment {
  readonly epoch: number;
  readonly layers: readonly LayerSignals[];
  /** Per layer, output last: length of the next update of the weights over theirs. */
  readonly updateRatios: readonly number[];
}

/** An explanation with the arm that would test it, beside the one that it is about. */
export interface TestableExplanation {
  readonly explanation: Explanation;
  /** Null where no arm of its own would. */
  readonly trial: ArmSpec | null;
}

/** Beyond these a person would say that something is wrong; between them nothing is said. */
export const limits = {
  /** A hundredth of the gradient arrives, or a hundred times as much. */
  vanishing: 0.01,
  exploding: 100,
  saturated: 0.5,
  oneSided: 0.95,
  unvaried: 0.01,
  timid: 1e-5,
  wild: 0.3,
} as const;

/** What of an arm's training an explanation may blame. */
export interface TrainedWith {
  readonly rate: number;
  readonly scheme: InitialiserId;
}

/**
 * What the diagnostics of one arm say, worst first. `moments` are in the order
 * of their epochs and end at the one that is explained; `training` is what
 * the arm trains with. What several layers share is said of the first of them, but for deaths.
 * Says nothing without a moment or a hidden layer.
 */
export function explain(
  moments: readonly SignalMoment[],
  arm: ArmSpec,
  training: TrainedWith,
): readonly TestableExplanation[] {
  const now = moments.at(-1);
  if (!now || now.layers.length === 0) return [];
  const { layers } = now;
  const { rate } = training;
  if (layers.some(({ preActivationMean }) => !Number.isFinite(preActivationMean))) {
    const since = sinceOf(moments, ({ layers: then }) =>
      then.some(({ preActivationMean }) => !Number.isFinite(preActivationMean)),
    );
    return [
      { explanation: { code: "lost", values: { epoch: since } }, trial: withRate(arm, rate / 10) },
    ];
  }
  const found: TestableExplanation[] = [
    ...layers.flatMap((layer, index) => deadUnits(moments, layer, index, arm)),
    ...gradient(moments, arm, training),
    ...layers.flatMap((layer, index) => saturation(moments, layer, index, arm)).slice(0, 1),
    ...layers.flatMap((layer, index) => sameness(moments, layer, index)).slice(0, 1),
    ...updates(moments, arm, rate),
    ...layers.flatMap((layer, index) => signs(layer, index, arm)).slice(0, 1),
  ];
  return found.length > 0 ? found : [sound(now)];
}

/** The earliest moment from which, without a break, something has held up to the last one. */
function sinceOf(
  moments: readonly SignalMoment[],
  holds: (moment: SignalMoment) => boolean,
): number {
  const lastWithout = moments.findLastIndex((moment) => !holds(moment));
  return moments[lastWithout + 1]?.epoch ?? moments.at(-1)?.epoch ?? 0;
}

function deadUnits(
  moments: readonly SignalMoment[],
  { deadUnits: dead, silentUnits, gradientScale }: LayerSignals,
  index: number,
  arm: ArmSpec,
): readonly TestableExplanation[] {
  const layer = index + 1;
  if (dead.length > 0) {
    const since = sinceOf(moments, ({ layers }) =>
      dead.every((unit) => layers[index]?.deadUnits.includes(unit)),
    );
    const units = unitsOf(moments, index);
    return [
      {
        explanation: { code: "dead", values: { layer, count: dead.length, units, since } },
        trial: withOtherFunction(arm, "dead", index),
      },
    ];
  }
  const silent = silentUnits.length;
  if (silent === 0 || !Number.isFinite(gradientScale)) return [];
  const since = sinceOf(moments, ({ layers }) =>
    silentUnits.every((unit) => layers[index]?.silentUnits.includes(unit)),
  );
  return [
    { explanation: { code: "silent", values: { layer, count: silent, since } }, trial: null },
  ];
}

/** Of a layer: every moment knows as many. */
const unitsOf = (moments: readonly SignalMoment[], index: number): number =>
  moments.at(-1)?.layers[index]?.unitCount ?? 0;

/** ∂L/∂z of the first hidden layer over that of the last. */
const arrivingShare = ({ layers }: SignalMoment): number =>
  (layers[0]?.deltaScale ?? Number.NaN) / (layers.at(-1)?.deltaScale ?? Number.NaN);

function gradient(
  moments: readonly SignalMoment[],
  arm: ArmSpec,
  { rate, scheme }: TrainedWith,
): readonly TestableExplanation[] {
  const now = moments.at(-1);
  if (!now || now.layers.length < 2) return [];
  const ratio = arrivingShare(now);
  const isVanishing = ratio < limits.vanishing;
  if (!isVanishing && !(ratio > limits.exploding)) return [];
  const passed = now.layers.length - 1;
  const below = now.layers.slice(0, -1);
  const mean = (of: (layer: LayerSignals) => number) =>
    exp(below.reduce((sum, layer) => sum + log(of(layer)), 0) / passed);
  const values = {
    ratio,
    slopeFactor: mean(({ deltaScale, gradientScale }) => deltaScale / gradientScale),
    weightFactor: mean(({ weightFactor }) => weightFactor),
    since: sinceOf(moments, (moment) =>
      isVanishing
        ? arrivingShare(moment) < limits.vanishing
        : arrivingShare(moment) > limits.exploding,
    ),
  };
  const otherStart = withRecommendedStart(arm, scheme);
  if (!isVanishing) {
    const trial = otherStart ?? withRate(arm, rate / 10);
    return [{ explanation: { code: "exploding", values }, trial }];
  }
  // The one that takes more of the gradient is to blame.
  const otherFunction = withOtherFunction(arm, "vanishing");
  const blamesWeights = values.weightFactor < values.slopeFactor;
  const trial = blamesWeights ? (otherStart ?? otherFunction) : (otherFunction ?? otherStart);
  return [{ explanation: { code: "vanishing", values }, trial }];
}

/** What dead units make flat is said of them. */
const isSaturated = ({ saturatedFraction, deadUnits: dead, unitCount }: LayerSignals): boolean =>
  saturatedFraction - dead.length / unitCount > limits.saturated;

function saturation(
  moments: readonly SignalMoment[],
  layer: LayerSignals,
  index: number,
  arm: ArmSpec,
): readonly TestableExplanation[] {
  if (!isSaturated(layer)) return [];
  const since = sinceOf(moments, ({ layers }) => {
    const then = layers[index];
    return then !== undefined && isSaturated(then);
  });
  const values = { layer: index + 1, share: layer.saturatedFraction, since };
  return [
    {
      explanation: { code: "saturated", values },
      trial: withOtherFunction(arm, "saturated", index),
    },
  ];
}

function sameness(
  moments: readonly SignalMoment[],
  { exampleShare, unitCount }: LayerSignals,
  index: number,
): readonly TestableExplanation[] {
  if (!(exampleShare < limits.unvaried) || unitCount < 2) return [];
  const since = sinceOf(
    moments,
    ({ layers }) => (layers[index]?.exampleShare ?? Number.NaN) < limits.unvaried,
  );
  const values = { layer: index + 1, share: exampleShare, since };
  return [{ explanation: { code: "unvaried", values }, trial: null }];
}

function updates(
  moments: readonly SignalMoment[],
  arm: ArmSpec,
  rate: number,
): readonly TestableExplanation[] {
  const largest = ({ updateRatios }: SignalMoment) => Math.max(...updateRatios);
  const now = moments.at(-1);
  if (!now) return [];
  const ratio = largest(now);
  if (ratio < limits.timid) {
    const since = sinceOf(moments, (moment) => largest(moment) < limits.timid);
    return [
      { explanation: { code: "timid", values: { ratio, since } }, trial: withRate(arm, rate * 10) },
    ];
  }
  if (!(ratio > limits.wild)) return [];
  const since = sinceOf(moments, (moment) => largest(moment) > limits.wild);
  return [
    { explanation: { code: "wild", values: { ratio, since } }, trial: withRate(arm, rate / 10) },
  ];
}

function signs(
  { commonSignShare, unitCount, activationDeviation }: LayerSignals,
  index: number,
  arm: ArmSpec,
): readonly TestableExplanation[] {
  if (unitCount < 2 || activationDeviation === 0 || commonSignShare <= limits.oneSided) return [];
  const values = { layer: index + 1, share: commonSignShare };
  return [
    { explanation: { code: "oneSided", values }, trial: withOtherFunction(arm, "oneSided", index) },
  ];
}

function sound({ layers }: SignalMoment): TestableExplanation {
  const last = layers.at(-1)?.deltaScale ?? Number.NaN;
  const shares = layers.map(({ deltaScale }) => deltaScale / last);
  return {
    explanation: {
      code: "sound",
      values: {
        flatShare: Math.max(...layers.map(({ saturatedFraction }) => saturatedFraction)),
        least: Math.min(...shares),
        most: Math.max(...shares),
      },
    },
    trial: null,
  };
}
