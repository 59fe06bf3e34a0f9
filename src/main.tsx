import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createRacePool, usefulWorkers } from "./client/race-pool.ts";
import { createTrainingClient } from "./client/training-client.ts";
import { App } from "./components/page/App.tsx";
import { viewById, views } from "./components/page/views.ts";
import { FunctionsContext } from "./components/shared/functions-context.ts";
import { PlaygroundContext } from "./components/shared/playground-context.ts";
import { RaceContext } from "./components/shared/race-context.ts";
import {
  createFunctionsView,
  functionKeys,
  functionsFromQuery,
  functionsToQuery,
} from "./store/functions/functions-view.ts";
import { createInventions } from "./store/functions/inventions.ts";
import { addressOfQuery, keepAddress, queryOfAddress, readAddress } from "./store/page/address.ts";
import { createPlayground } from "./store/playground/playground.ts";
import { raceFromQuery, raceKeys, raceToQuery } from "./store/race/race-address.ts";
import { createRaceArchive } from "./store/race/race-archive.ts";
import { createRaces } from "./store/race/races.ts";
import { loadPreferences } from "./store/shared/preferences.ts";
import { isLanguageId } from "./words/languages.ts";
import { loadRooms, loadWords, locale, say } from "./words/say.ts";
import "./theme.css";

/** Even asking for storage throws where cookies are blocked. */
function storageOrNull(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

const storage = storageOrNull();
const query = queryOfAddress(window.location);
const wantedLanguage = new URLSearchParams(query).get("lang") ?? "en";
await loadWords(isLanguageId(wantedLanguage) ? wantedLanguage : "en", ["page", "units"]);
document.documentElement.lang = locale();
const { experiment, problems, view } = readAddress(
  query,
  ["lang", ...functionKeys, ...raceKeys],
  views.map(({ id }) => id),
);
const wantedRace = raceFromQuery(query, experiment);
const wantedFunctions = functionsFromQuery(query);
const functionsView = createFunctionsView(wantedFunctions.state);
const inventions = createInventions(storage);
const allProblems = [...problems, ...wantedFunctions.problems, ...wantedRace.problems];
if (allProblems.some(({ about }) => about)) await loadRooms(["formula"]);
const playground = createPlayground({
  experiment,
  problems: allProblems,
  view: view ?? "playground",
  preferences: loadPreferences(storage),
  storage,
  now: () => performance.now(),
});

playground.connect(
  createTrainingClient({
    createWorker: () =>
      new Worker(new URL("./worker/training.worker.ts", import.meta.url), { type: "module" }),
    onEvent: playground.receive,
    afterPaint: (callback) => requestAnimationFrame(callback),
  }),
);

function later(callback: () => void, delayMs: number): () => void {
  const timer = window.setTimeout(callback, delayMs);
  return () => window.clearTimeout(timer);
}

const races = createRaces({
  settings: wantedRace.settings,
  archive: window.indexedDB ? createRaceArchive(window.indexedDB) : null,
  now: () => performance.now(),
  today: () => Date.now(),
  later,
});

races.connect(
  createRacePool({
    createWorker: () =>
      new Worker(new URL("./worker/race.worker.ts", import.meta.url), { type: "module" }),
    workerCount: usefulWorkers(navigator.hardwareConcurrency),
    onEvent: races.receive,
  }),
);

const addressHere = (query: string): string => window.location.pathname + addressOfQuery(query);

/** Marks the history entries that the page wrote: an address typed by a person has no mark. */
const written = { isWritten: true };

function nameView(): void {
  const { view } = playground.store.getState();
  const label = viewById(view)?.label ?? "";
  document.title =
    view === "playground" ? say("page.title") : say("page.titleOfView", { view: label });
}

nameView();
window.history.replaceState(written, "");
keepAddress(
  playground,
  {
    replaceQuery: (query) => window.history.replaceState(written, "", addressHere(query)),
    pushQuery: (query) => {
      window.history.pushState(written, "", addressHere(query));
      nameView();
    },
    onStep: (listener) => {
      const onPopState = ({ state }: PopStateEvent) => {
        // Another fragment, typed or pasted, is a new link: it is read as when the page opens.
        if (state === null) return window.location.reload();
        const { view } = readAddress(queryOfAddress(window.location));
        listener(view ?? "playground");
        nameView();
      };
      window.addEventListener("popstate", onPopState);
      return () => window.removeEventListener("popstate", onPopState);
    },
    later,
  },
  [
    {
      view: "functions",
      query: () => functionsToQuery(functionsView.store.getState()),
      subscribe: functionsView.store.subscribe,
    },
    {
      view: "race",
      query: () => raceToQuery(races.store.getState().settings),
      subscribe: (listener) =>
        races.store.subscribe((now, before) => {
          if (now.settings !== before.settings) listener();
        }),
    },
  ],
);

const root = document.getElementById("root");
if (!root) throw new Error("The page has no #root");
createRoot(root).render(
  <StrictMode>
    <PlaygroundContext value={playground}>
      <FunctionsContext value={{ view: functionsView, inventions }}>
        <RaceContext value={races}>
          <App />
        </RaceContext>
      </FunctionsContext>
    </PlaygroundContext>
  </StrictMode>,
);
