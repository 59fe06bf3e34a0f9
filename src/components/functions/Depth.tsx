import { useId, useMemo, useRef, useState } from "react";
import type { ParameterValues } from "../../functions/algebra/expression.ts";
import type { ElementwiseActivation } from "../../functions/families/activation-function.ts";
import { type CompositionLayer, compose } from "../../functions/properties/composition.ts";
import { DistributionChart } from "../../plots/functions/DistributionChart.tsx";
import { SignalChart } from "../../plots/functions/SignalChart.tsx";
import { formatNumber, formatShort } from "../../words/format.ts";
import { Field } from "../controls/Field.tsx";
import styles from "./Depth.module.css";
import { SaveMenu } from "./SaveMenu.tsx";
import { useSettled } from "./use-settled.ts";

interface DepthProps {
  readonly activation: ElementwiseActivation;
  readonly parameters: ParameterValues;
}

const presets = [
  { label: "LeCun: 1", scale: 1 },
  { label: "He: √2", scale: Math.SQRT2 },
] as const;

/** What happens when the function is applied through many layers: the signal back, the values forward. */
export function Depth({ activation, parameters }: DepthProps) {
  const id = useId();
  const [count, setCount] = useState(10);
  const [scale, setScale] = useState(1);
  const signalPanel = useRef<HTMLDivElement>(null);
  const spreadPanel = useRef<HTMLDivElement>(null);
  const wanted = useSettled(
    useMemo(
      () => ({ activation, parameters, count, scale }),
      [activation, parameters, count, scale],
    ),
    40,
  );
  const layers = useMemo(
    () => compose(wanted.activation, wanted.count, wanted.scale, wanted.parameters),
    [wanted],
  );
  const { label } = wanted.activation;
  const first = layers[0];
  const last = layers.at(-1);
  if (!first || !last) return null;
  const signalText = `After ${wanted.count} layers ${signalWords(first.signal)} of the backward signal is left at the first one: × ${formatNumber(first.factor)} in layer 1, × ${formatNumber(last.factor)} in layer ${wanted.count}.`;
  const spreadText = `Activations have mean ${formatNumber(first.mean)} and deviation ${formatNumber(first.deviation)} after layer 1, ${formatNumber(last.mean)} and ${formatNumber(last.deviation)} after layer ${wanted.count}.`;
  return (
    <section className={styles.depth} aria-labelledby={id}>
      <h3 id={id}>Through many layers</h3>
      <p className={styles.lead}>
        A wide network with random weights of variance s²/fan-in, no biases, inputs from N(0, 1),
        and {label} in every layer.
      </p>
      <div className={styles.controls}>
        <Field label="layers n" htmlFor={`${id}-n`} value={String(count)}>
          <input
            id={`${id}-n`}
            type="range"
            min={2}
            max={50}
            value={count}
            onChange={(event) => setCount(Number(event.target.value))}
          />
        </Field>
        <Field label="weight scale s" htmlFor={`${id}-s`} value={formatShort(scale)}>
          <input
            id={`${id}-s`}
            type="range"
            min={0.2}
            max={4}
            step={0.01}
            value={scale}
            onChange={(event) => setScale(Number(event.target.value))}
          />
        </Field>
        {presets.map((preset) => (
          <button
            key={preset.label}
            type="button"
            aria-pressed={scale === preset.scale}
            onClick={() => setScale(preset.scale)}
          >
            {preset.label}
          </button>
        ))}
      </div>
      {layers.every(hasNumbers) ? (
        <div className={styles.charts}>
          <figure>
            <figcaption>
              <strong>The signal on its way back</strong>
              <SaveMenu
                title={`${label}, backward signal`}
                panel={signalPanel}
                table={() => layerTable(layers)}
              />
            </figcaption>
            <div ref={signalPanel} className={styles.chart}>
              <SignalChart layers={layers} label={signalText} />
            </div>
            <p>{signalText}</p>
          </figure>
          <figure>
            <figcaption>
              <strong>The activations on their way forward</strong>
              <SaveMenu
                title={`${label}, activations by layer`}
                panel={spreadPanel}
                table={() => distributionTable(layers)}
              />
            </figcaption>
            <div ref={spreadPanel} className={styles.chart}>
              <DistributionChart layers={layers} label={spreadText} />
            </div>
            <p>{spreadText} Heights are square roots of shares; the dark line is the mean.</p>
          </figure>
        </div>
      ) : (
        <p className={styles.lead} role="status">
          With these settings some layer's values are not finite numbers. Fewer layers or smaller
          weights may show more.
        </p>
      )}
    </section>
  );
}

/** Far out a formula may be no number, and a square overflows within a few layers. */
const hasNumbers = ({ spread, mean, deviation, factor, signal }: CompositionLayer): boolean =>
  [spread, mean, deviation, factor, signal].every(Number.isFinite);

const signalWords = (signal: number): string => (signal === 0 ? "nothing" : formatNumber(signal));

const layerTable = (layers: readonly CompositionLayer[]) => ({
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

function distributionTable(layers: readonly CompositionLayer[]) {
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
