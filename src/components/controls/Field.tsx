import type { ReactNode } from "react";
import type { Term } from "../shared/glossary.ts";
import styles from "./Field.module.css";
import { Help } from "./Help.tsx";

interface FieldProps {
  readonly label: ReactNode;
  readonly term?: Term;
  /** Id of the control inside. */
  readonly htmlFor: string;
  /**
   * The value in words, where the control does not show it; screen readers have it from the
   * control.
   */
  readonly value?: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A label with its "?" above one control. */
export function Field({ label, term, htmlFor, value, wide = false, children }: FieldProps) {
  return (
    <div className={styles.field} data-wide={wide}>
      <div className={styles.head}>
        <label htmlFor={htmlFor}>{label}</label>
        {term && <Help term={term} />}
        {value !== undefined && (
          <span className={styles.value} aria-hidden="true">
            {value}
          </span>
        )}
      </div>
      {children}
    </div>
  );
}
