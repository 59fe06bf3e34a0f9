import { useEffect } from "react";

/** Some removals wait for the browser's store. */
const patienceMs = 1000;

/**
 * A button that removes or disables itself would drop the keyboard's focus to the top of the page.
 * It goes to a neighbour instead: the next button of the same kind, else the nearest one around it.
 */
export function useFocusKeeper(): void {
  useEffect(() => {
    let stop = () => {};

    const onClick = ({ target, detail }: MouseEvent) => {
      stop();
      const control = document.activeElement;
      // A pointer's click counts its presses, a key's none; where the pointer is, no focus is missed.
      if (detail > 0 || !(control instanceof HTMLButtonElement)) return;
      if (!(target instanceof Node) || !control.contains(target)) return;
      stop = watch(control);
    };
    const onFocusIn = () => stop();

    window.addEventListener("click", onClick, true);
    window.addEventListener("focusin", onFocusIn, true);
    return () => {
      stop();
      window.removeEventListener("click", onClick, true);
      window.removeEventListener("focusin", onFocusIn, true);
    };
  }, []);
}

/** Hands the focus on as soon as this button cannot have it; returns what ends the watch. */
function watch(control: HTMLButtonElement): () => void {
  const heirs = heirsOf(control);
  const observer = new MutationObserver(() => {
    if (canHaveFocus(control)) return;
    stop();
    const { activeElement } = document;
    const isLost = activeElement === document.body || activeElement === control;
    if (isLost) heirs.find(canHaveFocus)?.focus();
  });
  const timer = setTimeout(() => stop(), patienceMs);
  const stop = () => {
    observer.disconnect();
    clearTimeout(timer);
  };
  const what = { subtree: true, childList: true, attributeFilter: ["disabled"] };
  observer.observe(document.body, what);
  return stop;
}

const canHaveFocus = (button: HTMLButtonElement): boolean =>
  button.isConnected && !button.disabled && button.checkVisibility({ visibilityProperty: true });

/** The buttons beside this one, best first; a view that goes with it leaves none. */
function heirsOf(control: HTMLButtonElement): readonly HTMLButtonElement[] {
  const scope = control.closest("main") ?? document.body;
  const alike = buttonsBeside(control, scope).filter(
    ({ className }) => className !== "" && className === control.className,
  );
  const around: HTMLButtonElement[] = [];
  for (let part = control.parentElement; part; part = part.parentElement) {
    around.push(...buttonsBeside(control, part));
    if (part === scope) break;
  }
  return [...alike, ...around];
}

/** Those after it, then those before it, the nearest first. */
function buttonsBeside(control: HTMLButtonElement, part: Element): readonly HTMLButtonElement[] {
  const buttons = [...part.querySelectorAll("button")];
  const at = buttons.indexOf(control);
  return [...buttons.slice(at + 1), ...buttons.slice(0, at).reverse()];
}
