import type { Playground } from "../../store/playground/playground.ts";
import type { PlaygroundState } from "../../store/playground/playground-state.ts";
import { defaultPreferences, type Preferences } from "../../store/shared/preferences.ts";
import { longestWaitMs } from "../shared/longest-wait.ts";
import { showTheme } from "./page-theme.ts";
import { paintBoundaries, type WantedBoundary } from "./prerendered-boundaries.ts";
import { answerPresses } from "./prerendered-presses.ts";
import { showState } from "./prerendered-texts.ts";

/** The page as the build has rendered it. */
export interface Prerendered {
  readonly markup: DocumentFragment;
  /** Addresses of React and the views. */
  readonly scripts: readonly string[];
}

/** The same at work before React has loaded. */
export interface PrerenderedPage {
  /** Resolves once there is a picture, or none will come soon. */
  readonly picture: Promise<void>;
  /** To React, which has hydrated it: with what was pressed in the meantime. */
  handOver(): void;
  /** Leaves what works without React, and nothing that would do nothing. */
  giveUp(): void;
}

/** What the build has rendered; null where the address asks for something, or this person has chosen something that it does not show. */
export function prerenderedFor(
  { search, hash }: Pick<Location, "search" | "hash">,
  preferences: Preferences,
): Prerendered | null {
  const { theme, ...usual } = defaultPreferences;
  const names = Object.keys(usual) as (keyof typeof usual)[];
  const isUsual = names.every((name) => preferences[name] === usual[name]);
  const isBare = search === "" && hash.length < 2;
  const template = document.querySelector<HTMLTemplateElement>("template#prerendered");
  if (!isBare || !isUsual || !template) return null;
  return { markup: template.content, scripts: template.dataset.scripts?.split(" ") ?? [] };
}

/** Fetches scripts that are run later. */
function preload(scripts: readonly string[]): void {
  for (const script of scripts) {
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = script;
    document.head.append(link);
  }
}

/** Shows the page that the build has rendered, with pictures that are painted and actions that work. */
export function openPrerendered(
  root: HTMLElement,
  { markup, scripts }: Prerendered,
  playground: Playground,
  wanted: readonly WantedBoundary[],
): PrerenderedPage {
  root.append(markup);
  // The page's policy refuses styles in markup.
  for (const element of root.querySelectorAll<HTMLElement>("[data-style]")) {
    element.style.cssText = element.dataset.style ?? "";
    element.removeAttribute("data-style");
  }
  const presses = answerPresses(root, playground);
  const stops = [
    showTheme(playground.store.getState().preferences.theme),
    paintBoundaries(root, playground, wanted),
    showState(root, playground),
  ];
  // The worker's files come before React's.
  until(playground, ({ worker }) => worker !== "starting").then(() => preload(scripts));
  return {
    picture: Promise.race([
      until(playground, ({ arrived }) => arrived === "picture"),
      new Promise<void>((resolve) => setTimeout(resolve, longestWaitMs)),
    ]),
    handOver() {
      for (const stop of [...stops, presses.stop]) stop();
      // React renders what has changed since the build first.
      setTimeout(presses.replay);
    },
    giveUp: presses.giveUp,
  };
}

/** Resolves when the state is so, at once where it is already. */
function until({ store }: Playground, isSo: (state: PlaygroundState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isSo(store.getState())) return;
      stop();
      resolve();
    };
    const stop = store.subscribe(look);
    look();
  });
}
