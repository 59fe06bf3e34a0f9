import { renderToString } from "react-dom/server";
import { lateRaceStores } from "./late-race-stores.ts";
import { Page } from "./page.tsx";
import { createFunctionsView, functionsFromQuery } from "./store/functions/functions-view.ts";
import { createInventions } from "./store/functions/inventions.ts";
import { readAddress } from "./store/page/address.ts";
import { createPlayground } from "./store/playground/playground.ts";
import { defaultPreferences } from "./store/shared/preferences.ts";
import { createWhyView, questionFromQuery } from "./store/why/why-view.ts";
import { loadWords } from "./words/say.ts";
import { startRooms } from "./words/start-rooms.ts";

/** The page of a first visit in a wide window, as HTML: what `main.ts` would have React render at first. */
export async function prerender(): Promise<string> {
  await loadWords("en", startRooms);
  const { experiment } = readAddress("");
  const stores = {
    playground: createPlayground({
      experiment,
      preferences: defaultPreferences,
      storage: null,
      now: () => 0,
    }),
    functions: {
      view: createFunctionsView(functionsFromQuery("").state),
      inventions: createInventions(null),
    },
    races: lateRaceStores({ experiment, storage: null, later: () => () => {} }),
    why: createWhyView(questionFromQuery("")),
  };
  return renderToString(<Page stores={stores} />);
}
