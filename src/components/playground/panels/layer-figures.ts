import type { LayerDiagnostics } from "../../../engine/diagnostics/layer-signals.ts";
import { formatCount, formatNumber, formatPercent, formatTick } from "../../../words/format.ts";
import { say } from "../../../words/say.ts";

/** One hidden layer's diagnostics as a row of the table says them. */
export interface LayerFigures {
  /** "0.8 ± 1.3". */
  readonly preActivation: string;
  readonly saturatedShare: number;
  /** "12 %". */
  readonly saturated: string;
  /** Units that are dead, or rows that are unused under maxout. */
  readonly idle: number;
  /** "3 of 8". */
  readonly idleOf: string;
  /** Length of the gradient's bar, 0 to 1. */
  readonly gradientShare: number;
  /** The gradient as a multiple of the last hidden layer's: "× 0.230". */
  readonly gradient: string;
  /** The same in a sentence. */
  readonly gradientInWords: string;
}

/** The gradient's bar reaches from the last hidden layer's size down by so many powers of ten. */
const gradientDecades = 5;

/** A layer of a diverged arm: there is nothing to count. */
const lost: LayerFigures = {
  preActivation: "–",
  saturatedShare: 0,
  saturated: "–",
  idle: 0,
  idleOf: "–",
  gradientShare: 0,
  gradient: "–",
  gradientInWords: "",
};

/**
 * Figures of every hidden layer, input side first. `rows` counts each layer's
 * units, times the pieces under maxout, whose pieces may be idle by themselves.
 */
export function layerFigures(
  layers: readonly LayerDiagnostics[],
  rows: readonly number[],
  isMaxout: boolean,
): readonly LayerFigures[] {
  const last = layers.at(-1)?.gradientScale ?? 0;
  return layers.map((layer, index) => {
    if (!Number.isFinite(layer.preActivationMean)) return lost;
    const idle = (isMaxout ? layer.unusedRows : layer.deadUnits).length;
    // Where the last hidden layer has no gradient, the layers before it have none.
    const ratio = last === 0 ? 0 : layer.gradientScale / last;
    return {
      preActivation: preActivationText(layer),
      saturatedShare: layer.saturatedFraction,
      saturated: formatPercent(Math.round(100 * layer.saturatedFraction) / 100),
      idle,
      idleOf: say("layers.count", {
        count: formatCount(idle),
        all: formatCount(rows[index] ?? 0),
      }),
      gradientShare: gradientShare(ratio),
      ...gradientTexts(ratio, index + 1),
    };
  });
}

function gradientTexts(ratio: number, layer: number) {
  if (!Number.isFinite(ratio)) return { gradient: "–", gradientInWords: "" };
  const times = formatNumber(ratio);
  return {
    gradient: say("layers.gradientTimes", { times }),
    gradientInWords: say("layers.gradientInWords", { layer, times }),
  };
}

/** Logarithmic: 1 at the last hidden layer's gradient or above, 0 from five powers of ten below. */
export function gradientShare(ratio: number): number {
  if (!(ratio > 0)) return 0;
  return Math.min(1, Math.max(0, 1 + Math.log10(ratio) / gradientDecades));
}

/** One decimal, and no wider than the column. */
function oneDecimal(value: number): string {
  if (!Number.isFinite(value)) return "–";
  // An exploding value does not fit the column: its power of ten does.
  if (Math.abs(value) >= 9999.5) return formatTick(Number(value.toPrecision(1)));
  if (Math.abs(value) >= 99.95) return formatNumber(value);
  return value
    .toFixed(1)
    .replace(/^-(?!0\.0$)/, "−")
    .replace("-", "");
}

/** "0.8 ± 1.3", and with normalisation what it was before: "−3.0 ± 9.1 → 0.8 ± 1.3". */
function preActivationText(layer: LayerDiagnostics): string {
  const text = (mean: number, deviation: number): string =>
    `${oneDecimal(mean)} ± ${oneDecimal(deviation)}`;
  const seen = text(layer.preActivationMean, layer.preActivationDeviation);
  const { linearMean, linearDeviation } = layer;
  if (linearMean === undefined || linearDeviation === undefined) return seen;
  return say("layers.normalised", { before: text(linearMean, linearDeviation), after: seen });
}
