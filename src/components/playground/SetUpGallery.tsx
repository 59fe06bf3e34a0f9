import "../../functions/formula/whole-reader.ts";
import { experimentFromQuery } from "../../engine/experiment/url.ts";
import { prepareRun } from "../../engine/training/prepare-run.ts";
import keptEndings from "../../lessons/set-ups/endings.json" with { type: "json" };
import { cellsOfPicture, pictureValues, type SetUpEnding } from "../../lessons/set-ups/picture.ts";
import { namedSetUps } from "../../lessons/set-ups/registry.ts";
import { setUpSentence, setUpTitle } from "../../lessons/set-ups/say-set-up.ts";
import type { NamedSetUp } from "../../lessons/set-ups/set-up.ts";
import { OutputCanvas } from "../../plots/graph/OutputCanvas.tsx";
import { armLabel, armStates } from "../../store/playground/arms.ts";
import { formatCount } from "../../words/format.ts";
import { listOf, say } from "../../words/say.ts";
import { Dialog } from "../controls/Dialog.tsx";
import { outputSize } from "../shared/output-size.ts";
import { usePlayground } from "../shared/playground-context.ts";
import styles from "./SetUpGallery.module.css";

const endings: Readonly<Record<string, SetUpEnding>> = keptEndings;

/** Everything that a card shows, made once: its picture costs a draw of its points. */
const cards = namedSetUps.map((setUp: NamedSetUp) => {
  const { experiment } = experimentFromQuery(setUp.query);
  const ending = endings[setUp.id];
  const data = prepareRun(experiment);
  const values = ending ? pictureValues(ending) : new Float32Array(0);
  const { inputCount } = data;
  const cells = ending ? cellsOfPicture(inputCount) : 0;
  const picture = { values, cells, ...(inputCount === 1 ? { rows: 1 as const } : {}) };
  return {
    setUp,
    experiment,
    data,
    ending,
    source: { getState: () => picture, subscribe: () => () => {} },
  };
});

type Card = (typeof cards)[number];

/** Named set-ups, each with a picture of how it ends; one is taken with a press, and undone like any change. */
export function SetUpGallery({ onClose }: { readonly onClose: () => void }) {
  const playground = usePlayground();
  const choose = ({ experiment, setUp }: Card) =>
    playground.load(experiment, say("setUps.loaded", { title: setUpTitle(setUp) }));
  return (
    <Dialog
      title={say("setUps.title")}
      closeLabel={say("setUps.close")}
      className={styles.dialog}
      onClose={onClose}
    >
      {(close) => (
        <ul className={styles.list}>
          {cards.map((card) => (
            <li key={card.setUp.id}>
              <button
                type="button"
                className={styles.card}
                data-set-up={card.setUp.id}
                onClick={() => {
                  choose(card);
                  close();
                }}
              >
                <span className={styles.picture} aria-hidden="true">
                  <OutputCanvas
                    inputCount={card.data.inputCount}
                    source={card.source}
                    output={card.data.output}
                    classCount={card.data.classCount}
                    train={card.data.train}
                    size={outputSize(card.data)}
                    description=""
                    small
                  />
                </span>
                <span className={styles.words}>
                  <strong>{setUpTitle(card.setUp)}</strong>
                  <span>{setUpSentence(card.setUp)}</span>
                  <span className={styles.epochs}>{epochsOf(card)}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

/** "Epochs: Sigmoid 675, tanh 56, ReLU 23". */
function epochsOf({ experiment, ending }: Card): string {
  const arms = armStates(experiment.arms);
  const list = listOf(
    arms.map((state, arm) => {
      const epochs = ending?.epochs[arm] ?? null;
      const label = armLabel(state, arms);
      return epochs === null
        ? say("setUps.never", { arm: label })
        : say("setUps.epochs", { arm: label, epochs: formatCount(epochs) });
    }),
    "unit",
  );
  return say("setUps.all", { list });
}
