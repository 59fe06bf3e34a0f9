import { type ClipboardEvent, type DragEvent, useId, useState } from "react";
import { formatCount } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { withoutExtension } from "../shared/file-name.ts";
import { usePlayground } from "../shared/playground-context.ts";
import styles from "./BringText.module.css";
import dialog from "./DataDialog.module.css";
import { sayPlaygroundLink } from "./playground-link-words.ts";
import { TableColumns } from "./TableColumns.tsx";
import { sayTableProblem } from "./table-words.ts";
import { useReadText } from "./use-read-text.ts";

/** A longer text is kept, and its beginning shown: fields of thousands of lines hold a page up. */
const mostShown = 10_000;

/** Where a table, or a link of TensorFlow Playground, is pasted, dropped or opened. */
export function BringText({ onTaken }: { readonly onTaken: () => void }) {
  const id = useId();
  const playground = usePlayground();
  const [text, setText] = useState("");
  const [fileName, setFileName] = useState("");
  const { of, link, table } = useReadText(text);
  const isLong = text.length > mostShown;

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    setFileName(withoutExtension(file.name));
    try {
      setText(await file.text());
    } catch {
      playground.notify(say("ownData.table.unread"), "error");
    }
  }

  /** A long text that is pasted takes the way past the field. */
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = event.clipboardData.getData("text");
    if (pasted.length <= mostShown) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    setFileName("");
    setText(isLong ? pasted : value.slice(0, selectionStart) + pasted + value.slice(selectionEnd));
  };

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
        value={isLong ? text.slice(0, text.lastIndexOf("\n", mostShown / 10)) : text}
        readOnly={isLong}
        placeholder={say("ownData.paste.hint")}
        spellCheck={false}
        autoComplete="off"
        aria-describedby={`${id}-reading`}
        onPaste={paste}
        onChange={(event) => {
          setFileName("");
          setText(event.target.value);
        }}
      />
      {isLong && (
        <p className={dialog.note}>
          {say("ownData.paste.long", { count: formatCount(text.length) })}{" "}
          <button type="button" onClick={() => setText("")}>
            {say("ownData.paste.clear")}
          </button>
        </p>
      )}
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
            if (!playground.load(experiment, sayPlaygroundLink(link))) return;
            playground.prefer({ showsTestData, discretises });
            onTaken();
          }}
        >
          {say("ownData.link.open")}
        </button>
      )}
      {table?.ok && (
        <TableColumns key={of} table={table.table} fileName={fileName} onTaken={onTaken} />
      )}
    </section>
  );
}
