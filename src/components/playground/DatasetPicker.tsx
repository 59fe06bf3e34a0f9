import { useMemo } from "react";
import { datasets } from "../../engine/data/datasets.ts";
import { BoundaryCanvas } from "../../plots/boundary/BoundaryCanvas.tsx";
import { type DatasetSample, datasetSample } from "../../store/playground/run-data.ts";
import { entryText, say } from "../../words/say.ts";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import styles from "./DatasetPicker.module.css";
import { outputSize } from "./output-size.ts";

/** The same points at every visit, drawn by the generators that training uses. */
const samples = new Map(
  datasets.filter(({ id }) => id !== "points").map(({ id }) => [id, datasetSample(id)] as const),
);

const noBoundary = { getState: () => null, subscribe: () => () => {} };

/** One small picture for each dataset, and one of the points that the experiment brings; a radio group. */
export function DatasetPicker() {
  const playground = usePlayground();
  const { dataset: chosen, points } = usePlaygroundState((state) => state.experiment.data);
  const given = useMemo(
    () => (points.length > 0 ? datasetSample("points", points) : null),
    [points],
  );
  return (
    <fieldset className={styles.picker}>
      <legend className="visually-hidden">{say("data.dataset")}</legend>
      {datasets.map((dataset) => {
        const { id } = dataset;
        const label = entryText(`dataset.${id}.label`, dataset.label);
        const description = entryText(`dataset.${id}.description`, dataset.description);
        const sample = samples.get(id) ?? given;
        return (
          sample && (
            <label key={id} className={styles.option} title={`${label}. ${description}`}>
              <input
                type="radio"
                name="dataset"
                className={styles.radio}
                aria-label={label}
                checked={id === chosen}
                onChange={() => playground.edit("data.dataset", id)}
              />
              <span className={styles.picture} aria-hidden="true">
                <Sample sample={sample} />
              </span>
            </label>
          )
        );
      })}
    </fieldset>
  );
}

function Sample({ sample }: { readonly sample: DatasetSample }) {
  return (
    <BoundaryCanvas
      source={noBoundary}
      output={sample.classCount === 0 ? "linear" : "tanh"}
      classCount={sample.classCount}
      train={sample.train}
      size={outputSize(sample)}
      description=""
      small
    />
  );
}
