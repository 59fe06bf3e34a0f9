import { describe, expect, test } from "vitest";
import {
  arrangeGallery,
  entryOf,
  type GalleryWish,
} from "../../../../src/components/functions/gallery/gallery-order.ts";
import { armOf } from "../../../../src/engine/experiment/defaults.ts";
import { aboutFunction } from "../../../../src/functions/about/about-function.ts";
import { activationFunctions, everydayIds } from "../../../../src/functions/families/registry.ts";
import { functionRecords, layerRecords } from "../../../functions/families/records/records.ts";

const all = activationFunctions.map(({ id }) => entryOf(armOf(id)));
const everything: GalleryWish = { search: "", traits: new Set(), order: "family" };
const found = (wish: Partial<GalleryWish>) =>
  arrangeGallery(all, { ...everything, ...wish }).flatMap(({ entries }) =>
    entries.map(({ activation }) => activation.id),
  );

test("by family, every function is in one group, and the everyday ones are the first", () => {
  const groups = arrangeGallery(all, everything);
  expect(groups.flatMap(({ entries }) => entries)).toHaveLength(all.length);
  expect(groups[0]?.group).toBe("everyday");
  for (const { group, entries } of groups) {
    const ids = entries.map(({ activation }) => activation.id);
    expect(ids.every((id) => everydayIds.has(id) === (group === "everyday"))).toBe(true);
    if (group === "everyday") continue;
    expect(entries.every(({ activation }) => activation.family === group)).toBe(true);
  }
});

describe("searching", () => {
  test("finds by other names, authors, years and networks, in any case", () => {
    expect(found({ search: "SiLU" }).sort()).toEqual(["hardSwish", "swish"]);
    expect(found({ search: "clevert" }).sort()).toEqual(["elu", "shiftedRelu"]);
    expect(found({ search: "yolov4" })).toEqual(["mish"]);
    expect(found({ search: "hendrycks 2016" }).sort()).toEqual(["gelu", "geluTanh", "quickGelu"]);
    expect(found({ search: "nothing of the kind" })).toEqual([]);
  });

  test("finds an invention by its formula", () => {
    const invention = { name: "Mine", formula: "z * cos(z)", learnable: [] };
    const mine = entryOf({ ...armOf("invented"), invention });
    const [group] = arrangeGallery([...all, mine], { ...everything, search: "cos(z)" });
    expect(group).toEqual({ group: "invented", entries: [mine] });
  });
});

test("several traits are all asked for", () => {
  expect(found({ traits: new Set(["bounded", "deadZone"]) }).sort()).toEqual(
    Object.entries(functionRecords)
      .filter(([, { range, deadZones }]) => range.every(Number.isFinite) && deadZones)
      .map(([id]) => id)
      .sort(),
  );
});

describe("the order", () => {
  test("by largest slope begins without a bound and ends with the step", () => {
    // Layer kinds, whose slopes their weights decide, come after all that have one.
    const ids = found({ order: "steepest" });
    expect(ids.indexOf("squaredRelu")).toBeLessThan(ids.indexOf("hardSwish"));
    expect(ids.indexOf("hardSwish")).toBeLessThan(ids.indexOf("relu"));
    const layerKinds = Object.keys(layerRecords);
    expect(ids.slice(-layerKinds.length - 1)).toEqual(["step", ...layerKinds]);
  });

  test("by year is by year, by name is by name", () => {
    const years = found({ order: "year" }).map((id) => aboutFunction(id)?.reference.year ?? 9999);
    expect(years).toEqual(years.toSorted((a, b) => a - b));
    expect(found({ order: "name" }).slice(0, 2)).toEqual(["apl", "arctan"]);
  });

  test("keeps every function", () => {
    for (const order of ["steepest", "mean", "variance", "smoothness", "year", "name"] as const) {
      expect(found({ order }).toSorted()).toEqual(found({}).toSorted());
    }
  });
});
