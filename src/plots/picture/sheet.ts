import type { PictureColours } from "./picture-colours.ts";
import { type Drawing, element, escaped, textAt } from "./svg-text.ts";

const gap = 20;
const border = 18;
const lineHeight = 15;

/** Drawings in rows of at most so many side by side, as one. */
export function inRows(drawings: readonly Drawing[], columns: number): Drawing {
  const rows: Drawing[][] = [];
  for (const [index, drawing] of drawings.entries()) {
    if (index % columns === 0) rows.push([]);
    rows.at(-1)?.push(drawing);
  }
  let y = 0;
  let width = 0;
  const body = rows.map((row) => {
    let x = 0;
    const placed = row.map((drawing) => {
      const text = element("g", { transform: `translate(${x},${y})` }, drawing.body);
      x += drawing.width + gap;
      return text;
    });
    width = Math.max(width, x - gap);
    y += Math.max(...row.map(({ height }) => height)) + gap;
    return placed.join("");
  });
  return { width, height: Math.max(0, y - gap), body: body.join("") };
}

/** About as many characters as fit a width at the size of captions. */
function brokenLines(text: string, widthPx: number): readonly string[] {
  const most = Math.max(20, Math.floor(widthPx / 5.9));
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}

/**
 * A complete SVG file: the drawing on white paper with, below it, the lines that say what it is of.
 * A pixel is 1/96 inch; everything but heat maps is drawn by lines, and prints as fine as the printer.
 */
export function sheet(
  drawing: Drawing,
  title: string,
  captions: readonly string[],
  colours: PictureColours,
): string {
  const lines = captions.flatMap((caption) => brokenLines(caption, drawing.width));
  const width = Math.ceil(drawing.width + 2 * border);
  const height = Math.ceil(drawing.height + 2 * border + 12 + lines.length * lineHeight);
  const texts = lines.map((line, index) =>
    textAt(border, border + drawing.height + 20 + index * lineHeight, line, {
      "font-size": 11,
      fill: colours.inkSoft,
    }),
  );
  const root = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "font-family": colours.font,
    },
    element("title", {}, escaped(title)),
    element("rect", { width, height, fill: colours.paper }),
    element("g", { transform: `translate(${border},${border})` }, drawing.body),
    ...texts,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}
