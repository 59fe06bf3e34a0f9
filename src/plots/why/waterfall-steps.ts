export interface WaterfallStep {
  readonly id: string;
  readonly label: string;
  readonly kind: "weights" | "slope";
  readonly factor: number;
}

export interface WaterfallBar extends WaterfallStep {
  /** Product of the factors before this one, and with it. */
  readonly from: number;
  readonly to: number;
}

/** Where a product of 0 is drawn: at the end of the axis. */
const floor = 1e-12;

/** The products of all factors up to each step, and the decades that hold them. */
export function waterfall(steps: readonly WaterfallStep[]): {
  readonly bars: readonly WaterfallBar[];
  readonly low: number;
  readonly high: number;
} {
  let product = 1;
  const bars = steps.map((step) => {
    const from = product;
    product *= Number.isFinite(step.factor) ? step.factor : 1;
    return { ...step, from: Math.max(floor, from), to: Math.max(floor, product) };
  });
  const all = bars.flatMap(({ from, to }) => [from, to]);
  return {
    bars,
    low: 10 ** Math.floor(Math.log10(Math.min(0.1, ...all)) + 1e-9),
    high: 10 ** Math.ceil(Math.log10(Math.max(10, ...all)) - 1e-9),
  };
}
