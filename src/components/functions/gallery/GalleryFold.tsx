import { type ReactNode, useId } from "react";
import styles from "./GalleryFold.module.css";

interface GalleryFoldProps {
  readonly title: string;
  readonly count: number;
  readonly isUnfolded: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** One family of the gallery under its name, which folds it away. */
export function GalleryFold({ title, count, isUnfolded, onToggle, children }: GalleryFoldProps) {
  const id = useId();
  return (
    <section className={styles.fold} data-folded={!isUnfolded} aria-labelledby={id}>
      <h2 className={styles.title}>
        <button type="button" id={id} aria-expanded={isUnfolded} onClick={onToggle}>
          <svg className={styles.sign} viewBox="0 0 10 10" fill="currentColor" aria-hidden="true">
            <path d="M2 1l6 4-6 4z" />
          </svg>
          <span>{title}</span>
          <span className={styles.count}>{count}</span>
        </button>
      </h2>
      {isUnfolded && children}
    </section>
  );
}
