/**
 * Pictures and tables as files. An SVG leaves the page with its colours and
 * fonts written into it, so that it looks the same wherever it is opened.
 */

/** Everything that the page's style sheets may decide about a drawing. */
const properties = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-linejoin",
  "stroke-linecap",
  "paint-order",
  "opacity",
  "font-family",
  "font-size",
  "font-style",
  "font-weight",
  "font-variant-numeric",
  "text-anchor",
] as const;

/** Around the drawing, in pixels. */
const border = 12;

/** A drawing of the page as a complete SVG file; `title` is what it is called to those who hear it. */
export function svgMarkup(drawing: SVGSVGElement, title: string): string {
  const { width, height } = drawing.getBoundingClientRect();
  return svgFile(standalone(drawing), title, width, height);
}

interface SheetPanel {
  readonly drawing: SVGSVGElement;
  readonly label: string;
}

/** Several drawings of one shape on one sheet, each with its name below, as a complete SVG file. */
export function sheetMarkup(panels: readonly SheetPanel[], columns: number, title: string): string {
  const [cellPx, gapPx, labelPx] = [160, 16, 22];
  const sheet = svgElement("svg");
  const { fontFamily, color } = getComputedStyle(document.body);
  const shape = panels[0]?.drawing.viewBox.baseVal;
  const panelPx = shape ? (cellPx * shape.height) / shape.width : cellPx;
  for (const [index, { drawing, label }] of panels.entries()) {
    const x = (index % columns) * (cellPx + gapPx);
    const y = Math.floor(index / columns) * (panelPx + labelPx + gapPx);
    const copy = standalone(drawing);
    setAttributes(copy, { x, y, width: cellPx, height: panelPx });
    const name = svgElement("text");
    setAttributes(name, {
      x,
      y: y + panelPx + 15,
      fill: color,
      "font-family": fontFamily,
      "font-size": 13,
    });
    name.textContent = label;
    sheet.append(copy, name);
  }
  const rows = Math.ceil(panels.length / columns);
  const width = Math.min(columns, panels.length) * (cellPx + gapPx) - gapPx;
  return svgFile(sheet, title, width, rows * (panelPx + labelPx + gapPx) - gapPx);
}

/** A copy that needs no style sheet. */
function standalone(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  for (const [index, original] of originals.entries()) {
    const target = copies[index];
    if (!target) continue;
    const style = getComputedStyle(original);
    for (const property of properties) {
      const value = style.getPropertyValue(property);
      if (value !== "") target.setAttribute(property, value);
    }
    for (const name of ["class", "style", "aria-hidden"]) target.removeAttribute(name);
  }
  return copy;
}

/** On the page's paper with a border and a title. */
function svgFile(drawing: SVGSVGElement, title: string, width: number, height: number): string {
  const view = drawing.getAttribute("viewBox") ?? `0 0 ${width} ${height}`;
  const [left = 0, top = 0, wide = width, high = height] = view.split(" ").map(Number);
  const page = {
    x: left - border,
    y: top - border,
    width: wide + 2 * border,
    height: high + 2 * border,
  };
  const paper = svgElement("rect");
  setAttributes(paper, { ...page, fill: getComputedStyle(document.body).backgroundColor });
  const name = svgElement("title");
  name.textContent = title;
  drawing.prepend(name, paper);
  setAttributes(drawing, {
    viewBox: `${page.x} ${page.y} ${page.width} ${page.height}`,
    width: width + 2 * border,
    height: height + 2 * border,
    role: "img",
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(drawing)}\n`;
}

const svgElement = <Name extends keyof SVGElementTagNameMap>(name: Name) =>
  document.createElementNS("http://www.w3.org/2000/svg", name);

function setAttributes(
  element: Element,
  attributes: Readonly<Record<string, string | number>>,
): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

/** An SVG file as a PNG, by default with two pixels for each of the page's. */
export async function pngBlob(markup: string, scale = 2): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(markup)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => {
    canvas.toBlob((blob) =>
      blob ? done(blob) : fail(new Error("The browser could not write the picture.")),
    );
  });
}

/** Hands a file to the browser's downloads. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun by then; the address would hold the file in memory.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** "GELU (tanh), f′" as a file name: gelu-tanh-f. */
export const fileName = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "") || "function";
