import { useId, useState } from "react";
import { useStore } from "zustand";
import { datasetSample } from "../../store/playground/run-data.ts";
import {
  createKeptSets,
  type KeptSets as Kept,
  type KeptSet,
  type OwnSet,
  ownSetOf,
} from "../../store/share/kept-sets.ts";
import { createArchive } from "../../store/shared/archive.ts";
import { say } from "../../words/say.ts";
import { usePlaygroundState } from "../shared/playground-context.ts";
import { keptHook } from "../shared/use-kept.ts";
import all from "./AllDatasets.module.css";
import dialog from "./DataDialog.module.css";
import { DatasetThumbnail } from "./DatasetThumbnail.tsx";
import styles from "./KeptSets.module.css";

const useKeptSets = keptHook((playground) =>
  createKeptSets({
    playground,
    archive: window.indexedDB
      ? createArchive<KeptSet, OwnSet>(window.indexedDB, "activation-playground.sets")
      : null,
    today: () => Date.now(),
  }),
);

/** Sets of one's own that the browser keeps, and a name for the one that is shown. */
export function KeptSets({ onTaken }: { readonly onTaken: () => void }) {
  const id = useId();
  const kept = useKeptSets();
  const sets = useStore(kept.store, (state) => state.sets);
  const shown = usePlaygroundState((state) => state.experiment.data);
  const own = ownSetOf(shown);
  if (!own && sets.length === 0) return null;
  return (
    <section className={dialog.section} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className={dialog.heading}>
        {say("ownData.kept.title")}
      </h3>
      {own && <KeepForm kept={kept} usual={own.legend?.name ?? own.rule ?? ""} />}
      {sets.length > 0 && (
        <ul className={all.list}>
          {sets.map((set) => (
            <Entry key={set.id} set={set} kept={kept} onTaken={onTaken} />
          ))}
        </ul>
      )}
    </section>
  );
}

function KeepForm({ kept, usual }: { readonly kept: Kept; readonly usual: string }) {
  const id = useId();
  const [name, setName] = useState(usual);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void kept.keep(name);
      }}
    >
      <label htmlFor={id}>{say("ownData.kept.name")}</label>
      <input
        id={id}
        value={name}
        maxLength={60}
        required
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit">{say("ownData.kept.keep")}</button>
    </form>
  );
}

interface EntryProps {
  readonly set: KeptSet;
  readonly kept: Kept;
  readonly onTaken: () => void;
}

function Entry({ set, kept, onTaken }: EntryProps) {
  const { name, count, preview } = set;
  const [sample] = useState(() => datasetSample(preview.dataset, preview));
  return (
    <li className={styles.entry}>
      <button
        type="button"
        className={all.card}
        title={say("ownData.kept.open", { name, count })}
        onClick={() => void kept.open(set).then(onTaken)}
      >
        <span className={all.picture} aria-hidden="true">
          <DatasetThumbnail sample={sample} />
        </span>
        {name}
      </button>
      <button
        type="button"
        className={styles.remove}
        aria-label={say("ownData.kept.removeIt", { name })}
        onClick={() => void kept.remove(set)}
      >
        {say("ownData.kept.remove")}
      </button>
    </li>
  );
}
