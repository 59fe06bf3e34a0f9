import type { Page } from "playwright";

export interface PseudoFaults {
  /** Texts that are not in the pseudo-language. */
  readonly plain: readonly string[];
  /** Texts that do not fit where they stand. */
  readonly cut: readonly string[];
}

/**
 * What the page, opened in the pseudo-language, says in plain English, and what it cuts off.
 *
 * @param names texts that are the same in every language: names of functions and the like.
 */
export const pseudoFaults = (page: Page, names: readonly string[]): Promise<PseudoFaults> =>
  page.evaluate(faultsIn, [...names]);

/** Runs in the page. */
function faultsIn(names: readonly string[]): PseudoFaults {
  const known = new Set(names);
  const accents = /[áçéíñóŕšúýÁÇÉÍÑÓŔŠÚÝ~]/;
  // Two letters of which the pseudo-language would accent one.
  const isPlain = (text: string): boolean =>
    /[A-Za-z]{2,}/.test(text) &&
    /[aceinorsuyACEINORSUY]/.test(text) &&
    !accents.test(text) &&
    !known.has(text);
  /** Formulas, programs and what is marked as the same in every language. */
  const isExempt = (element: Element): boolean =>
    element.closest("script, style, pre, code, textarea, math, cite, [translate='no']") !== null;
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const where = (element: Element): string => {
    const owner = element.closest("[class]");
    return `${element.tagName.toLowerCase()}.${owner?.getAttribute("class") ?? ""}`;
  };

  const plain = new Set<string>();
  const cut = new Set<string>();
  for (const element of document.body.querySelectorAll("*")) {
    if (isExempt(element) || !isShown(element)) continue;
    const own = [...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => (node.textContent ?? "").trim());
    const spoken = ["aria-label", "title", "placeholder", "alt", "aria-valuetext"].map(
      (name) => element.getAttribute(name) ?? "",
    );
    for (const text of [...own, ...spoken].filter(isPlain)) plain.add(`${where(element)}: ${text}`);
    if (own.every((text) => text === "") || element.closest(".visually-hidden")) continue;
    if (element instanceof SVGElement) cutInDrawing(element);
    else cutInBox(element);
  }
  // A view that scrolls down would scroll sideways too.
  for (const frame of document.querySelectorAll("html, main, main > *")) {
    const excess = frame.scrollWidth - frame.clientWidth;
    if (excess > 0) cut.add(`${where(frame)} is ${excess} px too wide`);
  }
  return { plain: [...plain], cut: [...cut] };

  /** Cut by itself or by what it stands in, where nothing scrolls and no ellipsis is meant. */
  function cutInBox(element: Element): void {
    const text = (element.textContent ?? "").trim().slice(0, 60);
    const range = document.createRange();
    range.selectNodeContents(element);
    const { left, right } = range.getBoundingClientRect();
    for (let box: Element | null = element; box && box !== document.body; box = box.parentElement) {
      const { overflowX, textOverflow } = getComputedStyle(box);
      if (overflowX === "auto" || overflowX === "scroll" || textOverflow === "ellipsis") return;
      if (overflowX === "visible") continue;
      const frame = box.getBoundingClientRect();
      if (left < frame.left - 1 || right > frame.right + 1) {
        cut.add(`${where(element)} in ${where(box)}: ${text}`);
      }
      return;
    }
  }

  /** Beyond the drawing's edges, where that does not show what overflows. */
  function cutInDrawing(element: SVGElement): void {
    const drawing = element.ownerSVGElement;
    if (!drawing || getComputedStyle(drawing).overflowX === "visible") return;
    const frame = drawing.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    if (box.left < frame.left - 1 || box.right > frame.right + 1) {
      cut.add(`${where(element)}: ${(element.textContent ?? "").trim().slice(0, 60)}`);
    }
  }
}
