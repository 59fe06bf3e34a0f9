import { useId, useMemo } from "react";
import type { Dataset } from "../../../engine/data/dataset.ts";
import { dataKind, datasetById } from "../../../engine/data/datasets.ts";
import type { DataLegend } from "../../../engine/data/legend.ts";
import { isRealDataset, type RealDatasetId, realDatasets } from "../../../engine/data/real-sets.ts";
import { formatPercent } from "../../../words/format.ts";
import { entryText, say } from "../../../words/say.ts";
import { ExperimentField, ExperimentSlider } from "../../controls/ExperimentField.tsx";
import { FieldRow } from "../../controls/FieldRow.tsx";
import { Icon } from "../../controls/Icon.tsx";
import { NumberInput } from "../../controls/NumberInput.tsx";
import { Panel } from "../../controls/Panel.tsx";
import { Sentence, visuallyHidden } from "../../controls/Sentence.tsx";
import { Term } from "../../controls/Term.tsx";
import { MoreData } from "../../data/MoreData.tsx";
import { usePlayground, usePlaygroundState } from "../../shared/playground-context.ts";
import styles from "./DataPanel.module.css";
import { DatasetPicker } from "./DatasetPicker.tsx";

/** Which points are learned, and how they are split. */
export function DataPanel() {
  const data = usePlaygroundState((state) => state.experiment.data);
  const { dataset, points, rule, legend, playgroundSeed } = data;
  const entry: Dataset = datasetById[dataset];
  const { task, classCount } = useMemo(() => dataKind(data), [data]);
  const isDrawn = entry.defaultSampleCount > 0;
  return (
    <div className={styles.panel}>
      <Panel part="data" title={say("data.title")} aside={<Seed />}>
        <DatasetPicker />
        <div className={styles.fields}>
          {dataset === "points" && (
            <p className={styles.given}>
              {pointsText(points.length, task === "regression" ? null : classCount, legend)}
            </p>
          )}
          {playgroundSeed !== undefined && entry.isOfPlayground && (
            <p className={styles.given}>
              {say("data.playgroundSeed", { digits: String(playgroundSeed).padStart(5, "0") })}
            </p>
          )}
          {isRealDataset(dataset) && <RealNote id={dataset} />}
          {dataset === "rule" && (
            <p className={styles.given}>
              <code className={styles.rule}>{rule}</code>
              <MoreData className={styles.instead}>{say("data.change")}</MoreData>
            </p>
          )}
          <ExperimentSlider
            path="data.trainShare"
            label={say("field.train")}
            term="trainShare"
            min={0.1}
            max={1}
            step={0.1}
            format={formatPercent}
          />
          {isDrawn && (
            <ExperimentSlider
              path="data.noise"
              label={say("field.noise")}
              term="noise"
              min={0}
              max={50}
              step={5}
              format={(noise) => formatPercent(noise / 100)}
            />
          )}
          <FieldRow>
            {isDrawn && (
              <ExperimentField path="data.sampleCount" label={say("field.points")} term="samples" />
            )}
            <ExperimentField
              path="batch.size"
              label={<Sentence text={say("field.batch")} parts={visuallyHidden} />}
              term="batch"
            />
            <ExperimentField path="batch.shuffle" label={say("field.shuffle")} term="shuffle" />
          </FieldRow>
        </div>
      </Panel>
    </div>
  );
}

/** A real set by its name, with whose it is. */
function RealNote({ id }: { readonly id: RealDatasetId }) {
  const { label, credit } = realDatasets[id];
  const name = entryText(`dataset.${id}.label`, label);
  return (
    <p className={styles.given}>
      {say("data.real", { name, by: credit.by, licence: credit.licence })}
    </p>
  );
}

/** Points that the address alone knows, or a set with a name. */
function pointsText(count: number, classes: number | null, legend?: DataLegend): string {
  if (legend?.name === undefined) {
    return classes === null
      ? say("data.given.regression", { count })
      : say("data.given.classes", { count, classes });
  }
  const { name } = legend;
  const points =
    classes === null
      ? say("data.brought.regression", { count })
      : say("data.brought.classes", { count, classes });
  return say("data.brought.named", { name, points });
}

/** The seed, and a button for the next one: other points, other weights. */
function Seed() {
  const id = useId();
  const playground = usePlayground();
  const seed = usePlaygroundState((state) => state.experiment.seed);
  return (
    <span className={styles.seed}>
      <label htmlFor={id} className="visually-hidden">
        {say("field.seed")}
      </label>
      <Term term="seed">{say("field.seed")}</Term>
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
        title={say("field.nextSeed")}
        aria-label={say("field.nextSeed")}
        onClick={() => playground.edit("seed", seed === 0xffffffff ? 0 : seed + 1)}
      >
        <Icon name="dice" />
      </button>
    </span>
  );
}
