import { type ReactNode, useId } from "react";
import { Help } from "../controls/Help.tsx";
import type { Term } from "../shared/glossary.ts";
import styles from "./Panel.module.css";

interface PanelProps {
  readonly title: ReactNode;
  readonly term?: Term;
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
          {title}
        </h2>
        {term && <Help term={term} />}
        {aside}
      </div>
      {children}
    </section>
  );
}
