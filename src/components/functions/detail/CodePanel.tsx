import { useId, useState } from "react";
import type { ParameterValues } from "../../../functions/algebra/expression.ts";
import type { ActivationFunction } from "../../../functions/families/activation-function.ts";
import { codeLanguages } from "../../../functions/print/code/languages.ts";
import { printCode } from "../../../functions/print/code/snippet.ts";
import { say } from "../../../words/say.ts";
import { CopyButton } from "../../controls/CopyButton.tsx";
import styles from "./CodePanel.module.css";

interface CodePanelProps {
  readonly activation: ActivationFunction;
  readonly parameters: ParameterValues;
}

/** f and f′ to copy, in the language that is wanted. */
export function CodePanel({ activation, parameters }: CodePanelProps) {
  const id = useId();
  const [languageId, setLanguageId] = useState("pytorch");
  const language = codeLanguages.find((one) => one.id === languageId) ?? codeLanguages[0];
  if (!language) return null;
  const code = printCode(language, activation, parameters);
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <div className={styles.head}>
        <h3 id={id}>{say("code.title")}</h3>
        <select
          aria-label={say("code.language")}
          value={language.id}
          onChange={(event) => setLanguageId(event.target.value)}
        >
          {codeLanguages.map((one) => (
            <option key={one.id} value={one.id}>
              {one.label}
            </option>
          ))}
        </select>
        <CopyButton text={code} label={say("code.copy")} />
      </div>
      <section
        className={styles.code}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
        tabIndex={0}
        aria-label={say("code.label", { name: activation.label, language: language.label })}
      >
        <pre>{code}</pre>
      </section>
    </section>
  );
}
