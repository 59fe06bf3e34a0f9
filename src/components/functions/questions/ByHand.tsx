import { useId, useMemo, useState } from "react";
import type { ParameterValues } from "../../../functions/algebra/expression.ts";
import type { ElementwiseActivation } from "../../../functions/families/activation-function.ts";
import {
  closest,
  differenceQuotients,
  type Scheme,
} from "../../../functions/properties/difference-quotient.ts";
import { QuotientChart } from "../../../plots/functions/QuotientChart.tsx";
import { formatNumber, formatShort, formatTick } from "../../../words/format.ts";
import { say } from "../../../words/say.ts";
import { Field } from "../../controls/Field.tsx";
import styles from "./ByHand.module.css";

interface ByHandProps {
  readonly activation: ElementwiseActivation;
  readonly parameters: ParameterValues;
}

const schemes: readonly Scheme[] = ["forward", "central"];
const precisions = ["float64", "float32"] as const;

/** The difference quotient from h = 1 to 10⁻¹² beside the exact slope: where rounding takes over. */
export function ByHand({ activation, parameters }: ByHandProps) {
  const id = useId();
  const [z, setZ] = useState(1);
  const [index, setIndex] = useState(4);
  const [scheme, setScheme] = useState<Scheme>("forward");
  const { exact, readings } = useMemo(
    () => differenceQuotients(activation, z, scheme, parameters),
    [activation, z, scheme, parameters],
  );
  const reading = readings[index];
  if (!reading) return null;
  const best = (precision: (typeof precisions)[number]): string =>
    formatTick(closest(readings, precision)?.h ?? Number.NaN);
  return (
    <>
      <p>{say("byHand.lead")}</p>
      <div className={styles.controls}>
        <Field label={say("byHand.z")} htmlFor={`${id}-z`} value={formatShort(z)}>
          <input
            id={`${id}-z`}
            type="range"
            min={-4}
            max={4}
            step={0.125}
            value={z}
            onChange={(event) => setZ(Number(event.target.value))}
          />
        </Field>
        <Field label={say("byHand.h")} htmlFor={`${id}-h`} value={formatTick(reading.h)}>
          <input
            id={`${id}-h`}
            type="range"
            min={0}
            max={readings.length - 1}
            value={index}
            aria-valuetext={formatTick(reading.h)}
            onChange={(event) => setIndex(Number(event.target.value))}
          />
        </Field>
        <fieldset className={styles.schemes}>
          <legend className="visually-hidden">{say("byHand.scheme")}</legend>
          {schemes.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name={`${id}-scheme`}
                checked={scheme === one}
                onChange={() => setScheme(one)}
              />
              {say(`byHand.${one}`)}
            </label>
          ))}
        </fieldset>
      </div>
      <p className={styles.exact}>
        {say("byHand.exact", { z: formatShort(z), slope: written(exact) })}
      </p>
      <div className={styles.both}>
        <table className={styles.table}>
          <caption className="visually-hidden">{say("byHand.caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{say("byHand.precision")}</th>
              <th scope="col">{say("byHand.quotient")}</th>
              <th scope="col">{say("byHand.error")}</th>
              <th scope="col">{say("byHand.best")}</th>
            </tr>
          </thead>
          <tbody>
            {precisions.map((precision) => (
              <tr key={precision}>
                <th scope="row">{precision}</th>
                <td>{written(reading[precision].value)}</td>
                <td>{formatNumber(reading[precision].error)}</td>
                <td>{best(precision)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className={styles.chart}>
          <QuotientChart
            readings={readings}
            index={index}
            label={say("byHand.chart", { best64: best("float64"), best32: best("float32") })}
            axisLabels={{ step: say("byHand.axisStep"), error: say("byHand.axisError") }}
          />
        </div>
      </div>
    </>
  );
}

/** Enough digits to see where they go wrong. */
const written = (value: number): string =>
  Number.isFinite(value) ? value.toFixed(12).replace("-", "−") : say("byHand.noNumber");
