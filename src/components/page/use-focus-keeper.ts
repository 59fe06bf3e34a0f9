import { useEffect } from "react";

/** Some buttons are removed only after the browser's storage has answered. */
const patienceMs = 1000;

/**
 * Where a button removes or disables itself, the keyboard's focus would go to the top of the page.
 * This moves it to a neighbour: the next button of the same kind, else the nearest one around it.
 */
export function useFocusKeeper(): void {
  useEffect(() => {
    let stop = () => {};

    const onClick = ({ target, detail }: MouseEvent) => {
      stop();
      const control = document.activeElement;
      // `detail` is 0 for a click by key. A pointer's user does not miss the focus.
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

/** Moves the focus on as soon as this button cannot keep it. Returns what ends the watch. */
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

/** The buttons beside this one, best first; none where its whole view is removed. */
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
