import { useId } from "react";
import type { InputCount } from "../../engine/data/dataset.ts";
import type { Points } from "../../store/playground/point-edits.ts";
import { say } from "../../words/say.ts";
import { usePlayground, useRunData } from "../shared/playground-context.ts";
import dialog from "./DataDialog.module.css";
import styles from "./DrawPart.module.css";

const surfaces = { 1: "graph", 2: "plane" } as const;

/** What is drawn first on an empty surface that the data shown do not lie on. */
const usualTasks = { 1: "regression", 2: "classification" } as const;

/** Where drawing begins: on an empty surface, that of the data shown first, or with their points. */
export function DrawPart({ onTaken }: { readonly onTaken: () => void }) {
  const id = useId();
  const playground = usePlayground();
  const { train, test, task, inputCount } = useRunData();
  const other = inputCount === 1 ? 2 : 1;

  const begin = (points: Points, inputs: InputCount) => {
    playground.open({ view: "playground" });
    playground.drawing.begin(points, inputs === inputCount ? task : usualTasks[inputs], inputs);
    onTaken();
  };
  const shown = () =>
    [train, test].flatMap(({ coordinates, labels }) =>
      Array.from(labels, (label, index) => ({
        x1: coordinates[2 * index] ?? 0,
        x2: coordinates[2 * index + 1] ?? 0,
        label,
      })),
    );

  return (
    <section className={dialog.section} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className={dialog.heading}>
        {say("ownData.draw.title")}
      </h3>
      <p className={styles.actions}>
        {([inputCount, other] as const).map((inputs) => (
          <button
            key={inputs}
            type="button"
            data-draw={surfaces[inputs]}
            onClick={() => begin([], inputs)}
          >
            {say(`ownData.draw.${surfaces[inputs]}`)}
          </button>
        ))}
        <button type="button" data-draw="shown" onClick={() => begin(shown(), inputCount)}>
          {say("ownData.draw.shown")}
        </button>
      </p>
    </section>
  );
}
