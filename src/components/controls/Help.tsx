import { glossary, type Term } from "../shared/glossary.ts";
import styles from "./Help.module.css";
import { Popover } from "./Popover.tsx";

/** The "?" beside a term: opens its one sentence. */
export function Help({ term }: { readonly term: Term }) {
  const [title, sentence] = glossary[term];
  return (
    <Popover trigger="?" label={`What is ${title}?`} triggerClassName={styles.mark}>
      <p className={styles.sentence}>
        <strong>{title}.</strong> {sentence}
      </p>
    </Popover>
  );
}
