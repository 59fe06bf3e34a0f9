import { useId, useMemo, useState } from "react";
import { useStore } from "zustand";
import { datasetById } from "../../engine/data/datasets.ts";
import { OutputCanvas } from "../../plots/graph/OutputCanvas.tsx";
import { saveFile } from "../../plots/shared/download.ts";
import { armLabel } from "../../store/playground/arms.ts";
import type { KeptRun, KeptRuns } from "../../store/share/kept-runs.ts";
import { formatBytes, formatCount, formatMoment } from "../../words/format.ts";
import { entryText, listOf, say } from "../../words/say.ts";
import { outputSize } from "../shared/output-size.ts";
import { usePlayground, usePlaygroundState, useRunData } from "../shared/playground-context.ts";
import { OpenFileButton } from "./OpenFileButton.tsx";
import { runFileOf } from "./run-file.ts";
import styles from "./ShareDialog.module.css";
import type { SharePartProps } from "./ShareDialog.tsx";
import { StorageNote } from "./StorageNote.tsx";
import { useKeptRuns } from "./use-kept-runs.ts";

/** The run as a file, and runs kept in this browser. */
export function SavePart({ close }: SharePartProps) {
  const playground = usePlayground();
  const kept = useKeptRuns();
  const runs = useStore(kept.store, (state) => state.runs);
  const save = () =>
    runFileOf(playground).then(
      ({ name, text }) => saveFile(name, new Blob([text], { type: "application/json" })),
      () => playground.notify(say("share.notSaved"), "error"),
    );
  return (
    <>
      <p>{say("share.saveExplain")}</p>
      <div className={styles.row}>
        <button type="button" onClick={() => void save()}>
          {say("share.saveFile")}
        </button>
        <OpenFileButton label={say("share.openFile")} onOpened={close} />
      </div>
      <KeepForm kept={kept} />
      {runs.length === 0 ? (
        <p className={styles.note}>{say("share.noKept")}</p>
      ) : (
        <ul className={styles.list}>
          {runs.map((run) => (
            <KeptEntry key={run.id} run={run} kept={kept} close={close} />
          ))}
        </ul>
      )}
      <StorageNote />
    </>
  );
}

function KeepForm({ kept }: { readonly kept: KeptRuns }) {
  const id = useId();
  const playground = usePlayground();
  const data = useRunData();
  const dataset = usePlaygroundState((state) => state.experiment.data.dataset);
  const epoch = usePlaygroundState((state) => state.epoch);
  const [name, setName] = useState("");
  const usualName = say("share.defaultName", {
    dataset: entryText(`dataset.${dataset}.label`, datasetById[dataset].label),
    epoch: formatCount(epoch),
  });
  const keep = async () => {
    const { arms } = playground.store.getState();
    const labels = arms.map((state) => armLabel(state, arms));
    await kept
      .keep(name.trim() === "" ? usualName : name.trim(), labels, outputSize(data))
      .catch(() => playground.notify(say("share.notSaved"), "error"));
  };
  return (
    <form
      className={styles.row}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <label htmlFor={id} className="visually-hidden">
        {say("share.name")}
      </label>
      <input
        id={id}
        type="text"
        maxLength={80}
        value={name}
        placeholder={usualName}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit">{say("share.keep")}</button>
    </form>
  );
}

interface KeptEntryProps extends SharePartProps {
  readonly run: KeptRun;
  readonly kept: KeptRuns;
}

function KeptEntry({ run, kept, close }: KeptEntryProps) {
  const { picture } = run;
  const source = useMemo(() => ({ getState: () => picture, subscribe: () => () => {} }), [picture]);
  return (
    <li>
      <span className={styles.picture}>
        <OutputCanvas
          inputCount={picture.rows ?? 2}
          source={source}
          output={picture.output}
          classCount={picture.classCount}
          size={picture.size}
          description={say("share.picture")}
          small
        />
      </span>
      <span className={styles.words}>
        <strong>{run.name}</strong>
        <span className={styles.note}>
          {say("share.keptSummary", {
            arms: listOf(run.arms, "unit"),
            date: formatMoment(run.savedAt),
            size: formatBytes(run.length),
          })}
        </span>
        <span className={styles.row}>
          <button type="button" onClick={() => void kept.open(run).then(close)}>
            {say("share.open")}
          </button>
          <button
            type="button"
            aria-label={say("share.removeIt", { name: run.name })}
            onClick={() => void kept.remove(run)}
          >
            {say("share.remove")}
          </button>
        </span>
      </span>
    </li>
  );
}
