import { useState } from "react";
import type { Misconception } from "../../../functions/families/misconceptions.ts";
import { derivativeFormula, valueFormula } from "../../../functions/print/mathml.ts";
import {
  functionsToQuery,
  isSameFunction,
  mostCompared,
} from "../../../store/functions/functions-view.ts";
import { armActivation } from "../../../store/playground/arms.ts";
import { say } from "../../../words/say.ts";
import { CopyButton } from "../../controls/CopyButton.tsx";
import { useFunctionsState, useFunctionsView } from "../../shared/functions-context.ts";
import { CurvePanel } from "../curves/CurvePanel.tsx";
import { Depth } from "../curves/Depth.tsx";
import { Facts } from "../properties/Facts.tsx";
import { Misconceptions } from "../properties/Misconceptions.tsx";
import { PropertyTable } from "../properties/PropertyTable.tsx";
import { Questions } from "../questions/Questions.tsx";
import { CodePanel } from "./CodePanel.tsx";
import { Formula } from "./Formula.tsx";
import styles from "./FunctionDetail.module.css";
import { InventionEditor } from "./InventionEditor.tsx";
import { Sliders } from "./Sliders.tsx";
import { TrainButton } from "./TrainButton.tsx";

/** One function, large: its curve, formula, properties and common misconceptions. */
export function FunctionDetail() {
  const view = useFunctionsView();
  const subject = useFunctionsState((state) => state.subject);
  const draft = useFunctionsState((state) => state.draft);
  const isCompared = useFunctionsState((state) =>
    state.compared.some((arm) => isSameFunction(arm, subject)),
  );
  const isFull = useFunctionsState((state) => state.compared.length >= mostCompared);
  const [threshold, setThreshold] = useState(0.05);
  const [mistake, setMistake] = useState<Misconception | null>(null);
  const activation = armActivation(subject);
  const { parameters } = subject;
  const drawn = mistake?.function === activation.id ? mistake : null;
  return (
    <article className={styles.detail} aria-label={activation.label}>
      <header className={styles.head}>
        <h2>{activation.label}</h2>
        <span className={styles.family}>{say(`family.${activation.family}`)}</span>
        <span className={styles.actions}>
          <button
            type="button"
            aria-pressed={isCompared}
            disabled={isFull && !isCompared}
            onClick={() => view.toggleCompared(subject)}
          >
            {say(isCompared ? "detail.inOverlay" : "detail.addToOverlay")}
          </button>
          <CopyButton text={linkTo(subject)} label={say("detail.copyLink")} />
          <TrainButton arm={subject} />
        </span>
      </header>
      {draft && <InventionEditor draft={draft} />}
      <div className={styles.formulas}>
        <Formula
          mathml={valueFormula(activation)}
          label={say("detail.formula", { name: activation.label })}
        />
        {activation.kind === "elementwise" && (
          <Formula
            mathml={derivativeFormula(activation)}
            label={say("detail.derivative", { name: activation.label })}
          />
        )}
      </div>
      <Sliders activation={activation} parameters={parameters} onChange={view.setParameter} />
      <CurvePanel
        key={activation.id}
        activation={activation}
        parameters={parameters}
        threshold={threshold}
        onThreshold={setThreshold}
        mistake={drawn}
      />
      <Facts activation={activation} />
      <Misconceptions activationId={activation.id} drawn={drawn} onDraw={setMistake} />
      {activation.kind === "elementwise" ? (
        <>
          <section aria-label={say("properties.title")}>
            <h3>{say("properties.title")}</h3>
            <PropertyTable activation={activation} parameters={parameters} threshold={threshold} />
          </section>
          <Depth activation={activation} parameters={parameters} />
        </>
      ) : (
        <p className={styles.note}>{say(`detail.${activation.kind}`)}</p>
      )}
      <Questions
        activation={activation.kind === "elementwise" ? activation : null}
        parameters={parameters}
      />
      <CodePanel activation={activation} parameters={parameters} />
    </article>
  );
}

/** This function with these parameters, and nothing else of the page. */
function linkTo(subject: Parameters<typeof isSameFunction>[0]): string {
  const query = functionsToQuery({ subject, compared: [], shows: "one", draft: null });
  const { origin, pathname } = window.location;
  return `${origin}${pathname}?${["view=functions", query].filter(Boolean).join("&")}`;
}
