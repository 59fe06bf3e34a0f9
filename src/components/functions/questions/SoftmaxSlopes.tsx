import { type CSSProperties, useId, useState } from "react";
import {
  crossEntropy,
  crossEntropySlopes,
  softmax,
  softmaxJacobian,
} from "../../../functions/softmax/softmax.ts";
import { formatNumber } from "../../../words/format.ts";
import { say } from "../../../words/say.ts";
import styles from "./Softmax.module.css";

interface SoftmaxSlopesProps {
  readonly logits: readonly number[];
  readonly temperature: number;
}

const subscripts = ["₁", "₂", "₃"] as const;

/** How the shares answer to the logits, and what the loss makes of it. */
export function SoftmaxSlopes({ logits, temperature }: SoftmaxSlopesProps) {
  const id = useId();
  const [target, setTarget] = useState(0);
  const shares = softmax(logits, temperature);
  const jacobian = softmaxJacobian(logits, temperature);
  const slopes = crossEntropySlopes(logits, target, temperature);
  const share = shares[target] ?? Number.NaN;
  const className = (index: number) => say("softmax.classNumber", { index: index + 1 });
  // The steepest that softmax gets, pᵢ = ½, takes the deepest colour.
  const shade = (slope: number): CSSProperties =>
    ({ "--amount": `${Math.min(70, Math.abs(slope) * temperature * 280)}%` }) as CSSProperties;
  return (
    <>
      <h4 className={styles.heading}>{say("softmax.jacobian")}</h4>
      <p>{say("softmax.jacobianLead")}</p>
      <table className={styles.jacobian}>
        <caption className="visually-hidden">{say("softmax.jacobian")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("softmax.class")}</th>
            {logits.map((_, j) => (
              <th key={className(j)} scope="col">
                {say("softmax.byLogit", { index: subscripts[j] ?? "" })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {jacobian.map((row, i) => (
            <tr key={className(i)}>
              <th scope="row">{className(i)}</th>
              {row.map((slope, j) => (
                <td key={className(j)} data-sign={Math.sign(slope)} style={shade(slope)}>
                  {formatNumber(slope)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <h4 className={styles.heading}>{say("softmax.entropy")}</h4>
      <fieldset className={styles.target}>
        <legend>{say("softmax.right")}</legend>
        {logits.map((_, index) => (
          <label key={className(index)}>
            <input
              type="radio"
              name={id}
              checked={target === index}
              onChange={() => setTarget(index)}
            />
            {className(index)}
          </label>
        ))}
      </fieldset>
      <p>
        {say("softmax.entropyLead", {
          loss: formatNumber(crossEntropy(logits, target, temperature)),
          slope: formatNumber(-1 / share),
        })}
      </p>
      <table className={styles.table}>
        <caption className="visually-hidden">{say("softmax.entropyCaption")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("softmax.class")}</th>
            <th scope="col">{say("softmax.share")}</th>
            <th scope="col">{say("softmax.target")}</th>
            <th scope="col">{say("softmax.byChain")}</th>
            <th scope="col">{say("softmax.difference")}</th>
          </tr>
        </thead>
        <tbody>
          {slopes.map((slope, index) => (
            <tr key={className(index)}>
              <th scope="row">{className(index)}</th>
              <td>{formatNumber(shares[index] ?? Number.NaN)}</td>
              <td>{index === target ? 1 : 0}</td>
              <td>{formatNumber(-(jacobian[target]?.[index] ?? Number.NaN) / share)}</td>
              <td>{formatNumber(slope)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
