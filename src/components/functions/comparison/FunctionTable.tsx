import { useEffect, useMemo, useState } from "react";
import { armOf } from "../../../engine/experiment/defaults.ts";
import type { ArmSpec } from "../../../engine/experiment/experiment.ts";
import { csv } from "../../../exchange/csv.ts";
import {
  type ComparedProperty,
  comparedFunction,
  comparedProperties,
} from "../../../functions/properties/comparison-table.ts";
import { markdownTable, texTable } from "../../../plots/functions/print-table.ts";
import { armActivation } from "../../../store/playground/arms.ts";
import { listOf, say } from "../../../words/say.ts";
import { Check } from "../../controls/Check.tsx";
import { CopyButton } from "../../controls/CopyButton.tsx";
import { useFunctionsState, useFunctionsView } from "../../shared/functions-context.ts";
import { useWords } from "../../shared/use-words.ts";
import { measureCost } from "../properties/measure-cost.ts";
import { Question } from "../questions/Question.tsx";
import { type Cost, comparisonCell } from "./comparison-words.ts";
import styles from "./FunctionTable.module.css";

const most = 5;

/** The tables that articles print: the functions, and what they say of them. */
const presets: readonly {
  readonly arms: readonly string[];
  readonly properties: readonly ComparedProperty[];
}[] = [
  {
    arms: ["relu", "leakyRelu", "prelu"],
    properties: ["range", "negativeSlope", "smoothness", "deadZone", "parameters", "year"],
  },
  {
    arms: ["relu", "gelu"],
    properties: ["range", "smoothness", "monotone", "zeroCentred", "slopeAtThree", "cost", "year"],
  },
];

const usual: readonly ComparedProperty[] = [
  ...["range", "negativeSlope", "largestSlope", "smoothness"],
  ...["zeroCentred", "monotone", "deadZone", "parameters"],
] as ComparedProperty[];

/** The overlay's functions as a table, computed, in words where words are clearer, to copy. */
export function FunctionTable() {
  const hasWords = useWords(["functionTable"]);
  if (!hasWords) return null;
  return (
    <Question title={say("functionTable.title")}>
      <Table />
    </Question>
  );
}

function Table() {
  const view = useFunctionsView();
  const arms = useFunctionsState((state) => state.compared);
  const [chosen, setChosen] = useState<readonly ComparedProperty[]>(usual);
  const elementwise = useMemo(() => arms.filter(isElementwise).slice(0, most), [arms]);
  const columns = useMemo(() => elementwise.map(columnOf), [elementwise]);
  const costs = useCosts(elementwise, chosen.includes("cost"));
  const labels = columns.map(({ label }) => label);
  const shown = comparedProperties.filter((property) => chosen.includes(property));
  const rows = shown.map((property) => [
    say(`functionTable.name.${property}`),
    ...columns.map((column, index) => comparisonCell(property, column, costs[index] ?? "unknown")),
  ]);
  const table = [[say("functionTable.property"), ...labels], ...rows];

  function take(preset: (typeof presets)[number]): void {
    view.clearCompared();
    for (const id of preset.arms) view.toggleCompared(armOf(id));
    view.show("compared");
    setChosen(preset.properties);
  }

  return (
    <>
      <p>{say("functionTable.lead")}</p>
      <fieldset className={styles.choices}>
        <legend>{say("functionTable.presets")}</legend>
        {presets.map((preset) => (
          <button key={preset.arms.join(" ")} type="button" onClick={() => take(preset)}>
            {listOf(preset.arms.map((id) => armActivation(armOf(id)).label))}
          </button>
        ))}
      </fieldset>
      <fieldset className={styles.choices}>
        <legend>{say("functionTable.properties")}</legend>
        {comparedProperties.map((property) => (
          <Check
            key={property}
            label={say(`functionTable.name.${property}`)}
            checked={chosen.includes(property)}
            onChange={(isChosen) =>
              setChosen(isChosen ? [...chosen, property] : chosen.filter((one) => one !== property))
            }
          />
        ))}
      </fieldset>
      {columns.length < 2 ? (
        <p role="status">{say("functionTable.tooFew")}</p>
      ) : (
        <>
          {arms.length > most && <p role="status">{say("functionTable.tooMany")}</p>}
          <section
            className={styles.scroll}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
            tabIndex={0}
            aria-label={say("functionTable.caption", { functions: listOf(labels) })}
          >
            <table className={styles.table}>
              <thead>
                <tr>
                  {table[0]?.map((name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(([name, ...cells]) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    {cells.map((cell, index) => (
                      <td key={labels[index]}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <div className={styles.copy}>
            <CopyButton text={markdownTable(table)} label={say("functionTable.copyMarkdown")} />
            <CopyButton text={texTable(table)} label={say("functionTable.copyTex")} />
            <CopyButton text={csv(table)} label={say("functionTable.copyCsv")} />
          </div>
        </>
      )}
    </>
  );
}

const isElementwise = (arm: ArmSpec): boolean => armActivation(arm).kind === "elementwise";

function columnOf(arm: ArmSpec) {
  const activation = armActivation(arm);
  if (activation.kind !== "elementwise") throw new RangeError(`${activation.id} has no one curve`);
  return comparedFunction(activation, arm.parameters);
}

/** Measured one after the other, and only where the table shows it. */
function useCosts(arms: readonly ArmSpec[], isShown: boolean): readonly Cost[] {
  const [costs, setCosts] = useState<readonly Cost[]>([]);
  useEffect(() => {
    if (!isShown) return;
    let isWanted = true;
    setCosts(arms.map(() => "measuring"));
    const measureAll = async (): Promise<void> => {
      for (const [index, arm] of arms.entries()) {
        const activation = armActivation(arm);
        const found =
          activation.kind === "elementwise"
            ? await measureCost(activation, () => isWanted)
            : "impossible";
        if (!isWanted) return;
        const cost: Cost = found === "impossible" ? "unknown" : found.nanoseconds;
        setCosts((before) => before.with(index, cost));
      }
    };
    void measureAll();
    return () => {
      isWanted = false;
    };
  }, [arms, isShown]);
  return costs;
}
