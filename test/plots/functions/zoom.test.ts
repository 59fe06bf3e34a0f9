import fc from "fast-check";
import { expect, test } from "vitest";
import {
  pan,
  wholePicture,
  type Zoom,
  zoomAbout,
  zoomedAcross,
  zoomedUp,
} from "../../../src/plots/functions/zoom.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const zooms: fc.Arbitrary<Zoom> = fc.record({
  factor: fc.double({ min: 0.5, max: 50, noNaN: true }),
  left: fc.double({ min: -5, max: 5, noNaN: true }),
  top: fc.double({ min: -5, max: 5, noNaN: true }),
});
const at = ([from, to]: readonly [number, number], place: number) => from + (to - from) * place;

test("unzoomed, the whole picture is seen", () => {
  expect(zoomedAcross([-6, 6], wholePicture)).toEqual([-6, 6]);
  expect(zoomedUp([-1, 4], wholePicture)).toEqual([-1, 4]);
});

test("the point under the pointer stays where it is, in both directions", () => {
  fc.assert(
    fc.property(
      zooms,
      fc.double({ min: 0.5, max: 2, noNaN: true }),
      share,
      share,
      (zoom, by, x, y) => {
        const next = zoomAbout(zoom, by, x, y);
        const across = [zoomedAcross([-6, 6], zoom), zoomedAcross([-6, 6], next)] as const;
        expect(at(across[1], x)).toBeCloseTo(at(across[0], x), 9);
        // Shares run down, values up.
        const up = [zoomedUp([-1, 4], zoom), zoomedUp([-1, 4], next)] as const;
        expect(at(up[1], 1 - y)).toBeCloseTo(at(up[0], 1 - y), 9);
      },
    ),
  );
});

test("what is dragged follows the pointer", () => {
  // To the right by a tenth: what was at 0 now stands a tenth further right.
  const moved = zoomedAcross([-6, 6], pan(wholePicture, 0.1, 0));
  expect(at(moved, 0.6)).toBeCloseTo(0, 12);
  // Down by a tenth: what was in the middle stands lower.
  expect(at(zoomedUp([0, 10], pan(wholePicture, 0, 0.1)), 0.4)).toBeCloseTo(5, 12);
});

test("zooming ends somewhere in both directions", () => {
  let zoom = wholePicture;
  for (let step = 0; step < 100; step++) zoom = zoomAbout(zoom, 2, 0.3, 0.3);
  expect(zoom.factor).toBe(2000);
  for (let step = 0; step < 100; step++) zoom = zoomAbout(zoom, 0.5, 0.3, 0.3);
  expect(zoom.factor).toBe(0.2);
});
