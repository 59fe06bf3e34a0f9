import { useEffect, useId, useRef, useState } from "react";
import { raceCsv } from "../../exchange/race-csv.ts";
import { pngBlob, saveFile, svgMarkup } from "../../plots/shared/download.ts";
import type { SavedRace } from "../../store/race/race-archive.ts";
import { formatCount } from "../../words/format.ts";
import { Popover } from "../controls/Popover.tsx";
import { useRaceState, useRaces } from "../shared/race-context.ts";
import { addressOfRace } from "./race-texts.ts";
import styles from "./SavedRaces.module.css";

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
        <Popover trigger="Save or export" triggerClassName={styles.button}>
          <SaveAndExport />
        </Popover>
      )}
      <Popover trigger="Open or compare" triggerClassName={styles.button}>
        <OpenAndCompare />
      </Popover>
      {hasRuns && (
        <button type="button" className={styles.button} onClick={() => window.print()}>
          Print report
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
  const files = () => races.files();
  return (
    <div className={styles.panel}>
      <form
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault();
          void races.save(name.trim() === "" ? defaultName(race.experiment.data.dataset) : name);
        }}
      >
        <label htmlFor={id} className="visually-hidden">
          Name
        </label>
        <input
          id={id}
          type="text"
          value={name}
          placeholder={defaultName(race.experiment.data.dataset)}
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit">Keep in this browser</button>
      </form>
      <div className={styles.list}>
        <button
          type="button"
          onClick={() => saveText("race.jsonl", files()?.race ?? "", "application/jsonl")}
        >
          Race file (JSON lines)
        </button>
        {shown.sweep && (
          <button
            type="button"
            onClick={() => saveText("sweep.jsonl", files()?.sweep ?? "", "application/jsonl")}
          >
            Sweep’s file (JSON lines)
          </button>
        )}
        <button type="button" onClick={() => saveText("race.csv", raceCsv(race, runs), "text/csv")}>
          Runs (CSV)
        </button>
        {figureNames.map(([figure, label]) => (
          <span key={figure} className={styles.row}>
            <button type="button" onClick={() => void saveFigure(figure, label, "svg")}>
              {label} (SVG)
            </button>
            <button
              type="button"
              aria-label={`${label} (PNG)`}
              onClick={() => void saveFigure(figure, label, "png")}
            >
              PNG
            </button>
          </span>
        ))}
      </div>
      <p className={styles.note}>
        Fingerprint <strong>{fingerprint ?? "when the race is over"}</strong>. Whoever runs the same
        race sees the same one, if their machine gave the same numbers.
      </p>
      <button
        type="button"
        onClick={() => void navigator.clipboard.writeText(addressOfRace(shown))}
      >
        Copy the link to this set-up
      </button>
    </div>
  );
}

const figureNames = [
  ["runs", "All runs"],
  ["shares", "Shares converged"],
] as const;

const saveText = (name: string, text: string, type: string): void =>
  saveFile(name, new Blob([text], { type }));

async function saveFigure(name: string, title: string, format: "svg" | "png"): Promise<void> {
  const figure = document.querySelector<SVGSVGElement>(`svg[data-figure="${name}"]`);
  if (!figure) return;
  const markup = svgMarkup(figure, title);
  if (format === "svg") saveText(`${name}.svg`, markup, "image/svg+xml");
  else saveFile(`${name}.png`, await pngBlob(markup));
}

const defaultName = (dataset: string): string => `Race on ${dataset}`;

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
  const take = async (files: FileList | null) => {
    if (!files || files.length === 0) return;
    const texts = await Promise.all([...files].map((file) => file.text()));
    const text = texts.join("\n");
    const name = files[0]?.name ?? "file";
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
        aria-label="Race files"
        onChange={(event) => {
          void take(event.target.files);
          // The same file may be chosen again.
          event.target.value = "";
        }}
      />
      <div className={styles.row}>
        <button type="button" onClick={() => choose("open")}>
          Open a race file…
        </button>
        <button type="button" disabled={!hasShown} onClick={() => choose("compare")}>
          Compare with a file…
        </button>
      </div>
      {saved.length === 0 ? (
        <p className={styles.note}>No race is kept in this browser yet.</p>
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
          {formatCount(race.runs)} runs · {new Date(race.savedAt).toLocaleString()} ·{" "}
          {race.fingerprint}
        </span>
      </span>
      <span className={styles.row}>
        <button type="button" onClick={() => void races.openSaved(race)}>
          Open
        </button>
        <button type="button" disabled={!canCompare} onClick={() => void races.compareSaved(race)}>
          Compare
        </button>
        <button
          type="button"
          aria-label={`Remove ${race.name}`}
          onClick={() => void races.removeSaved(race)}
        >
          Remove
        </button>
      </span>
    </li>
  );
}
