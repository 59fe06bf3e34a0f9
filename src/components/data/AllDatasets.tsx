import { useMemo } from "react";
import type { OwnData } from "../../engine/data/dataset.ts";
import { type DatasetId, datasets, hasOwnData } from "../../engine/data/datasets.ts";
import { datasetSample } from "../../store/playground/run-data.ts";
import { entryText, say } from "../../words/say.ts";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import styles from "./AllDatasets.module.css";
import dialog from "./DataDialog.module.css";
import { DatasetThumbnail } from "./DatasetThumbnail.tsx";

const isOwn = (id: DatasetId): boolean => !hasOwnData(id, { points: [] });

const shown = (entry: (typeof datasets)[number], own?: OwnData) => ({
  entry,
  sample: datasetSample(entry.id, own),
});

/** All datasets with their names, those of one's own where there are any; those of one input last. */
export function AllDatasets({ onChosen }: { readonly onChosen: () => void }) {
  const playground = usePlayground();
  const data = usePlaygroundState((state) => state.experiment.data);
  const drawn = useMemo(
    () => datasets.filter(({ id }) => !isOwn(id)).map((entry) => shown(entry)),
    [],
  );
  const own = useMemo(
    () =>
      datasets
        .filter(({ id }) => isOwn(id) && hasOwnData(id, data))
        .map((entry) => shown(entry, data)),
    [data],
  );
  const choose = (id: DatasetId) => {
    playground.edit("data.dataset", id);
    onChosen();
  };
  const withInputs = (count: 1 | 2) => (
    <ul className={styles.list}>
      {[...drawn, ...own]
        .filter(({ sample }) => sample.inputCount === count)
        .map(({ entry: { id, label, description }, sample }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.card}
              data-dataset={id}
              aria-pressed={id === data.dataset}
              title={entryText(`dataset.${id}.description`, description)}
              onClick={() => choose(id)}
            >
              <span className={styles.picture} aria-hidden="true">
                <DatasetThumbnail sample={sample} />
              </span>
              {entryText(`dataset.${id}.label`, label)}
            </button>
          </li>
        ))}
    </ul>
  );
  return (
    <section className={dialog.section} aria-label={say("data.dataset")}>
      {withInputs(2)}
      <h3 className={dialog.heading}>{say("ownData.oneInput")}</h3>
      {withInputs(1)}
    </section>
  );
}
