import { type ReactNode, useId } from "react";
import type { Term as TermId } from "../../words/terms.ts";
import { Term } from "../controls/Term.tsx";
import styles from "./Panel.module.css";

interface PanelProps {
  readonly title: ReactNode;
  readonly term?: TermId;
  /** Beside the title, to the right. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of the page that fills the place it is given. */
export function Panel({ title, term, aside, children }: PanelProps) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {term ? <Term term={term}>{title}</Term> : title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
