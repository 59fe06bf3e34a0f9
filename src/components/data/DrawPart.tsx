import { useId } from "react";
import { say } from "../../words/say.ts";
import { usePlayground, useRunData } from "../shared/playground-context.ts";
import dialog from "./DataDialog.module.css";
import styles from "./DrawPart.module.css";

/** Where drawing begins: on an empty plane, or with the points that are shown. */
export function DrawPart({ onTaken }: { readonly onTaken: () => void }) {
  const id = useId();
  const playground = usePlayground();
  const { train, test, task } = useRunData();

  const begin = (isEmpty: boolean) => {
    const shown = [train, test].flatMap(({ coordinates, labels }) =>
      Array.from(labels, (label, index) => ({
        x1: coordinates[2 * index] ?? 0,
        x2: coordinates[2 * index + 1] ?? 0,
        label,
      })),
    );
    playground.open({ view: "playground" });
    playground.drawing.begin(isEmpty ? [] : shown, task);
    onTaken();
  };

  return (
    <section className={dialog.section} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className={dialog.heading}>
        {say("ownData.draw.title")}
      </h3>
      <p className={styles.actions}>
        <button type="button" onClick={() => begin(true)}>
          {say("ownData.draw.empty")}
        </button>
        <button type="button" onClick={() => begin(false)}>
          {say("ownData.draw.shown")}
        </button>
      </p>
    </section>
  );
}
