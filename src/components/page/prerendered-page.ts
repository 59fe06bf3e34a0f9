import { prepareCanvas } from "../../plots/boundary/boundary-painter.ts";
import { HeatPainter, pointsLayer } from "../../plots/boundary/boundary-picture.ts";
import { readColours } from "../../plots/shared/colours.ts";
import {
  type Action,
  type ActionId,
  actionOfKey,
  actions,
  isActionId,
  keyOf,
} from "../../store/page/actions.ts";
import type { ArmState } from "../../store/playground/arms.ts";
import type { Subscription } from "../../store/playground/pictures.ts";
import type { Playground } from "../../store/playground/playground.ts";
import { runDataOf } from "../../store/playground/run-data.ts";
import { defaultPreferences, type Preferences } from "../../store/shared/preferences.ts";
import { iconPaths } from "../controls/icon-paths.ts";
import { actionLabel, actionTitle, isPossibleNow } from "../controls/offered-action.ts";
import { pictureCells } from "../playground/pictures/picture-cells.ts";
import { outputSize } from "../shared/output-size.ts";
import { showTheme } from "./page-theme.ts";

/** The page as the build has rendered it, at work before React has loaded. */
export interface PrerenderedPage {
  /** Resolves once there is a picture, or none will come soon. */
  readonly picture: Promise<void>;
  /** To React, which has hydrated it: with what was pressed in the meantime. */
  handOver(): void;
}

/** Where a picture does not come, the rest of the page does. */
const longestWaitMs = 1500;

/** What the build has rendered; null where the address asks for something, or this person has chosen something that it does not show. */
export function prerenderedMarkup(
  { search, hash }: Pick<Location, "search" | "hash">,
  preferences: Preferences,
): DocumentFragment | null {
  const { theme, ...usual } = defaultPreferences;
  const names = Object.keys(usual) as (keyof typeof usual)[];
  const isUsual = names.every((name) => preferences[name] === usual[name]);
  const isBare = search === "" && hash.length < 2;
  const template = document.querySelector<HTMLTemplateElement>("template#prerendered");
  return isBare && isUsual && template ? template.content : null;
}

/**
 * Shows the page that the build has rendered, with pictures that are painted and actions that work.
 * What else is pressed waits for React.
 */
export function openPrerendered(
  root: HTMLElement,
  markup: DocumentFragment,
  playground: Playground,
  wanted: readonly WantedBoundary[],
): PrerenderedPage {
  root.append(markup);
  // The page's policy refuses styles in markup.
  for (const element of root.querySelectorAll<HTMLElement>("[data-style]")) {
    element.style.cssText = element.dataset.style ?? "";
    element.removeAttribute("data-style");
  }
  const { store } = playground;
  showTheme(store.getState().preferences.theme)();
  const stopPainting = paintBoundaries(root, playground, wanted);
  const showButtons = () => {
    for (const button of actionButtons(root)) showAction(button, store.getState());
  };
  showButtons();
  const stopShowing = store.subscribe(showButtons);
  const waiting = answerPresses(root, playground);
  return {
    picture: firstPicture(playground),
    handOver() {
      stopPainting();
      stopShowing();
      waiting.stop();
      // React renders what has changed since the build first.
      setTimeout(() => waiting.pressed()?.click());
    },
  };
}

function firstPicture({ store }: Playground): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, longestWaitMs);
    const stop = store.subscribe(({ arrived }) => {
      if (arrived === "picture") done();
    });
  });
}

/** A boundary that the prerendered page shows. */
export interface WantedBoundary {
  readonly subscription: Subscription<"boundary">;
  /** Whether it is the large one. */
  readonly isLarge: boolean;
  readonly stop: () => void;
}

/** Subscribes to the large boundary, then those on cards in their order. */
export function wantBoundaries({ store, pictures }: Playground): readonly WantedBoundary[] {
  const { arms, focusedArm } = store.getState();
  const want = (armId: ArmState["armId"], isLarge: boolean): WantedBoundary => {
    const cells = isLarge ? pictureCells.large : pictureCells.card;
    const subscription = { kind: "boundary" as const, armId, cells };
    return { subscription, isLarge, stop: pictures.subscribe(subscription) };
  };
  return [want(focusedArm, true), ...arms.map(({ armId }) => want(armId, false))];
}

/** Paints each of them from each frame; returns the end of it. */
function paintBoundaries(
  root: HTMLElement,
  { pictures, store }: Playground,
  wanted: readonly WantedBoundary[],
): () => void {
  const data = runDataOf(store.getState().experiment);
  const { output, classCount, train } = data;
  const colours = readColours();
  const canvases = ["boundary", "arms"].flatMap((panel) => [
    ...root.querySelectorAll<HTMLCanvasElement>(`[data-panel=${panel}] [role=img] canvas`),
  ]);
  const stops = wanted.map(({ subscription, isLarge, stop }, index) => {
    const canvas = canvases[index];
    if (!canvas) return stop;
    const widthPx = canvas.parentElement?.clientWidth ?? 0;
    const style = {
      widthPx,
      output,
      classCount,
      discretise: false,
      size: outputSize(data),
      colours,
    };
    const points = pointsLayer({ train, test: null, small: !isLarge }, style);
    const heat = new HeatPainter();
    const source = pictures.of(subscription);
    const stopPainting = source.subscribe((plane) => {
      const context = plane && prepareCanvas(canvas, widthPx, widthPx);
      if (!context) return;
      heat.paint(context, plane, style);
      if (points) context.drawImage(points, 0, 0, widthPx, widthPx);
    });
    return () => {
      stopPainting();
      stop();
    };
  });
  return () => {
    for (const stop of stops) stop();
  };
}

const actionButtons = (root: HTMLElement) =>
  root.querySelectorAll<HTMLButtonElement>("button[data-action]");

/** As `ActionButton` renders it. */
function showAction(button: HTMLButtonElement, state: ReturnType<Playground["store"]["getState"]>) {
  const id = actionOf(button);
  if (!id) return;
  const action: Action = actions[id];
  const label = actionLabel(id, state);
  button.disabled = !isPossibleNow(id, state);
  button.setAttribute("aria-label", label);
  button.title = actionTitle(id, label);
  const isOn = action.isOn?.(state);
  if (isOn !== undefined) button.setAttribute("aria-pressed", String(isOn));
  if (id !== "play") return;
  button.querySelector("path")?.setAttribute("d", iconPaths[state.isPlaying ? "pause" : "play"]);
}

function actionOf(element: Element | null): ActionId | null {
  const id = element?.getAttribute("data-action") ?? "";
  return isActionId(id) ? id : null;
}

/** What else can be pressed. */
const pressable = ["button", "input", "summary", "a", "label"].join();

/** Runs actions by button and key; keeps the last press of anything else. */
function answerPresses(root: HTMLElement, playground: Playground) {
  let pressed: HTMLElement | null = null;
  const run = (id: ActionId) => {
    if (!isPossibleNow(id, playground.store.getState())) return;
    const copyLink = () => navigator.clipboard.writeText(window.location.href);
    void actions[id].run({ playground, copyLink });
  };
  const onClick = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    const id = actionOf(event.target.closest("[data-action]"));
    const other = event.target.closest<HTMLElement>(pressable);
    if (!id && !other) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (id) run(id);
    else pressed = other;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const key = keyOf(event);
    // A focused element has its own keys.
    if (key === null || document.activeElement !== document.body) return;
    const id = actionOfKey(key);
    if (!id) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.repeat) run(id);
  };
  root.addEventListener("click", onClick, true);
  window.addEventListener("keydown", onKeyDown, true);
  return {
    pressed: () => pressed,
    stop() {
      root.removeEventListener("click", onClick, true);
      window.removeEventListener("keydown", onKeyDown, true);
    },
  };
}
