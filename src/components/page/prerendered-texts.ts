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
  const all = (selector: string) => root.querySelectorAll<HTMLElement>(selector);
  const show = (): void => {
    const state = store.getState();
    for (const button of root.querySelectorAll<HTMLButtonElement>("button[data-action]")) {
      showAction(button, state);
    }
    const texts = readingTexts(state.readings.get(state.focusedArm));
    for (const place of all("[data-reading]")) {
      place.textContent = texts[place.dataset.reading as ReadingId];
    }
    for (const card of all("article[data-arm]")) {
      const status = card.querySelector("p");
      if (status)
        status.textContent = armStatus(state.readings.get(card.dataset.arm ?? ""), {
          ...state,
          isEdited: false,
        });
    }
    const bet = firstBet.store.getState();
    for (const chip of root.querySelectorAll<HTMLElement>("[data-bet]")) {
      chip.setAttribute("aria-pressed", String(chip.dataset.bet === bet.choice));
      const question = chip.closest("fieldset");
      if (question) question.hidden = !isBetOpen(bet, state);
    }
  };
  const showEpoch = (): void => {
    for (const place of all("[data-testid=epoch]")) {
      place.textContent = epochText(live.frame.getState()?.epoch ?? 0);
    }
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
