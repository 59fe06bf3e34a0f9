import { useId, useMemo, useRef, useState } from "react";
import type { ParameterValues } from "../../../functions/algebra/expression.ts";
import type { ElementwiseActivation } from "../../../functions/families/activation-function.ts";
import { type CompositionLayer, compose } from "../../../functions/properties/composition.ts";
import { DistributionChart } from "../../../plots/functions/DistributionChart.tsx";
import { SignalChart } from "../../../plots/functions/SignalChart.tsx";
import { formatNumber, formatShort } from "../../../words/format.ts";
import { say } from "../../../words/say.ts";
import { Field } from "../../controls/Field.tsx";
import styles from "./Depth.module.css";
import { distributionTable, layerTable } from "./depth-tables.ts";
import { SaveMenu } from "./SaveMenu.tsx";
import { useSettled } from "./use-settled.ts";

interface DepthProps {
  readonly activation: ElementwiseActivation;
  readonly parameters: ParameterValues;
}

const presets = [
  { id: "lecun", scale: 1 },
  { id: "he", scale: Math.SQRT2 },
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
  const signalText = say("depth.signal", {
    count: wanted.count,
    signal: first.signal === 0 ? say("depth.nothing") : formatNumber(first.signal),
    first: formatNumber(first.factor),
    last: formatNumber(last.factor),
  });
  const spreadText = say("depth.spread", {
    count: wanted.count,
    firstMean: formatNumber(first.mean),
    firstDeviation: formatNumber(first.deviation),
    lastMean: formatNumber(last.mean),
    lastDeviation: formatNumber(last.deviation),
  });
  return (
    <section className={styles.depth} aria-labelledby={id}>
      <h3 id={id}>{say("depth.title")}</h3>
      <p className={styles.lead}>{say("depth.lead", { name: label })}</p>
      <div className={styles.controls}>
        <Field label={say("depth.layers")} htmlFor={`${id}-n`} value={String(count)}>
          <input
            id={`${id}-n`}
            type="range"
            min={2}
            max={50}
            value={count}
            onChange={(event) => setCount(Number(event.target.value))}
          />
        </Field>
        <Field label={say("depth.scale")} htmlFor={`${id}-s`} value={formatShort(scale)}>
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
            key={preset.id}
            type="button"
            aria-pressed={scale === preset.scale}
            onClick={() => setScale(preset.scale)}
          >
            {say(`depth.preset.${preset.id}`)}
          </button>
        ))}
      </div>
      {layers.every(hasNumbers) ? (
        <div className={styles.charts}>
          <figure>
            <figcaption>
              <strong>{say("depth.back")}</strong>
              <SaveMenu
                title={say("depth.backName", { name: label })}
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
              <strong>{say("depth.forward")}</strong>
              <SaveMenu
                title={say("depth.forwardName", { name: label })}
                panel={spreadPanel}
                table={() => distributionTable(layers)}
              />
            </figcaption>
            <div ref={spreadPanel} className={styles.chart}>
              <DistributionChart layers={layers} label={spreadText} />
            </div>
            <p>
              {spreadText} {say("depth.heights")}
            </p>
          </figure>
        </div>
      ) : (
        <p className={styles.lead} role="status">
          {say("depth.notFinite")}
        </p>
      )}
    </section>
  );
}

/** Far out a formula may be no number, and a square overflows within a few layers. */
const hasNumbers = ({ spread, mean, deviation, factor, signal }: CompositionLayer): boolean =>
  [spread, mean, deviation, factor, signal].every(Number.isFinite);
