import { describe, expect, test } from "vitest";
import {
  arrangeGallery,
  entryOf,
  type GalleryWish,
} from "../../../src/components/functions/gallery-order.ts";
import { armOf } from "../../../src/engine/experiment/defaults.ts";
import { activationFunctions } from "../../../src/functions/families/registry.ts";

const all = activationFunctions.map(({ id }) => entryOf(armOf(id)));
const everything: GalleryWish = { search: "", traits: new Set(), order: "family" };
const found = (wish: Partial<GalleryWish>) =>
  arrangeGallery(all, { ...everything, ...wish }).flatMap(({ entries }) =>
    entries.map(({ activation }) => activation.id),
  );

test("by family, every function is in one group", () => {
  const groups = arrangeGallery(all, everything);
  expect(groups.flatMap(({ entries }) => entries)).toHaveLength(all.length);
  for (const { family, entries } of groups) {
    expect(entries.every(({ activation }) => activation.family === family)).toBe(true);
  }
});

describe("searching", () => {
  test("finds by other names, authors, years and networks, in any case", () => {
    expect(found({ search: "SiLU" })).toEqual(["swish"]);
    expect(found({ search: "clevert" })).toEqual(["elu"]);
    expect(found({ search: "yolov4" })).toEqual(["mish"]);
    expect(found({ search: "hendrycks 2016" }).sort()).toEqual(["gelu", "geluTanh"]);
    expect(found({ search: "nothing of the kind" })).toEqual([]);
  });

  test("finds an invention by its formula", () => {
    const invention = { name: "Mine", formula: "z * cos(z)", learnable: [] };
    const mine = entryOf({ ...armOf("invented"), invention });
    const [group] = arrangeGallery([...all, mine], { ...everything, search: "cos(z)" });
    expect(group).toEqual({ family: "invented", entries: [mine] });
  });
});

test("several traits are all asked for", () => {
  expect(found({ traits: new Set(["bounded", "deadZone"]) }).sort()).toEqual(
    ["hardSigmoid", "hardSigmoidRelu6", "relu6", "step"].sort(),
  );
});

describe("the order", () => {
  test("by largest slope begins without a bound and ends with the step", () => {
    // Maxout, whose slope its weights decide, comes after all that have one.
    const ids = found({ order: "steepest" });
    expect(ids[0]).toBe("squaredRelu");
    expect(ids.slice(-2)).toEqual(["step", "maxout"]);
  });

  test("by year is by year, by name is by name", () => {
    const years = found({ order: "year" }).map(
      (id) => activationFunctions.find((one) => one.id === id)?.reference?.year ?? 9999,
    );
    expect(years).toEqual(years.toSorted((a, b) => a - b));
    expect(found({ order: "name" })[0]).toBe("arctan");
  });

  test("keeps every function", () => {
    for (const order of ["steepest", "mean", "variance", "smoothness", "year", "name"] as const) {
      expect(found({ order }).toSorted()).toEqual(found({}).toSorted());
    }
  });
});
