import { type DragEvent, useDeferredValue, useId, useMemo, useState } from "react";
import { readPlaygroundLink } from "../../exchange/playground-link.ts";
import { readTable } from "../../exchange/table.ts";
import { say } from "../../words/say.ts";
import { usePlayground } from "../shared/playground-context.ts";
import styles from "./BringText.module.css";
import dialog from "./DataDialog.module.css";
import { sayPlaygroundLink } from "./playground-link-words.ts";
import { TableColumns } from "./TableColumns.tsx";
import { sayTableProblem } from "./table-words.ts";

/** Where a table, or a link of TensorFlow Playground, is pasted, dropped or opened. */
export function BringText({ onTaken }: { readonly onTaken: () => void }) {
  const id = useId();
  const playground = usePlayground();
  const [text, setText] = useState("");
  const [fileName, setFileName] = useState("");
  const read = useDeferredValue(text);
  const link = useMemo(() => readPlaygroundLink(read), [read]);
  const table = useMemo(() => (read.trim() === "" || link ? null : readTable(read)), [read, link]);

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    setFileName(file.name.replace(/\.\w+$/, ""));
    try {
      setText(await file.text());
    } catch {
      playground.notify(say("ownData.table.unread"), "error");
    }
  }

  const drop = (event: DragEvent) => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) void take(file);
    else setText(event.dataTransfer.getData("text"));
  };

  return (
    <section
      className={dialog.section}
      aria-labelledby={`${id}-title`}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <h3 id={`${id}-title`} className={dialog.heading}>
        <label htmlFor={id}>{say("ownData.paste.title")}</label>
      </h3>
      <textarea
        id={id}
        className={styles.text}
        rows={text === "" ? 3 : 6}
        value={text}
        placeholder={say("ownData.paste.hint")}
        spellCheck={false}
        autoComplete="off"
        aria-describedby={`${id}-reading`}
        onChange={(event) => {
          setFileName("");
          setText(event.target.value);
        }}
      />
      <p className={styles.actions}>
        <button type="button" onClick={() => document.getElementById(`${id}-file`)?.click()}>
          {say("ownData.paste.file")}
        </button>
        <input
          id={`${id}-file`}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,.json,text/plain,text/csv,application/json"
          onChange={({ target }) => {
            void take(target.files?.[0]);
            // The same file can be chosen again.
            target.value = "";
          }}
        />
      </p>
      <div id={`${id}-reading`} role="status">
        {link && <p className={dialog.note}>{sayPlaygroundLink(link)}</p>}
        {table && !table.ok && <p className={styles.problem}>{sayTableProblem(table.problem)}</p>}
      </div>
      {link && (
        <button
          type="button"
          onClick={() => {
            const { experiment, showsTestData, discretises } = link;
            playground.load(experiment, sayPlaygroundLink(link));
            playground.prefer({ showsTestData, discretises });
            onTaken();
          }}
        >
          {say("ownData.link.open")}
        </button>
      )}
      {table?.ok && (
        <TableColumns key={read} table={table.table} fileName={fileName} onTaken={onTaken} />
      )}
    </section>
  );
}
