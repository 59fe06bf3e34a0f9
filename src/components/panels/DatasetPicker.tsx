import { datasets } from "../../engine/datasets/registry.ts";
import type { DatasetId } from "../../engine/experiment/experiment.ts";
import { BoundaryCanvas } from "../../plots/BoundaryCanvas.tsx";
import { datasetSample } from "../../store/run-data.ts";
import { usePlayground, usePlaygroundState } from "../playground-context.ts";
import styles from "./DatasetPicker.module.css";

/** The same points at every visit, drawn by the generators that training uses. */
const samples = new Map(
  datasets.filter(({ id }) => id !== "points").map(({ id }) => [id, datasetSample(id)] as const),
);

const noBoundary = { get: () => null, subscribe: () => () => {} };

/** One small picture for each dataset; a radio group. */
export function DatasetPicker() {
  const playground = usePlayground();
  const { dataset: chosen, points } = usePlaygroundState((state) => state.experiment.data);
  const offered = datasets.filter(({ id }) => samples.has(id) || points.length > 0);
  return (
    <fieldset className={styles.picker}>
      <legend className="visually-hidden">Dataset</legend>
      {offered.map(({ id, label, description }) => (
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
            <Sample id={id} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Sample({ id }: { readonly id: DatasetId }) {
  const sample = samples.get(id);
  if (!sample) return <span className={styles.own}>own</span>;
  return (
    <BoundaryCanvas
      source={noBoundary}
      output={sample.classCount === 0 ? "linear" : "tanh"}
      classCount={sample.classCount}
      train={sample}
      description=""
      small
    />
  );
}
