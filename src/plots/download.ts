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
  "text-anchor",
] as const;

/** Around the drawing, in pixels. */
const border = 12;

/** A drawing of the page as a complete SVG file; `title` is what it is called to those who hear it. */
export function svgMarkup(drawing: SVGSVGElement, title: string): string {
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
  const { width, height } = drawing.getBoundingClientRect();
  const view = copy.getAttribute("viewBox") ?? `0 0 ${width} ${height}`;
  const [left = 0, top = 0, wide = width, high = height] = view.split(" ").map(Number);
  const paper = copy.ownerDocument.createElementNS("http://www.w3.org/2000/svg", "rect");
  const page = [left - border, top - border, wide + 2 * border, high + 2 * border];
  for (const [index, name] of ["x", "y", "width", "height"].entries()) {
    paper.setAttribute(name, String(page[index]));
  }
  paper.setAttribute("fill", getComputedStyle(document.body).backgroundColor);
  const name = copy.ownerDocument.createElementNS("http://www.w3.org/2000/svg", "title");
  name.textContent = title;
  copy.prepend(name, paper);
  copy.setAttribute("viewBox", page.join(" "));
  copy.setAttribute("width", String(width + 2 * border));
  copy.setAttribute("height", String(height + 2 * border));
  copy.setAttribute("role", "img");
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

/** The same as a PNG, by default with two pixels for each of the page's. */
export async function pngBlob(drawing: SVGSVGElement, title: string, scale = 2): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgMarkup(drawing, title))}`;
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

/** A table as CSV: names first, numbers with every digit, a missing one empty. */
export function csv(
  names: readonly string[],
  rows: readonly (readonly (number | string)[])[],
): string {
  const cell = (value: number | string) => {
    if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
    return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  };
  return `${[names, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
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
