import type { SymbolType } from "d3";
import { expect, test } from "vitest";
import { armIdentity } from "../../../src/plots/shared/arm-identity.ts";
import { armMarker, markerPath } from "../../../src/plots/shared/arm-marker.ts";

const twelve = Array.from({ length: 12 }, (_, index) => armIdentity(index));

test("no two of twelve arms share a marker", () => {
  expect(new Set(twelve.map((arm) => arm.markerName)).size).toBe(12);
  expect(new Set(twelve.map((_, index) => markerPath(index, 64))).size).toBe(12);
});

test("the outline in legends is the marker that d3 draws with an area of 52", () => {
  const drawn = twelve.map((_, index) => markerPath(index, 52));
  expect(twelve.map(({ outline }) => outline)).toEqual(drawn);
});

test("any two of twelve arms differ in at least two of colour, dash and marker", () => {
  const pairs = twelve.flatMap((one, at) => twelve.slice(at + 1).map((other) => [one, other]));
  const alike = pairs.filter(([one, other]) => {
    const same = (["colour", "dash", "markerName"] as const).filter(
      (trait) => one?.[trait] === other?.[trait],
    );
    return same.length > 1;
  });
  expect(alike).toEqual([]);
});

test("markers of 12 pixels are told apart: no two cover nearly the same ones", () => {
  const covered = twelve.map(({ open }, index) => coveredPixels(armMarker(index), open));
  const alike = covered.flatMap((one, at) =>
    covered.slice(at + 1).flatMap((other, after) => {
      const either = one.filter((isIn, pixel) => isIn || other[pixel]).length;
      const unlike = one.filter((isIn, pixel) => isIn !== other[pixel]).length;
      const names = [at, at + 1 + after].map((index) => twelve[index]?.markerName).join(", ");
      // A circle in a square differs in a sixth, and corners are seen; a hexagon in it in a twelfth.
      return unlike / either < 0.15 ? [names] : [];
    }),
  );
  expect(alike).toEqual([]);
});

type Corner = readonly [number, number];

/** On a grid of 12 × 12 pixels, four to a side of each, whether the marker of a legend covers a place. */
function coveredPixels(marker: SymbolType, open: boolean): readonly boolean[] {
  const lines = outline(marker);
  const edges = lines.flatMap((line) => line.slice(1).map((end, at) => [line[at] ?? end, end]));
  return Array.from({ length: 48 * 48 }, (_, at) => {
    const [x, y] = [((at % 48) + 0.5) / 4 - 6, (Math.floor(at / 48) + 0.5) / 4 - 6];
    let winding = 0;
    let nearest = Number.POSITIVE_INFINITY;
    for (const [[x0, y0] = [0, 0], [x1, y1] = [0, 0]] of edges) {
      const [dx, dy] = [x1 - x0, y1 - y0];
      if (y0 <= y !== y1 <= y) {
        const isLeft = dx * (y - y0) - (x - x0) * dy > 0;
        if (isLeft === dy > 0) winding += Math.sign(dy);
      }
      const along = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy);
      const share = Math.min(1, Math.max(0, along));
      nearest = Math.min(nearest, Math.hypot(x - x0 - share * dx, y - y0 - share * dy));
    }
    // Open markers are lines of two pixels.
    return open ? nearest <= 1 : winding !== 0;
  });
}

/** The corners of what a marker draws, at the area that card and legend give it. */
function outline(marker: SymbolType): readonly (readonly Corner[])[] {
  const lines: Corner[][] = [];
  const [areaPx, corners] = [52, 64];
  const context = {
    moveTo: (x: number, y: number) => lines.push([[x, y]]),
    lineTo: (x: number, y: number) => lines.at(-1)?.push([x, y]),
    closePath: () => lines.at(-1)?.push(lines.at(-1)?.[0] ?? [0, 0]),
    rect: (x: number, y: number, width: number, height: number) =>
      lines.push([
        [x, y],
        [x + width, y],
        [x + width, y + height],
        [x, y + height],
        [x, y],
      ]),
    arc: (x: number, y: number, radius: number) =>
      lines.push(
        Array.from({ length: corners + 1 }, (_, at): Corner => {
          const angle = (2 * Math.PI * at) / corners;
          return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
        }),
      ),
  };
  marker.draw(context as unknown as CanvasPath, areaPx);
  return lines;
}

test("there are eight colours, each a token of the theme", () => {
  expect([...new Set(twelve.map((arm) => arm.colour))]).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `var(--arm-${number})`),
  );
});

test("an identity depends on the place alone", () => {
  expect(armIdentity(3)).toEqual(armIdentity(3));
  expect(() => armIdentity(-1)).toThrow(RangeError);
});
