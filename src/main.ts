import { createTrainingClient } from "./client/training-client.ts";
import { wantBoundaries } from "./components/page/prerendered-boundaries.ts";
import { openPrerendered, prerenderedFor } from "./components/page/prerendered-page.ts";
import { tellMissingPage } from "./components/page/tell-missing-page.ts";
import { viewById, views } from "./components/page/views.ts";
import { fetchCompare } from "./components/playground/compare/fetch-compare.ts";
import { loadRealRows } from "./engine/data/real/load-rows.ts";
import { mayNameRealDataset } from "./engine/data/real-sets.ts";
import { mayHoldFormula } from "./engine/experiment/holds-formula.ts";
import { joinQueries } from "./engine/experiment/query.ts";
import { experimentToQuery } from "./engine/experiment/url.ts";
import { arithmeticVersion } from "./engine/fast/arithmetic-version.ts";
import { loadFormulaReader } from "./functions/formula/load-reader.ts";
import { lateRaceStores } from "./late-race-stores.ts";
import { narrowWindow } from "./narrow-window.ts";
import type { TrainingClientEvent } from "./protocol/messages.ts";
import {
  createFunctionsView,
  functionKeys,
  functionsFromQuery,
  functionsToQuery,
} from "./store/functions/functions-view.ts";
import { createInventions, hasInventions } from "./store/functions/inventions.ts";
import { addressOfQuery, keepAddress, queryOfAddress, readAddress } from "./store/page/address.ts";
import {
  linkSettingsFromQuery,
  linkSettingsKeys,
  linkSettingsToQuery,
} from "./store/page/link-settings.ts";
import { claimKeys, lectureKeys, raceKeys } from "./store/page/view-keys.ts";
import { createPlayground } from "./store/playground/playground.ts";
import type { Layout } from "./store/playground/playground-state.ts";
import { loadPreferences } from "./store/shared/preferences.ts";
import { createWhyView, questionFromQuery, whyKeys, whyToQuery } from "./store/why/why-view.ts";
import { isLanguageId } from "./words/languages.ts";
import { loadRooms, loadWords, locale, say } from "./words/say.ts";
import { startRooms } from "./words/start-rooms.ts";

/** Even asking for storage throws where cookies are blocked. */
function storageOrNull(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function later(callback: () => void, delayMs: number): () => void {
  const timer = window.setTimeout(callback, delayMs);
  return () => window.clearTimeout(timer);
}

/** What a link of TensorFlow Playground sets up, where its state stands behind the "#". */
async function foreignLink() {
  const { hash } = window.location;
  if (hash.length < 2) return null;
  const { readPlaygroundLink } = await import("./exchange/playground-link.ts");
  const link = readPlaygroundLink(hash);
  if (!link) return null;
  const [{ sayPlaygroundLink }] = await Promise.all([
    import("./components/data/playground-link-words.ts"),
    loadRooms(["ownData"]),
  ]);
  return { ...link, sentence: sayPlaygroundLink(link) };
}

// The worker loads while the page reads its words and its address, and may speak before there is a playground.
const earlyEvents: TrainingClientEvent[] = [];
let onWorkerEvent = (event: TrainingClientEvent): void => {
  earlyEvents.push(event);
};
const client = createTrainingClient({
  createWorker: () =>
    new Worker(new URL("./worker/training.worker.ts", import.meta.url), { type: "module" }),
  onEvent: (event) => onWorkerEvent(event),
  afterPaint: (callback) => requestAnimationFrame(callback),
});

const storage = storageOrNull();
const query = queryOfAddress(window.location);
const kept = loadPreferences(storage);
const isNarrow = window.matchMedia(narrowWindow).matches;
/** What the build has rendered, where it is what this visit shows. */
const prerendered = isNarrow ? null : prerenderedFor(window.location, kept);
const root = document.getElementById("root");
if (!root) throw new Error("The page has no #root");
const fetchPage = () => import("./page.tsx");
// What has no other first picture waits for React. Else the worker's files come first, then
// React's, which run when there is a picture.
const earlyPage = prerendered ? null : fetchPage();
earlyPage?.catch(() => {});
const wantedLanguage = new URLSearchParams(query).get("lang") ?? "en";
await loadWords(isLanguageId(wantedLanguage) ? wantedLanguage : "en", startRooms);
document.documentElement.lang = locale();
if (mayNameRealDataset(query)) await loadRealRows();
if (mayHoldFormula(query) || hasInventions(storage)) await loadFormulaReader();
const link = await foreignLink();
const { problems, view, layout, ...addressed } = readAddress(
  link ? window.location.search : query,
  [
    "lang",
    ...linkSettingsKeys,
    ...functionKeys,
    ...raceKeys,
    ...claimKeys,
    ...lectureKeys,
    ...whyKeys,
  ],
  views.map(({ id }) => id),
);
const experiment = link?.experiment ?? addressed.experiment;
const { problems: linkProblems, settings } = linkSettingsFromQuery(query);
const linkSettings = { ...settings, hidden: [...settings.hidden, ...(link?.hidden ?? [])] };
const raceStores = lateRaceStores({ experiment, storage, later });
const asked = new URLSearchParams(query);
const asksForRaces =
  views.some(({ id, needsRaces }) => needsRaces && id === view) ||
  [...raceKeys, ...claimKeys, ...lectureKeys].some((key) => asked.has(key));
// A view that cannot have its stores says so when it opens.
if (asksForRaces) await raceStores.load().catch(() => null);
const wantedFunctions = functionsFromQuery(query);
const functionsView = createFunctionsView(wantedFunctions.state);
const whyView = createWhyView(questionFromQuery(query));
const inventions = createInventions(storage, (listener) =>
  window.addEventListener("storage", ({ key }) => listener(key)),
);
const allProblems = [
  ...problems,
  ...linkProblems,
  ...wantedFunctions.problems,
  ...(raceStores.current()?.problems ?? []),
];
if (allProblems.some(({ fact }) => fact.code === "invention")) await loadRooms(["formula"]);
const preferences = link
  ? { ...kept, showsTestData: link.showsTestData, discretises: link.discretises }
  : kept;
/** What a first visit opens in: a narrow window and the last row have room for what differs. */
const usualLayout: Layout = preferences.size === "lecture" || isNarrow ? "compare" : "inspect";
const startLayout = layout ?? usualLayout;
// Its picture is in it: it comes while the rest starts.
if (startLayout === "compare" || linkSettings.embed) fetchCompare().catch(() => {});
const playground = createPlayground({
  experiment,
  layout: startLayout,
  problems: allProblems,
  view: view ?? "playground",
  link: linkSettings,
  // A frame in another page asks nobody to bet, nor does a lecture.
  preferences:
    linkSettings.embed || asked.has("set") ? { ...preferences, firstBet: "done" } : preferences,
  storage,
  now: () => performance.now(),
});

// So that the first frame has them.
const wanted = prerendered ? wantBoundaries(prerendered.markup, playground.pictures) : [];
playground.connect(client);

const addressHere = (query: string): string => window.location.pathname + addressOfQuery(query);

/** Marks the history entries that the page wrote: an address typed by a person has no mark. */
const written = { isWritten: true };

function nameView(): void {
  const { view } = playground.store.getState();
  const open = viewById(view)?.id ?? "playground";
  document.title =
    open === "playground"
      ? say("page.title")
      : say("page.titleOfView", { view: say(`view.${open}`) });
}

nameView();
window.history.replaceState(
  written,
  "",
  link ? addressHere(experimentToQuery(experiment)) : undefined,
);
if (link) playground.notify(link.sentence);
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
        const there = queryOfAddress(window.location);
        const { view, layout } = readAddress(there);
        listener({ view: view ?? "playground", layout: layout ?? usualLayout }, there);
        nameView();
      };
      window.addEventListener("popstate", onPopState);
      return () => window.removeEventListener("popstate", onPopState);
    },
    later,
  },
  [
    {
      view: "why",
      query: () => whyToQuery(whyView.getState()),
      subscribe: whyView.subscribe,
    },
    {
      view: "functions",
      query: () => functionsToQuery(functionsView.store.getState()),
      subscribe: functionsView.store.subscribe,
    },
    ...views.filter(({ needsRaces }) => needsRaces).map(({ id }) => raceStores.partOf(id)),
    raceStores.partOf(null),
  ],
  usualLayout,
  joinQueries([
    linkSettingsToQuery(linkSettings),
    ...(isLanguageId(wantedLanguage) && wantedLanguage !== "en" ? [`lang=${wantedLanguage}`] : []),
  ]),
);

const { arithmetic } = linkSettings;
if (arithmetic !== null && arithmetic !== arithmeticVersion) {
  playground.notify(
    say("notice.arithmetic", { version: arithmetic, own: arithmeticVersion }),
    "warning",
  );
}

// Last, for what is wrong with the worker is more than what is told of a link.
onWorkerEvent = playground.receive;
for (const event of earlyEvents) playground.receive(event);

const stores = {
  playground,
  functions: { view: functionsView, inventions },
  races: raceStores,
  why: whyView,
};
const opened = prerendered && openPrerendered(root, prerendered, playground, wanted);
await opened?.picture;
const page = await (earlyPage ?? fetchPage()).catch(() => null);
if (page) page.drawPage(root, { stores, onDrawn: () => opened?.handOver() });
else {
  opened?.giveUp();
  tellMissingPage(root);
}
