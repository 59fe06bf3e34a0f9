import { type ActionId, isActionId } from "../../store/page/actions.ts";
import { isBetOpen } from "../../store/playground/first-bet.ts";
import type { Playground } from "../../store/playground/playground.ts";
import type { PlaygroundState } from "../../store/playground/playground-state.ts";
import { armStatus } from "../../store/shared/run-words.ts";
import { iconPaths } from "../controls/icon-paths.ts";
import { offeredAction } from "../controls/offered-action.ts";
import { type ReadingId, readingTexts } from "../playground/boundary/reading-texts.ts";
import { epochText } from "../playground/epoch-text.ts";

/** Keeps what the prerendered page says true: buttons, epoch, losses, statuses, the bet. Returns the end of it. */
export function showState(root: ParentNode, { store, live, firstBet }: Playground): () => void {
  const all = <T extends HTMLElement>(selector: string) => [...root.querySelectorAll<T>(selector)];
  const buttons = all<HTMLButtonElement>("button[data-action]");
  const readings = all("[data-reading]");
  const cards = all("article[data-arm]");
  const chips = all("[data-bet]");
  const question = chips[0]?.closest("fieldset");
  const epochs = all("[data-testid=epoch]");
  const show = (): void => {
    const state = store.getState();
    for (const button of buttons) showAction(button, state);
    const texts = readingTexts(state.readings.get(state.focusedArm));
    for (const place of readings) place.textContent = texts[place.dataset.reading as ReadingId];
    for (const card of cards) {
      const reading = state.readings.get(card.dataset.arm ?? "");
      const status = card.querySelector("p");
      if (status) status.textContent = armStatus(reading, { ...state, isEdited: false });
    }
    const bet = firstBet.store.getState();
    for (const chip of chips) {
      chip.setAttribute("aria-pressed", String(chip.dataset.bet === bet.choice));
    }
    if (question) question.hidden = !isBetOpen(bet, state);
  };
  const showEpoch = (): void => {
    const text = epochText(live.frame.getState()?.epoch ?? 0);
    for (const place of epochs) place.textContent = text;
  };
  show();
  const stops = [
    store.subscribe(show),
    firstBet.store.subscribe(show),
    live.frame.subscribe(showEpoch),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** As `ActionButton` renders it. */
function showAction(button: HTMLButtonElement, state: PlaygroundState): void {
  const id = actionOf(button);
  if (!id) return;
  const { label, title, isPossible, isOn } = offeredAction(id, state);
  button.disabled = !isPossible;
  button.setAttribute("aria-label", label);
  button.title = title;
  if (isOn !== undefined) button.setAttribute("aria-pressed", String(isOn));
  if (id !== "play") return;
  button.querySelector("path")?.setAttribute("d", iconPaths[state.isPlaying ? "pause" : "play"]);
}

/** What a button sets going. */
export function actionOf(element: Element | null): ActionId | null {
  const id = element?.getAttribute("data-action") ?? "";
  return isActionId(id) ? id : null;
}
