import type { CompositionLayer } from "../../../functions/properties/composition.ts";

/** Each layer's factor, signal and spread; English, as a file's heads are. */
export const layerTable = (layers: readonly CompositionLayer[]) => ({
  names: ["layer", "factor", "signal", "deviation of z", "mean of f(z)", "deviation of f(z)"],
  rows: layers.map(({ layer, factor, signal, spread, mean, deviation }) => [
    layer,
    factor,
    signal,
    spread,
    mean,
    deviation,
  ]),
});

/** The shares of each layer's activations, a bin a row. */
export function distributionTable(layers: readonly CompositionLayer[]) {
  const { from = 0, to = 1, shares = [] } = layers[0]?.activations ?? {};
  const width = (to - from) / Math.max(1, shares.length);
  return {
    names: ["from", "to", ...layers.map(({ layer }) => `layer ${layer}`)],
    rows: shares.map((_, bin) => [
      from + bin * width,
      from + (bin + 1) * width,
      ...layers.map(({ activations }) => activations.shares[bin] ?? 0),
    ]),
  };
}
