import type { ReactNode } from "react";
import type { Term as TermId } from "../../words/terms.ts";
import { useIsHidden } from "../shared/playground-context.ts";
import styles from "./Field.module.css";
import { Term } from "./Term.tsx";

interface FieldProps {
  readonly label: ReactNode;
  readonly term?: TermId;
  /** Id of the control inside. */
  readonly htmlFor: string;
  /**
   * The value in words, where the control does not show it; screen readers have it from the
   * control.
   */
  readonly value?: string;
  readonly wide?: boolean;
  /** By which a link hides it. */
  readonly part?: string;
  readonly children: ReactNode;
}

/** A label, which explains itself where it is a term, above one control. */
export function Field({
  label,
  term,
  htmlFor,
  value,
  wide = false,
  part = "",
  children,
}: FieldProps) {
  if (useIsHidden(part)) return null;
  return (
    <div className={styles.field} data-wide={wide}>
      <div className={styles.head}>
        <label htmlFor={htmlFor} className={term && "visually-hidden"}>
          {label}
        </label>
        {term && <Term term={term}>{label}</Term>}
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
