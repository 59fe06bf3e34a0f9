import { useId, useMemo, useState } from "react";
import type { Table } from "../../exchange/table.ts";
import { type ColumnChoice, named, usualColumns } from "../../exchange/table-points.ts";
import { datasetSample } from "../../store/playground/run-data.ts";
import { formatCount } from "../../words/format.ts";
import { listOf, say } from "../../words/say.ts";
import { Check } from "../controls/Check.tsx";
import { usePlayground } from "../shared/playground-context.ts";
import dialog from "./DataDialog.module.css";
import { DatasetThumbnail } from "./DatasetThumbnail.tsx";
import styles from "./TableColumns.module.css";
import { sayColumn, sayColumnProblem, sayRowFault } from "./table-words.ts";
import { useTablePoints } from "./use-table-points.ts";

interface TableColumnsProps {
  readonly table: Table;
  /** What a file was called; "" for what was pasted. */
  readonly fileName: string;
  readonly onTaken: () => void;
}

/** Faults beyond these are counted. */
const mostFaults = 20;

const places = ["x1", "x2", "target"] as const;

/** Which columns of a table are learned, what comes of them, and what cannot be used. */
export function TableColumns({ table, fileName, onTaken }: TableColumnsProps) {
  const id = useId();
  const playground = usePlayground();
  const [choice, setChoice] = useState<ColumnChoice>(() => usualColumns(table));
  const [name, setName] = useState(fileName);
  const [leavesOut, setLeavesOut] = useState(false);
  const made = useTablePoints(table, choice);
  const sample = useMemo(() => (made?.ok ? datasetSample("points", made) : null), [made]);
  const faults = made?.faults ?? [];

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!made?.ok) return;
        const { points, legend } = made;
        onTaken();
        // The dialog is gone before the networks start: each takes its own time with many points.
        const whole = { ...named(name), ...legend };
        window.setTimeout(() => playground.learn({ dataset: "points", points, legend: whole }));
      }}
    >
      <div className={styles.fields}>
        {places.map((place) => (
          <p key={place} className={styles.field}>
            <label htmlFor={`${id}-${place}`}>{say(`ownData.table.${place}`)}</label>
            <select
              id={`${id}-${place}`}
              value={choice[place] ?? ""}
              onChange={({ target: { value } }) =>
                setChoice({ ...choice, [place]: value === "" ? null : Number(value) })
              }
            >
              {place === "x2" && <option value="">{say("ownData.table.noX2")}</option>}
              {table.columns.map((_, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
                <option key={column} value={column}>
                  {sayColumn(table, column)}
                </option>
              ))}
            </select>
          </p>
        ))}
        <p className={styles.field}>
          <label htmlFor={`${id}-task`}>{say("ownData.table.task")}</label>
          <select
            id={`${id}-task`}
            value={choice.task}
            onChange={(event) =>
              setChoice({ ...choice, task: event.target.value as ColumnChoice["task"] })
            }
          >
            <option value="classification">{say("ownData.table.classes")}</option>
            <option value="regression">{say("ownData.table.values")}</option>
          </select>
        </p>
        <p className={styles.field}>
          <label htmlFor={`${id}-name`}>{say("ownData.table.name")}</label>
          <input
            id={`${id}-name`}
            value={name}
            maxLength={60}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        </p>
      </div>
      <div role="status">
        {made === null ? (
          <p className={dialog.note}>{say("ownData.table.reading")}</p>
        ) : made.ok ? (
          <p className={dialog.note}>
            {made.legend.classes
              ? say("ownData.table.ofClasses", {
                  count: made.points.length,
                  classes: listOf(made.legend.classes),
                })
              : say("ownData.table.ofValues", { count: made.points.length })}{" "}
            {made.sampledFrom !== null &&
              say("ownData.table.sampled", { all: formatCount(made.sampledFrom) })}
          </p>
        ) : (
          <p className={dialog.note}>{sayColumnProblem(made.problem)}</p>
        )}
        {faults.length > 0 && (
          <details className={styles.faults} open>
            <summary>{say("ownData.table.faults", { count: faults.length })}</summary>
            <ul>
              {faults.slice(0, mostFaults).map((fault) => (
                <li key={fault.line}>{sayRowFault(table, fault)}</li>
              ))}
              {faults.length > mostFaults && (
                <li>{say("ownData.table.moreFaults", { count: faults.length - mostFaults })}</li>
              )}
            </ul>
          </details>
        )}
      </div>
      {faults.length > 0 && made?.ok && (
        <Check
          label={say("ownData.table.leaveOut", { count: faults.length })}
          checked={leavesOut}
          onChange={setLeavesOut}
        />
      )}
      <div className={styles.end}>
        <span className={styles.picture} aria-hidden="true">
          {sample && <DatasetThumbnail sample={sample} />}
        </span>
        <button type="submit" disabled={!made?.ok || (faults.length > 0 && !leavesOut)}>
          {say("ownData.table.use")}
        </button>
      </div>
    </form>
  );
}
