import { useId, useMemo, useState } from "react";
import { sigmoid } from "../../../functions/algebra/deterministic-math.ts";
import { logSoftmax, softmax } from "../../../functions/softmax/softmax.ts";
import { ShareBars } from "../../../plots/functions/ShareBars.tsx";
import { formatNumber, formatShort } from "../../../words/format.ts";
import { listOf, say } from "../../../words/say.ts";
import { Field } from "../../controls/Field.tsx";
import styles from "./Softmax.module.css";
import { SoftmaxSlopes } from "./SoftmaxSlopes.tsx";

const first = [2, -1, 0.5] as const;

/** Three logits, a temperature, and what softmax makes of them; its Jacobian; cross-entropy on top. */
export function Softmax() {
  const id = useId();
  const [logits, setLogits] = useState<readonly number[]>(first);
  /** Powers of ten, so that the slider gives cold and warm the same room. */
  const [warmth, setWarmth] = useState(0);
  const temperature = 10 ** warmth;
  const classes = useMemo(() => {
    const [shares, logShares] = [softmax(logits, temperature), logSoftmax(logits, temperature)];
    return logits.map((logit, index) => ({
      name: say("softmax.classNumber", { index: index + 1 }),
      logit,
      share: shares[index] ?? Number.NaN,
      logShare: logShares[index] ?? Number.NaN,
      sigmoid: sigmoid(logit),
    }));
  }, [logits, temperature]);
  const listed = (part: "share" | "sigmoid") =>
    listOf(classes.map((one) => `${one.name} ${formatNumber(one[part])}`));
  return (
    <>
      <p>{say("softmax.lead")}</p>
      <div className={styles.controls}>
        {logits.map((logit, index) => {
          const control = `${id}-${index}`;
          return (
            <Field
              key={control}
              label={say("softmax.logit", { index: subscripts[index] ?? "" })}
              htmlFor={control}
              value={formatShort(logit)}
            >
              <input
                id={control}
                type="range"
                min={-6}
                max={6}
                step={0.1}
                value={logit}
                onChange={(event) => setLogits(logits.with(index, Number(event.target.value)))}
              />
            </Field>
          );
        })}
        <Field
          label={say("softmax.temperature")}
          htmlFor={`${id}-T`}
          value={formatShort(temperature)}
        >
          <input
            id={`${id}-T`}
            type="range"
            min={-1}
            max={1}
            step={0.05}
            value={warmth}
            aria-valuetext={formatShort(temperature)}
            onChange={(event) => setWarmth(Number(event.target.value))}
          />
        </Field>
      </div>
      <div className={styles.both}>
        <div className={styles.chart}>
          <ShareBars
            classes={classes}
            names={{ share: say("softmax.share"), sigmoid: say("softmax.sigmoid") }}
            label={say("softmax.chart", { shares: listed("share"), sigmoids: listed("sigmoid") })}
          />
        </div>
        <table className={styles.table}>
          <caption className="visually-hidden">{say("softmax.caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{say("softmax.class")}</th>
              <th scope="col">{say("softmax.share")}</th>
              <th scope="col">{say("softmax.logShare")}</th>
              <th scope="col">{say("softmax.sigmoid")}</th>
            </tr>
          </thead>
          <tbody>
            {classes.map(({ name, share, logShare, sigmoid }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{formatNumber(share)}</td>
                <td>{formatNumber(logShare)}</td>
                <td>{formatNumber(sigmoid)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{say("softmax.sum")}</th>
              <td>{formatNumber(sumOf(classes.map(({ share }) => share)))}</td>
              <td />
              <td>{formatNumber(sumOf(classes.map(({ sigmoid }) => sigmoid)))}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <SoftmaxSlopes logits={logits} temperature={temperature} />
    </>
  );
}

const subscripts = ["₁", "₂", "₃"] as const;

const sumOf = (numbers: readonly number[]): number =>
  // 1 to the last digit that is shown, not 0.9999999999999999.
  Number(numbers.reduce((total, one) => total + one, 0).toPrecision(12));
