import { useContext, useState } from "react";
import { say } from "../../words/say.ts";
import styles from "./CopyButton.module.css";
import { ClipboardContext } from "./use-action.ts";

interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
}

/** Copies, and says whether it worked; where the browser refuses, the text is offered instead. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const copy = useContext(ClipboardContext);
  const [outcome, setOutcome] = useState<"done" | "refused" | null>(null);
  async function onClick(): Promise<void> {
    try {
      await copy(text);
      setOutcome("done");
      setTimeout(() => setOutcome(null), 2500);
    } catch {
      setOutcome("refused");
    }
  }
  return (
    <>
      <button type="button" onClick={onClick}>
        {label}
      </button>
      <span role="status" className={styles.said}>
        {outcome !== null && say(`copy.${outcome}`)}
      </span>
      {outcome === "refused" && (
        <textarea
          className={styles.text}
          aria-label={say("copy.text")}
          readOnly
          rows={2}
          value={text}
          onFocus={(event) => event.target.select()}
        />
      )}
    </>
  );
}
