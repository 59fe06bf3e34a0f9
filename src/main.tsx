import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createRacePool, usefulWorkers } from "./client/race-pool.ts";
import { createTrainingClient } from "./client/training-client.ts";
import { App } from "./components/App.tsx";
import { FunctionsContext } from "./components/functions/functions-context.ts";
import { PlaygroundContext } from "./components/playground-context.ts";
import { RaceContext } from "./components/race/race-context.ts";
import { viewById } from "./components/views.ts";
import { keepAddress, readAddress } from "./store/address.ts";
import {
  createFunctionsView,
  functionKeys,
  functionsFromQuery,
  functionsToQuery,
} from "./store/functions-view.ts";
import { createInventions } from "./store/inventions.ts";
import { createPlayground } from "./store/playground.ts";
import { loadPreferences } from "./store/preferences.ts";
import { raceFromQuery, raceKeys, raceToQuery } from "./store/race-address.ts";
import { createRaceDesk } from "./store/race-desk.ts";
import { createRaceShelf } from "./store/race-shelf.ts";
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
const { search } = window.location;
const { experiment, problems, view } = readAddress(search, [...functionKeys, ...raceKeys]);
const wantedRace = raceFromQuery(search, experiment);
const wantedFunctions = functionsFromQuery(search);
const functionsView = createFunctionsView(wantedFunctions.state);
const inventions = createInventions(storage);
const playground = createPlayground({
  experiment,
  problems: [...problems, ...wantedFunctions.problems, ...wantedRace.problems],
  view: viewById(view ?? "")?.id ?? "playground",
  preferences: loadPreferences(storage),
  storage,
  now: () => performance.now(),
});

playground.connect(
  createTrainingClient({
    createWorker: () =>
      new Worker(new URL("./worker/training.worker.ts", import.meta.url), { type: "module" }),
    onEvent: playground.hear,
    afterPaint: (callback) => requestAnimationFrame(callback),
  }),
);

function later(callback: () => void, delayMs: number): () => void {
  const timer = window.setTimeout(callback, delayMs);
  return () => window.clearTimeout(timer);
}

const races = createRaceDesk({
  settings: wantedRace.settings,
  shelf: window.indexedDB ? createRaceShelf(window.indexedDB) : null,
  now: () => performance.now(),
  today: () => Date.now(),
  later,
});

races.connect(
  createRacePool({
    createWorker: () =>
      new Worker(new URL("./worker/race.worker.ts", import.meta.url), { type: "module" }),
    workerCount: usefulWorkers(navigator.hardwareConcurrency),
    onEvent: races.hear,
  }),
);

keepAddress(
  playground,
  {
    replaceQuery: (query) =>
      window.history.replaceState(null, "", query === "" ? window.location.pathname : `?${query}`),
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
