import { StrictMode, useEffect } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { App } from "./components/page/App.tsx";
import { FunctionsContext, type FunctionsStores } from "./components/shared/functions-context.ts";
import { PlaygroundContext } from "./components/shared/playground-context.ts";
import { type LoadedStores, RaceStoresContext } from "./components/shared/race-stores-context.ts";
import { WhyContext } from "./components/shared/why-context.ts";
import type { Playground } from "./store/playground/playground.ts";
import type { WhyView } from "./store/why/why-view.ts";
import "./theme.css";

/** What the page shows and acts on. */
export interface PageStores {
  readonly playground: Playground;
  readonly functions: FunctionsStores;
  readonly races: LoadedStores;
  readonly why: WhyView;
}

interface PageProps {
  readonly stores: PageStores;
  /** Called when it is on the screen and answers. */
  readonly onDrawn?: () => void;
}

/** The whole page around its stores. */
export function Page({ stores, onDrawn }: PageProps) {
  useEffect(() => onDrawn?.(), [onDrawn]);
  return (
    <StrictMode>
      <PlaygroundContext value={stores.playground}>
        <FunctionsContext value={stores.functions}>
          <RaceStoresContext value={stores.races}>
            <WhyContext value={stores.why}>
              <App />
            </WhyContext>
          </RaceStoresContext>
        </FunctionsContext>
      </PlaygroundContext>
    </StrictMode>
  );
}

/** Renders the page into an element that is empty, or holds what the build has rendered. */
export function drawPage(root: HTMLElement, props: PageProps): void {
  if (root.hasChildNodes()) hydrateRoot(root, <Page {...props} />);
  else createRoot(root).render(<Page {...props} />);
}
