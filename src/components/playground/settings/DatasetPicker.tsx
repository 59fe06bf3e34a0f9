import { useMemo } from "react";
import type { OwnData } from "../../../engine/data/dataset.ts";
import { type DatasetId, datasets, hasOwnData } from "../../../engine/data/datasets.ts";
import { type DatasetSample, datasetSample } from "../../../store/playground/run-data.ts";
import { entryText, say } from "../../../words/say.ts";
import { Icon } from "../../controls/Icon.tsx";
import { DatasetThumbnail } from "../../data/DatasetThumbnail.tsx";
import { MoreData } from "../../data/MoreData.tsx";
import { useIsHidden, usePlayground, usePlaygroundState } from "../../shared/playground-context.ts";
import styles from "./DatasetPicker.module.css";

/** The same points at every visit, made when they are first seen. */
const samples = new Map<DatasetId, DatasetSample>();

function usualSample(id: DatasetId): DatasetSample {
  const sample = samples.get(id) ?? datasetSample(id);
  samples.set(id, sample);
  return sample;
}

/** What an experiment brings of one's own stays at hand while another dataset is chosen. */
const ownIds: readonly DatasetId[] = ["rule", "points"];

/** One small picture for each usual dataset, and for what the experiment brings; a radio group. */
export function DatasetPicker() {
  const playground = usePlayground();
  const data = usePlaygroundState((state) => state.experiment.data);
  const isHidden = useIsHidden("datasets");
  if (isHidden) return null;
  return (
    <fieldset className={styles.picker}>
      <legend className="visually-hidden">{say("data.dataset")}</legend>
      {datasets
        .filter(({ id, isOccasional }) => !isOccasional || isAtHand(id, data))
        .map((dataset) => {
          const { id, isOccasional } = dataset;
          const label = entryText(`dataset.${id}.label`, dataset.label);
          const description = entryText(`dataset.${id}.description`, dataset.description);
          return (
            <label key={id} className={styles.option} title={`${label}. ${description}`}>
              <input
                type="radio"
                name="dataset"
                className={styles.radio}
                aria-label={label}
                checked={id === data.dataset}
                onChange={() => playground.edit("data.dataset", id)}
              />
              <span className={styles.picture} aria-hidden="true">
                <Picture id={id} own={isOccasional ? data : null} />
              </span>
            </label>
          );
        })}
      <MoreData className={styles.more} label={say("data.moreLabel")}>
        <Icon name="more" />
      </MoreData>
    </fieldset>
  );
}

/** A few points, drawn by the generators that training uses. */
function Picture({ id, own }: { readonly id: DatasetId; readonly own: OwnData | null }) {
  const sample = useMemo(() => (own ? datasetSample(id, own) : usualSample(id)), [id, own]);
  return <DatasetThumbnail sample={sample} />;
}

type OwnAndChosen = Parameters<typeof hasOwnData>[1] & { readonly dataset: DatasetId };

const isAtHand = (id: DatasetId, data: OwnAndChosen): boolean =>
  id === data.dataset || (ownIds.includes(id) && hasOwnData(id, data));
