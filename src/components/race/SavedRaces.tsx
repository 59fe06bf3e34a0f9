import { useEffect, useId, useRef, useState } from "react";
import { raceCsv } from "../../exchange/race-csv.ts";
import { pngBlob, saveFile, svgMarkup } from "../../plots/shared/download.ts";
import type { SavedRace } from "../../store/race/race-archive.ts";
import { formatMoment } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { CopyButton } from "../controls/CopyButton.tsx";
import { Popover } from "../controls/Popover.tsx";
import { Sentence } from "../controls/Sentence.tsx";
import { withoutExtension } from "../shared/file-name.ts";
import { useRaceState, useRaces } from "../shared/race-context.ts";
import { addressOfRace } from "./race-texts.ts";
import styles from "./SavedRaces.module.css";
import { datasetText } from "./set-up-words.ts";

/** Saving, exporting and printing a race, and opening saved ones. */
export function SavedRaces() {
  const races = useRaces();
  const shown = useRaceState((state) => state.shown);
  const hasRuns = shown !== null && shown.runs.length > 0;
  useEffect(() => {
    void races.listSaved();
  }, [races]);
  return (
    <div className={styles.bar}>
      {hasRuns && (
        <Popover trigger={say("saved.save")} triggerClassName={styles.button}>
          <SaveAndExport />
        </Popover>
      )}
      <Popover trigger={say("saved.open")} triggerClassName={styles.button}>
        <OpenAndCompare />
      </Popover>
      {hasRuns && (
        <button type="button" className={styles.button} onClick={() => window.print()}>
          {say("saved.print")}
        </button>
      )}
    </div>
  );
}

function SaveAndExport() {
  const races = useRaces();
  const shown = useRaceState((state) => state.shown);
  const fingerprint = useRaceState((state) => state.fingerprint);
  const id = useId();
  const [name, setName] = useState("");
  if (!shown) return null;
  const { race, runs } = shown;
  const usualName = say("saved.defaultName", {
    dataset: datasetText(race.experiment.data.dataset),
  });
  const files = () => races.files();
  return (
    <div className={styles.panel}>
      <form
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault();
          void races.save(name.trim() === "" ? usualName : name);
        }}
      >
        <label htmlFor={id} className="visually-hidden">
          {say("saved.name")}
        </label>
        <input
          id={id}
          type="text"
          value={name}
          placeholder={usualName}
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit">{say("saved.keep")}</button>
      </form>
      <div className={styles.list}>
        <button
          type="button"
          onClick={() => saveText("race.jsonl", files()?.race ?? "", "application/jsonl")}
        >
          {say("saved.raceFile")}
        </button>
        {shown.sweep && (
          <button
            type="button"
            onClick={() => saveText("sweep.jsonl", files()?.sweep ?? "", "application/jsonl")}
          >
            {say("saved.sweepFile")}
          </button>
        )}
        <button type="button" onClick={() => saveText("race.csv", raceCsv(race, runs), "text/csv")}>
          {say("saved.runsFile")}
        </button>
        {(["runs", "shares"] as const).map((figure) => (
          <FigureButtons key={figure} figure={figure} />
        ))}
      </div>
      <p className={styles.note}>
        <Sentence
          text={say("saved.fingerprint", {
            fingerprint: fingerprint ?? say("saved.fingerprintLater"),
          })}
          parts={{ strong: (inner) => <strong>{inner}</strong> }}
        />
      </p>
      <CopyButton text={addressOfRace(shown)} label={say("saved.copyLink")} />
    </div>
  );
}

/** One of the race's figures as a file, in either format. */
function FigureButtons({ figure }: { readonly figure: "runs" | "shares" }) {
  const label = say(`saved.figure.${figure}`);
  return (
    <span className={styles.row}>
      <button type="button" onClick={() => void saveFigure(figure, label, "svg")}>
        {say("saved.figureSvg", { figure: label })}
      </button>
      <button
        type="button"
        aria-label={say("saved.figurePng", { figure: label })}
        onClick={() => void saveFigure(figure, label, "png")}
      >
        {say("saved.png")}
      </button>
    </span>
  );
}

const saveText = (name: string, text: string, type: string): void =>
  saveFile(name, new Blob([text], { type }));

async function saveFigure(name: string, title: string, format: "svg" | "png"): Promise<void> {
  const figure = document.querySelector<SVGSVGElement>(`svg[data-figure="${name}"]`);
  if (!figure) return;
  const markup = svgMarkup(figure, title);
  if (format === "svg") saveText(`${name}.svg`, markup, "image/svg+xml");
  else saveFile(`${name}.png`, await pngBlob(markup));
}

function OpenAndCompare() {
  const races = useRaces();
  const saved = useRaceState((state) => state.saved);
  const hasShown = useRaceState((state) => state.shown !== null);
  const input = useRef<HTMLInputElement>(null);
  const [purpose, setPurpose] = useState<"open" | "compare">("open");
  const choose = (what: "open" | "compare") => {
    setPurpose(what);
    input.current?.click();
  };
  const take = async (files: readonly File[]) => {
    const [first] = files;
    if (!first) return;
    const text = (await Promise.all(files.map((file) => file.text()))).join("\n");
    const name = withoutExtension(first.name);
    if (purpose === "open") races.open(text, name);
    else races.compare(text, name);
  };
  return (
    <div className={styles.panel}>
      <input
        ref={input}
        type="file"
        accept=".jsonl,.json,.txt"
        multiple
        hidden
        aria-label={say("saved.files")}
        onChange={(event) => {
          // A list of its own: the input's is emptied with it, before the files are read.
          void take([...(event.target.files ?? [])]);
          // The same file may be chosen again.
          event.target.value = "";
        }}
      />
      <div className={styles.row}>
        <button type="button" onClick={() => choose("open")}>
          {say("saved.openFile")}
        </button>
        <button type="button" disabled={!hasShown} onClick={() => choose("compare")}>
          {say("saved.compareFile")}
        </button>
      </div>
      {saved.length === 0 ? (
        <p className={styles.note}>{say("saved.none")}</p>
      ) : (
        <ul className={styles.saved}>
          {saved.map((race) => (
            <SavedItem key={race.id} race={race} canCompare={hasShown} />
          ))}
        </ul>
      )}
    </div>
  );
}

function SavedItem({ race, canCompare }: { race: SavedRace; canCompare: boolean }) {
  const races = useRaces();
  return (
    <li>
      <span>
        <strong>{race.name}</strong>
        <span className={styles.note}>
          {say("saved.summary", {
            runs: race.runs,
            date: formatMoment(race.savedAt),
            fingerprint: race.fingerprint,
          })}
        </span>
      </span>
      <span className={styles.row}>
        <button type="button" onClick={() => void races.openSaved(race)}>
          {say("saved.openIt")}
        </button>
        <button type="button" disabled={!canCompare} onClick={() => void races.compareSaved(race)}>
          {say("saved.compare")}
        </button>
        <button
          type="button"
          aria-label={say("saved.removeIt", { name: race.name })}
          onClick={() => void races.removeSaved(race)}
        >
          {say("saved.remove")}
        </button>
      </span>
    </li>
  );
}
