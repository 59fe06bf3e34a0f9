import { expect, test } from "vitest";
import { placeLabels } from "../../../src/plots/loss/loss-labels.ts";

const plot = { widthPx: 300, heightPx: 120 };
const marksAt = (places: readonly number[], y = 60) =>
  places.map((x) => ({ x, y, text: String(x) }));

test("a number stands over its mark, and at the plot's upper edge under it", () => {
  const [over] = placeLabels(marksAt([50]), 12, plot);
  expect(over).toMatchObject({ dx: 0, anchor: "middle" });
  expect(over?.dy).toBeLessThan(-7);
  const [under] = placeLabels(marksAt([50], 0), 12, plot);
  expect(under?.dy).toBeGreaterThan(7 + 8);
});

test("crowded numbers go under their marks, beside them and further up before any is left out", () => {
  const crowd = marksAt([100, 104, 108, 112, 116]);
  const places = placeLabels(crowd, 12, plot);
  expect(places.every((place) => place !== null)).toBe(true);
  expect(new Set(places.map((place) => `${place?.dx} ${place?.dy}`)).size).toBe(5);
});

test("numbers cover neither each other nor any mark, nor the axis", () => {
  const marks = marksAt(
    Array.from({ length: 12 }, (_, index) => 20 + index * index * 2),
    100,
  );
  const boxes = placeLabels(marks, 12, plot).flatMap((place, index) => {
    const mark = marks[index];
    if (!place || !mark) return [];
    const width = mark.text.length * 8;
    const share = { start: 0, middle: 0.5, end: 1 }[place.anchor];
    const left = mark.x + place.dx - share * width;
    const bottom = mark.y + place.dy;
    return [{ left, right: left + width, top: bottom - 9, bottom }];
  });
  expect(boxes.length).toBeGreaterThan(6);
  const markBoxes = marks.map(({ x, y }) => ({
    left: x - 5,
    right: x + 5,
    top: y - 5,
    bottom: y + 5,
  }));
  for (const [index, box] of boxes.entries()) {
    expect(box.bottom).toBeLessThan(plot.heightPx);
    for (const other of [...boxes.slice(index + 1), ...markBoxes]) {
      const apart =
        box.right <= other.left ||
        other.right <= box.left ||
        box.bottom <= other.top ||
        other.bottom <= box.top;
      expect(apart).toBe(true);
    }
  }
});

test("a mark without a text is given no place, and none is put on it", () => {
  const marks = [
    { x: 50, y: 60, text: "50" },
    { x: 50, y: 46, text: "" },
  ];
  const [labelled, silent] = placeLabels(marks, 12, plot);
  expect(silent).toBeNull();
  expect(labelled?.dy).toBeGreaterThan(0);
});
