import { useMemo, useState } from "react";
import { derive, type Reason } from "../../../functions/derive/derive.ts";
import type { ElementwiseActivation } from "../../../functions/families/activation-function.ts";
import { derivationLine } from "../../../functions/print/mathml.ts";
import { say } from "../../../words/say.ts";
import styles from "./Derivation.module.css";

/** f′ from f, a rule a line: all at once, or a line at a time before an audience. */
export function Derivation({ activation }: { readonly activation: ElementwiseActivation }) {
  const formula = activation.written ?? activation.value;
  const lines = useMemo(() => derive(formula), [formula]);
  const [wanted, setWanted] = useState(Number.POSITIVE_INFINITY);
  const count = Math.min(wanted, lines.length);
  return (
    <>
      <p>{say("derivation.lead")}</p>
      <div className={styles.steps}>
        <button type="button" disabled={count === 1} onClick={() => setWanted(1)}>
          {say("derivation.first")}
        </button>
        <button
          type="button"
          disabled={count === lines.length}
          onClick={() => setWanted(count + 1)}
        >
          {say("derivation.next")}
        </button>
        <button
          type="button"
          disabled={count === lines.length}
          onClick={() => setWanted(Number.POSITIVE_INFINITY)}
        >
          {say("derivation.all")}
        </button>
        <span role="status">{say("derivation.shown", { shown: count, count: lines.length })}</span>
      </div>
      <section
        className={styles.lines}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
        tabIndex={0}
        aria-label={say("derivation.lines", { name: activation.label })}
      >
        <ol>
          {lines.slice(0, count).map(({ reason, term }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines keep their places
            <li key={index} data-last={index === lines.length - 1}>
              <div
                className={styles.formula}
                // biome-ignore lint/security/noDangerouslySetInnerHtml: `mathml.ts` escapes every name that a person typed
                dangerouslySetInnerHTML={{
                  __html: derivationLine(term, activation.parameters, index === 0),
                }}
              />
              <div className={styles.reason}>{reasonText(reason)}</div>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

const reasonText = (reason: Reason): string =>
  "values" in reason
    ? say(`derivation.${reason.code}`, reason.values)
    : say(`derivation.${reason.code}`);
