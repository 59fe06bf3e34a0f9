import { useMemo } from "react";
import type { ParameterValues } from "../../functions/algebra/expression.ts";
import type { ElementwiseActivation } from "../../functions/families/activation-function.ts";
import { describeProperties } from "./describe-properties.ts";
import styles from "./PropertyTable.module.css";
import { useSettled } from "./use-settled.ts";

interface PropertyTableProps {
  readonly activation: ElementwiseActivation;
  readonly parameters: ParameterValues;
  /** The ε of "saturated". */
  readonly threshold: number;
}

/** What can be said about the function, computed from its definition, each with how it was found. */
export function PropertyTable({ activation, parameters, threshold }: PropertyTableProps) {
  const wanted = useSettled(
    useMemo(() => ({ activation, parameters, threshold }), [activation, parameters, threshold]),
  );
  const rows = useMemo(
    () => describeProperties(wanted.activation, wanted.parameters, wanted.threshold),
    [wanted],
  );
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">Properties of {activation.label}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">Property</th>
          <th scope="col">Value</th>
          <th scope="col">How it was found</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, value, how }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
            <td className={styles.how}>{how}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
