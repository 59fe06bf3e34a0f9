import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FileText } from "../../src/engine/saved-run/file-reader.ts";
import { claims } from "../../src/lessons/claims/registry.ts";
import { knownItem } from "../../src/lessons/lecture/known-item.ts";
import {
  eachOnce,
  fitsLink,
  type LectureItem,
  lectureFromText,
  lectureLimits,
  lectureToQuery,
  ownItem,
  withOwn,
} from "../../src/lessons/lecture/lecture.ts";
import { lectureFile, parseLectureFile } from "../../src/lessons/lecture/lecture-file.ts";
import { namedSetUps } from "../../src/lessons/set-ups/registry.ts";
import { listFromQuery, placeFromQuery } from "../../src/store/lessons/lecture.ts";
import { addressOfQuery, queryOfAddress } from "../../src/store/page/address.ts";
import { sayFileFault } from "../../src/words/file-fault.ts";

const claim = (id: string): LectureItem => ({ kind: "claim", id });
const setUp = (id: string): LectureItem => ({ kind: "setUp", id });
const own = (name: string, query: string): LectureItem => ({ kind: "own", name, query });

/** As somebody opens it who was sent it. */
function opened(items: readonly LectureItem[]) {
  const { search, hash } = new URL(
    `https://example.org/${addressOfQuery(`view=claims&${lectureToQuery(items)}`)}`,
  );
  return lectureFromText(listFromQuery(queryOfAddress({ search, hash })));
}

const id = fc.stringMatching(/^[\w-]{1,20}$/);
const asciiQuery = fc.stringMatching(/^[!-~]{0,60}$/);
const anyItem: fc.Arbitrary<LectureItem> = fc.oneof(
  id.map(claim),
  id.map(setUp),
  fc
    .tuple(fc.string({ minLength: 1, maxLength: 30, unit: "grapheme" }), asciiQuery)
    .map(([name, query]) => ownItem(name, query))
    .filter((item) => item !== null),
);

test("any list goes through a link and through a file unchanged", () => {
  fc.assert(
    fc.property(fc.array(anyItem, { minLength: 1, maxLength: 12 }), (given) => {
      const items = eachOnce(given);
      expect(opened(items)).toEqual({ items, unread: [] });
      expect(parseLectureFile(new FileText(lectureFile(items)))).toEqual({ ok: true, items });
    }),
  );
});

test("a link is read by people: claims by their ids, set-ups and one's own by a word before them", () => {
  const items = [claim("selu"), setUp("deepSigmoid"), own("My race", "view=race&hidden=4,2")];
  expect(lectureToQuery(items)).toBe(
    "set=selu,setup:deepSigmoid,own:My%20race:view%3Drace%26hidden%3D4%252C2",
  );
});

test("the link and the file that the README shows are the same list", async () => {
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const search = /^\?view=claims&set=.*$/m.exec(readme)?.[0] ?? "";
  const file = parseLectureFile(
    new FileText(/^\{\n {2}"type": "lecture"[\s\S]*?^\}/m.exec(readme)?.[0] ?? ""),
  );
  const list = lectureFromText(listFromQuery(queryOfAddress({ search, hash: "" })));
  expect(file).toEqual({ ok: true, items: list?.items });
  expect(search).toBe(addressOfQuery(`view=claims&${lectureToQuery(list?.items ?? [])}`));
  expect((list?.items ?? []).map(knownItem)).not.toContain(null);
});

test.each([
  ["set=selu,softsign", ["selu", "softsign"]],
  ["set=b,a,b", ["b", "a"]],
  ["set=prelu%2Cselu", ["prelu", "selu"]],
  ["view=claims&set=one-run&claim=one-run", ["one-run"]],
  ["set=,one-run,", ["one-run"]],
])("the link %s of before lists opens as it did", (query, ids) => {
  expect(lectureFromText(listFromQuery(query))).toEqual({ items: ids.map(claim), unread: [] });
});

test("an address without a list has no lecture", () => {
  for (const query of ["", "view=claims", "set=", "set=,"]) {
    expect(lectureFromText(listFromQuery(query))).toBeNull();
  }
});

test("what is no item is told, shortened, and the rest is read", () => {
  const read = lectureFromText(
    `selu,own:,own:name,own:%zz:a=1,own:a:b:c,${"x".repeat(200)},setup:spiral`,
  );
  expect(read?.items).toEqual([claim("selu"), own("name", ""), setUp("spiral")]);
  expect(read?.unread.slice(0, 3)).toEqual(["own:", "own:%zz:a=1", "own:a:b:c"]);
  expect(read?.unread[3]).toMatch(/^x{59}…$/);
});

test("a list beyond what a lecture holds is cut, and says what was left out", () => {
  const ids = Array.from({ length: lectureLimits.items + 2 }, (_, index) => `c${index}`);
  const read = lectureFromText(ids.join(","));
  expect(read?.items).toHaveLength(lectureLimits.items);
  expect(read?.unread).toEqual(["c100", "c101"]);
});

test("a long list goes behind the fragment, and one that no link can hold says so", () => {
  const points = own("Points", `points=${"1,2,0;".repeat(1000)}`);
  const address = addressOfQuery(lectureToQuery([claim("selu"), points]));
  expect(address.startsWith("#set=selu,own:Points:")).toBe(true);
  expect(opened([claim("selu"), points])?.items).toEqual([claim("selu"), points]);
  expect(fitsLink([points])).toBe(true);
  expect(fitsLink([own("More", `points=${"1,2,0;".repeat(8000)}`)])).toBe(false);
});

test("claims and set-ups are known by their ids, also where both have the same", () => {
  for (const { id, claim: title } of claims) {
    expect(knownItem(claim(id))).toMatchObject({ kind: "claim", title });
  }
  for (const { id, title, query } of namedSetUps) {
    expect(knownItem(setUp(id))).toEqual({ kind: "address", title, query });
  }
  expect(knownItem(own("Mine", "data=xor"))).toMatchObject({ title: "Mine", query: "data=xor" });
  expect(knownItem(claim("selu"))?.kind).not.toBe(knownItem(setUp("selu"))?.kind);
  for (const item of [claim("deepSigmoid"), setUp("one-run"), claim("constructor")]) {
    expect(knownItem(item)).toBeNull();
  }
});

test("something of one's own is added once, or it is said why not", () => {
  const items = [claim("selu")];
  const added = [...items, own("Mine", "data=xor")];
  expect(withOwn(items, "Mine", "data=xor")).toEqual(added);
  expect(withOwn(added, "Mine", "data=xor")).toBe("twice");
  expect(withOwn(items, "Mine", "x".repeat(lectureLimits.query + 1))).toBe("tooLong");
  expect(withOwn(items, "\ud800", "data=xor")).toBe("name");
  const full = Array.from({ length: lectureLimits.items }, (_, index) => claim(`c${index}`));
  expect(withOwn(full, "Mine", "data=xor")).toBe("full");
});

test("an address shows an item by its number, or by the claim that it names", () => {
  const items = [claim("a"), setUp("spiral"), claim("b")];
  const at = (query: string) => placeFromQuery(query, items);
  expect(["item=1", "item=3", "claim=b", "item=2&claim=b"].map(at)).toEqual([0, 2, 2, 1]);
  expect(["", "item=0", "item=4", "item=-1", "item=x", "claim=c"].map(at)).toEqual(
    Array(6).fill(null),
  );
});

describe("a file that is none", () => {
  const file = (change: object) =>
    JSON.stringify({ type: "lecture", version: 1, items: [claim("selu")], ...change });
  const problem = (text: string): string => {
    const read = parseLectureFile(new FileText(text));
    return read.ok ? "" : sayFileFault(read.fault);
  };

  test.each([
    ["", "it is not a file of this page (no JSON)."],
    ["[]", "it holds no list of a lecture."],
    ['{"type":"run"}', "it holds no list of a lecture."],
    [file({ version: 2 }), "it is of the format version 2; this page reads version 1."],
    [file({ items: undefined }), "items is missing."],
    [file({ items: [] }), "items cannot be []."],
    [file({ items: [{ kind: "film", id: "a" }] }), 'items[0].kind cannot be "film".'],
    [file({ items: [claim("a"), claim("a,b")] }), 'items[1].id cannot be "a,b".'],
    [file({ items: [own(" ", "a=1")] }), 'items[0].name cannot be " ".'],
    [file({ items: [own("\ud800", "a=1")] }), 'items[0].name cannot be "\ud800".'],
    [file({ items: [own("a", "b c")] }), 'items[0].query cannot be "b c".'],
    [file({ items: [{ kind: "own", name: "a" }] }), "items[0].query is missing."],
  ])("%s: is refused with the place and what stood there", (text, sentence) => {
    expect(problem(text)).toBe(sentence);
  });

  test("is not read where it is longer than any that the page writes", () => {
    expect(problem(" ".repeat(20e6 + 1))).toBe("it is longer than any file that this page writes.");
  });
});
