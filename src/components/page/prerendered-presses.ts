import { type ActionId, actions } from "../../store/page/actions.ts";
import type { Playground } from "../../store/playground/playground.ts";
import { speeds } from "../../store/playground/playground-state.ts";
import { copyText } from "../controls/copy-text.ts";
import { actionOf } from "./prerendered-texts.ts";
import { watchShortcuts } from "./shortcuts.ts";

/** What the prerendered page shows the effect of. */
const shown: readonly ActionId[] = ["play", "step", "reset"];

/** What can be pressed. */
const pressable = ["button", "input", "summary", "a", "label"].join();

const controls = ["button", "input"].join();
type Control = HTMLButtonElement | HTMLInputElement;

export interface Presses {
  /** Does what has waited, in its order. */
  replay(): void;
  /** Nothing waits any more: what would is disabled. */
  giveUp(): void;
  stop(): void;
}

/**
 * Answers what the prerendered page can show: play, step, reset, the speed and the bet. Anything
 * else waits for React, and so does what is pressed after it.
 */
export function answerPresses(root: HTMLElement, playground: Playground): Presses {
  const waiting: (() => void)[] = [];
  let isGivenUp = false;
  const target = { playground, copyLink: () => copyText(window.location.href) };
  const act = (id: ActionId): void => {
    const run = () => {
      if (actions[id].isPossible(playground.store.getState())) void actions[id].run(target);
    };
    if (shown.includes(id) && waiting.length === 0) run();
    else if (!isGivenUp) waiting.push(run);
  };
  const onClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element)) return;
    const pressed = event.target.closest<HTMLElement>(pressable);
    if (!pressed || pressed.matches("[data-speed]")) return;
    const id = actionOf(pressed);
    const { bet } = pressed.dataset;
    // The way out of a page that cannot be had is a plain button.
    if (isGivenUp && !id && bet === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (id) act(id);
    else if (bet !== undefined) playground.firstBet.choose(bet);
    else waiting.push(() => pressed.click());
  };
  const onInput = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement) || !target.matches("[data-speed]")) return;
    const speed = speeds[Number(target.value)];
    if (speed !== undefined) playground.setSpeed(speed);
  };
  root.addEventListener("click", onClick, true);
  root.addEventListener("input", onInput, true);
  const stopShortcuts = watchShortcuts(playground.store, act);
  return {
    replay() {
      for (const press of waiting) press();
    },
    giveUp() {
      isGivenUp = true;
      waiting.length = 0;
      for (const control of root.querySelectorAll<Control>(controls)) {
        const id = actionOf(control);
        if (control.matches("[data-speed], [data-bet]") || (id && shown.includes(id))) continue;
        control.removeAttribute("data-action");
        control.disabled = true;
      }
    },
    stop() {
      root.removeEventListener("click", onClick, true);
      root.removeEventListener("input", onInput, true);
      stopShortcuts();
    },
  };
}
