import { type Drawing, element, textAt } from "../../plots/picture/svg-text.ts";

/** What of a part's looks an SVG file needs, and the value that it has where nothing is said. */
const looks: Readonly<Record<string, string>> = {
  fill: "rgb(0, 0, 0)",
  "fill-opacity": "1",
  stroke: "none",
  "stroke-width": "1px",
  "stroke-opacity": "1",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "paint-order": "normal",
  opacity: "1",
  visibility: "visible",
  "font-size": "",
  "font-weight": "400",
  "font-style": "normal",
  "text-anchor": "start",
  "dominant-baseline": "auto",
};

/** What is pressed or chosen on a page is no part of its picture. */
const controls = ["select", "input", "textarea", "label", ".visually-hidden", "[hidden]"].join();

/**
 * A part of the page as one drawing: its charts as lines, its canvases as images, its words as
 * text, each where it stands. For what is only drawn on the page, in the theme that is on.
 */
export function drawingOf(part: HTMLElement): Drawing {
  const { left, top, width } = part.getBoundingClientRect();
  let bottom = 0;
  const place: Place = (rect) => {
    bottom = Math.max(bottom, rect.bottom - top);
    return { x: rect.left - left, y: rect.top - top, width: rect.width, height: rect.height };
  };
  const body = partsOf(part, place).join("");
  return { width, height: Math.ceil(bottom), body };
}

/** Where a rectangle of the window stands in the drawing. */
type Place = (rect: DOMRect) => Readonly<Record<"x" | "y" | "width" | "height", number>>;

function partsOf(node: Element, place: Place): readonly string[] {
  if (node.matches(controls) || (node instanceof HTMLElement && isUnseen(node))) return [];
  if (node.matches("button") && !isContent(node)) return [];
  const size = place(node.getBoundingClientRect());
  if (node instanceof SVGSVGElement) return [chartOf(node, size)];
  if (node instanceof HTMLCanvasElement) {
    if (node.width === 0 || node.height === 0) return [];
    const href = node.toDataURL("image/png");
    return [element("image", { ...size, href, preserveAspectRatio: "none" })];
  }
  const { backgroundColor } = getComputedStyle(node);
  const isFilled = !/^(?:transparent|rgba\(.*, 0\))$/.test(backgroundColor);
  const inside = [...node.childNodes].flatMap((child) => {
    if (child instanceof Element) return partsOf(child, place);
    return child instanceof Text ? linesOf(child).map((line) => lineText(line, place)) : [];
  });
  return isFilled ? [element("rect", { ...size, fill: backgroundColor }), ...inside] : inside;
}

/** A button with a chart, or one of a list, says something; others only do something. */
const isContent = (button: Element): boolean =>
  button.closest("li") !== null || button.querySelector(["svg", "canvas"].join()) !== null;

function lineText({ text, rect, style }: Line, place: Place): string {
  const { x, y, height } = place(rect);
  const size = Number.parseFloat(style.fontSize);
  return textAt(x, y + (height + 0.7 * size) / 2, text, {
    "font-size": size,
    "font-weight": style.fontWeight,
    "font-style": style.fontStyle,
    fill: style.color,
  });
}

const isUnseen = (node: HTMLElement): boolean => {
  const { display, visibility, position, clipPath } = getComputedStyle(node);
  return (
    display === "none" ||
    visibility === "hidden" ||
    (position === "absolute" && clipPath !== "none")
  );
};

/** A chart with all that style sheets say of it, which a file does not have. */
function chartOf(chart: SVGSVGElement, size: Readonly<Record<string, number>>): string {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const parts = [...chart.querySelectorAll("*")];
  for (const [index, part] of [...copy.querySelectorAll("*")].entries()) {
    const original = parts[index];
    if (!original) continue;
    const style = getComputedStyle(original);
    if (style.display === "none") {
      part.setAttribute("display", "none");
      continue;
    }
    part.removeAttribute("class");
    part.removeAttribute("style");
    for (const [name, usual] of Object.entries(looks)) {
      const value = style.getPropertyValue(name);
      if (value !== usual && value !== "") part.setAttribute(name, value);
    }
  }
  copy.removeAttribute("class");
  copy.removeAttribute("style");
  for (const [name, value] of Object.entries(size)) copy.setAttribute(name, String(value));
  copy.setAttribute("overflow", "visible");
  return new XMLSerializer().serializeToString(copy);
}

interface Line {
  readonly text: string;
  readonly rect: DOMRect;
  readonly style: CSSStyleDeclaration;
}

/** A text as the lines that it is broken into on the page. */
function linesOf(node: Text): readonly Line[] {
  const parent = node.parentElement;
  if (!parent || node.data.trim() === "") return [];
  const style = getComputedStyle(parent);
  const range = document.createRange();
  const lines: { text: string; rect: DOMRect }[] = [];
  for (const { index, 0: word } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const rect = range.getBoundingClientRect();
    if (rect.width === 0) continue;
    const last = lines.at(-1);
    if (last && Math.abs(last.rect.top - rect.top) < rect.height / 2) {
      last.text += ` ${word}`;
    } else lines.push({ text: word, rect });
  }
  return lines.map((line) => ({ ...line, style }));
}
