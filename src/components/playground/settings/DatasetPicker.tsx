import { useMemo } from "react";
import { type DatasetId, datasets, hasOwnData } from "../../../engine/data/datasets.ts";
import { datasetSample } from "../../../store/playground/run-data.ts";
import { entryText, say } from "../../../words/say.ts";
import { Icon } from "../../controls/Icon.tsx";
import { DatasetThumbnail } from "../../data/DatasetThumbnail.tsx";
import { MoreData } from "../../data/MoreData.tsx";
import { useIsHidden, usePlayground, usePlaygroundState } from "../../shared/playground-context.ts";
import styles from "./DatasetPicker.module.css";

/** The same points at every visit, drawn by the generators that training uses. */
const samples = new Map(
  datasets
    .filter(({ isOccasional }) => !isOccasional)
    .map(({ id }) => [id, datasetSample(id)] as const),
);

/** What an experiment brings of one's own stays at hand while another dataset is chosen. */
const ownIds: readonly DatasetId[] = ["rule", "points"];

/** One small picture for each usual dataset, and for what the experiment brings; a radio group. */
export function DatasetPicker() {
  const playground = usePlayground();
  const data = usePlaygroundState((state) => state.experiment.data);
  const isHidden = useIsHidden("datasets");
  const occasional = useMemo(
    () =>
      new Map(
        datasets
          .filter(({ id, isOccasional }) => isOccasional && isAtHand(id, data))
          .map(({ id }) => [id, datasetSample(id, data)] as const),
      ),
    [data],
  );
  if (isHidden) return null;
  return (
    <fieldset className={styles.picker}>
      <legend className="visually-hidden">{say("data.dataset")}</legend>
      {datasets.map((dataset) => {
        const { id } = dataset;
        const label = entryText(`dataset.${id}.label`, dataset.label);
        const description = entryText(`dataset.${id}.description`, dataset.description);
        const sample = samples.get(id) ?? occasional.get(id);
        return (
          sample && (
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
                <DatasetThumbnail sample={sample} />
              </span>
            </label>
          )
        );
      })}
      <MoreData className={styles.more} label={say("data.moreLabel")}>
        <Icon name="more" />
      </MoreData>
    </fieldset>
  );
}

type OwnAndChosen = Parameters<typeof hasOwnData>[1] & { readonly dataset: DatasetId };

const isAtHand = (id: DatasetId, data: OwnAndChosen): boolean =>
  id === data.dataset || (ownIds.includes(id) && hasOwnData(id, data));
