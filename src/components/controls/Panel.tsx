import { type ReactNode, useId } from "react";
import type { PanelId } from "../../store/playground/link-limits.ts";
import type { Term as TermId } from "../../words/terms.ts";
import { useIsHidden, usePlaygroundState } from "../shared/playground-context.ts";
import styles from "./Panel.module.css";
import { Term } from "./Term.tsx";

interface PanelProps {
  /** By which a link hides or locks it. */
  readonly part: PanelId;
  readonly title: ReactNode;
  readonly term?: TermId;
  /** Beside the title, to the right. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** Panels of fields alone are locked as a whole; in others one can still look around. */
const forms: readonly PanelId[] = ["data", "training"];

/** A titled part of the page that fills the place it is given. */
export function Panel({ part, title, term, aside, children }: PanelProps) {
  const id = useId();
  const isLocked = usePlaygroundState(
    (state) => forms.includes(part) && state.link.locked.includes(part),
  );
  if (useIsHidden(part)) return null;
  const panel = (
    <section className={styles.panel} aria-labelledby={id} data-panel={part}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {term ? <Term term={term}>{title}</Term> : title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
  return isLocked ? (
    <fieldset className={styles.locked} disabled>
      {panel}
    </fieldset>
  ) : (
    panel
  );
}
