import { useMemo } from "react";
import type { ParameterValues } from "../../../functions/algebra/expression.ts";
import type { ElementwiseActivation } from "../../../functions/families/activation-function.ts";
import { listOf, say } from "../../../words/say.ts";
import { useSettled } from "../curves/use-settled.ts";
import { describeProperties, type PropertyRow } from "./describe-properties.ts";
import styles from "./PropertyTable.module.css";

interface PropertyTableProps {
  readonly activation: ElementwiseActivation;
  readonly parameters: ParameterValues;
  /** The ε of "saturated". */
  readonly threshold: number;
}

/** How long the page may stand still for a table; the longest of formulas take a third of a second. */
const patienceMs = 1500;

/** What can be said about the function, computed from its definition; how, in one line to open. */
export function PropertyTable({ activation, parameters, threshold }: PropertyTableProps) {
  const wanted = useSettled(
    useMemo(() => ({ activation, parameters, threshold }), [activation, parameters, threshold]),
  );
  const rows = useMemo(() => {
    const lateMs = performance.now() + patienceMs;
    const isLate = () => performance.now() > lateMs;
    return describeProperties(wanted.activation, wanted.parameters, wanted.threshold, isLate);
  }, [wanted]);
  return (
    <>
      <table className={styles.table}>
        <caption className="visually-hidden">
          {say("properties.caption", { name: activation.label })}
        </caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{say("properties.property")}</th>
            <th scope="col">{say("properties.value")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, value }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <details className={styles.how}>
        <summary>{say("properties.how")}</summary>
        <dl>
          {byHow(rows).map(([how, names]) => (
            <div key={how}>
              <dt>{listOf(names, "unit")}</dt>
              <dd>{how}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

/** What was found in the same way stands together. */
function byHow(rows: readonly PropertyRow[]): readonly (readonly [string, readonly string[]])[] {
  const found = new Map<string, readonly string[]>();
  for (const { how, name } of rows) found.set(how, [...(found.get(how) ?? []), name]);
  return [...found];
}
