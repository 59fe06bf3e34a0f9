import { expect, test } from "vitest";
import { serviceWorkerText } from "../../src/build/offline.ts";

const template = 'const version = "__VERSION__"; const files = __FILES__;';
const site = new Map([
  ["index.html", "<p>"],
  ["assets/a-1.js", "1"],
  ["picture.jpg", "0"],
]);

test("the worker lists all that the page needs, the page itself by its folder", () => {
  const text = serviceWorkerText(template, site);
  const files = JSON.parse(text.slice(text.indexOf("["), -1));
  expect(files).toEqual([
    { path: "assets/a-1.js", isHashed: true },
    { path: "./", isHashed: false },
  ]);
});

test("every change of a file that is kept is another version, and only such a change", () => {
  const same = serviceWorkerText(template, new Map([...site, ["picture.jpg", "1"]]));
  const other = serviceWorkerText(template, new Map([...site, ["index.html", "<b>"]]));
  expect(same).toBe(serviceWorkerText(template, site));
  expect(other).not.toBe(serviceWorkerText(template, site));
});
