import { useId, useMemo } from "react";
import { taskText } from "../../engine/data/dataset.ts";
import { dataKind } from "../../engine/data/datasets.ts";
import { formatCount, formatPercent } from "../../words/format.ts";
import { ExperimentField, ExperimentSlider } from "../controls/ExperimentField.tsx";
import { FieldRow } from "../controls/FieldRow.tsx";
import { Help } from "../controls/Help.tsx";
import { Icon } from "../controls/Icon.tsx";
import { NumberInput } from "../controls/NumberInput.tsx";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import styles from "./DataPanel.module.css";
import { DatasetPicker } from "./DatasetPicker.tsx";
import { Panel } from "./Panel.tsx";

/** Which points are learned, and how they are split. */
export function DataPanel() {
  const { dataset, points } = usePlaygroundState((state) => state.experiment.data);
  const task = useMemo(() => taskText(dataKind({ dataset, points })), [dataset, points]);
  return (
    <div className={styles.panel}>
      <Panel title="Data" aside={<Seed />}>
        <DatasetPicker />
        <div className={styles.fields}>
          {dataset === "points" && (
            <p className={styles.given}>
              {formatCount(points.length)} points given in the address, {task}.
            </p>
          )}
          <ExperimentSlider
            path="data.trainShare"
            label="Train"
            term="trainShare"
            min={0.1}
            max={0.9}
            step={0.1}
            format={formatPercent}
          />
          {dataset !== "points" && (
            <ExperimentSlider
              path="data.noise"
              label="Noise"
              term="noise"
              min={0}
              max={50}
              step={5}
              format={(noise) => `${noise} %`}
            />
          )}
          <FieldRow>
            {dataset !== "points" && (
              <ExperimentField path="data.sampleCount" label="Points" term="samples" />
            )}
            <ExperimentField
              path="batch.size"
              label={
                <>
                  Batch<span className="visually-hidden"> size</span>
                </>
              }
              term="batch"
            />
            <ExperimentField path="batch.shuffle" label="Shuffle" term="shuffle" />
          </FieldRow>
        </div>
      </Panel>
    </div>
  );
}

/** The seed, and a button for the next one: other points, other weights. */
function Seed() {
  const id = useId();
  const playground = usePlayground();
  const seed = usePlaygroundState((state) => state.experiment.seed);
  return (
    <span className={styles.seed}>
      <label htmlFor={id}>Seed</label>
      <Help term="seed" />
      <NumberInput
        id={id}
        value={seed}
        min={0}
        max={0xffffffff}
        integer
        onCommit={(next) => playground.edit("seed", next)}
      />
      <button
        type="button"
        className={styles.regenerate}
        title="Regenerate: the next seed"
        aria-label="Regenerate with the next seed"
        onClick={() => playground.edit("seed", seed === 0xffffffff ? 0 : seed + 1)}
      >
        <Icon name="dice" />
      </button>
    </span>
  );
}
