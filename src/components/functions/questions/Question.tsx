import { type ReactNode, useId, useState } from "react";
import styles from "./Question.module.css";

interface QuestionProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A question that unfolds its answer; opening one of a page folds the others. */
export function Question({ title, children }: QuestionProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <details
      className={styles.question}
      name="question"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <h3 id={id}>{title}</h3>
      </summary>
      {isOpen && <div className={styles.answer}>{children}</div>}
    </details>
  );
}
