import { expect, test, vi } from "vitest";
import { FileText, readFile } from "../../../src/engine/saved-run/file-reader.ts";
import { parseSavedRun } from "../../../src/engine/saved-run/parse-saved-run.ts";
import { savedRunFile } from "../../../src/engine/saved-run/saved-run.ts";
import { sayFileFault } from "../../../src/words/file-fault.ts";
import { exampleRun } from "./example-run.ts";
import "../../words/setup.ts";

type Tree = Record<string, unknown>;

/** The sentence that refuses the example with one place of it changed; "" where it is read. */
function refusal(change: (file: never) => void): string {
  const file = JSON.parse(savedRunFile(exampleRun));
  change(file as never);
  const read = parseSavedRun(new FileText(JSON.stringify(file)));
  return read.ok ? "" : sayFileFault(read.fault);
}

test("a file gives back the run that it was written from", () => {
  expect(parseSavedRun(new FileText(savedRunFile(exampleRun)))).toEqual({
    ok: true,
    run: exampleRun,
  });
});

test("a file is parsed once, whichever format it turns out to be of", () => {
  const text = new FileText(savedRunFile(exampleRun));
  const parse = vi.spyOn(JSON, "parse");
  const format = { type: "lecture", version: 1, otherwise: "notLecture" } as const;
  const lecture = readFile(text, { ...format, mostCharacters: 1e6 }, () => null);
  expect(lecture).toEqual({ ok: false, fault: { code: "notLecture" } });
  expect(parseSavedRun(text).ok).toBe(true);
  expect(parse).toHaveBeenCalledTimes(1);
  parse.mockRestore();
});

test("what is no file of a run is refused", () => {
  const codes = ["", "{", "[]", "{}", '{"type":"race"}'].map((text) => {
    const read = parseSavedRun(new FileText(text));
    return read.ok ? "read" : read.fault.code;
  });
  expect(codes).toEqual(["notJson", "notJson", "notRun", "notRun", "notRun"]);
});

test("a file of a later format is refused with both versions", () => {
  expect(refusal((file) => Object.assign(file, { version: 2 }))).toContain("version 2");
});

test.each<[string, (file: never) => void]>([
  ["experiment", (file: Tree) => Object.assign(file, { experiment: { seed: -1 } })],
  ["engine", (file: Tree) => Object.assign(file, { engine: "gpu" })],
  ["slots", (file: Tree) => Object.assign(file, { slots: [0, 0] })],
  ["slots", (file: Tree) => Object.assign(file, { slots: [0] })],
  ["focused", (file: Tree) => Object.assign(file, { focused: 2 })],
  ["place.epoch", (file: Tree) => Object.assign(file, { place: { epoch: 1.5, update: 0 } })],
  ["changes[0].arm", (file: Tree) => Object.assign(file, { changes: [parameter({ arm: 2 })] })],
  ["changes[0].index", (file: Tree) => Object.assign(file, { changes: [parameter({ index: 7 })] })],
  [
    "changes[0].value",
    (file: Tree) => Object.assign(file, { changes: [parameter({ value: "1" })] }),
  ],
  ["arms[0].outcome.kind", arm({ outcome: { kind: "won" } })],
  ["arms[0].testAccuracy", arm({ testAccuracy: 1.5 })],
  ["arms[0].history[0].epoch", arm({ history: [{}] })],
  ["arms[0].parameters", arm({ parameters: { weights: [[[1]], [[1]]], biases: [[0], [0]] } })],
  ["points.test", (file: Tree) => Object.assign(file, { points: { train: [], test: {} } })],
])("a fault in %s is named in one sentence", (place, change) => {
  expect(refusal(change)).toContain(place);
});

function parameter(change: Tree): Tree {
  return { kind: "parameter", iteration: 1, arm: 0, index: 0, value: 1, ...change };
}

function arm(change: Tree) {
  return ({ arms }: { readonly arms: readonly Tree[] }) =>
    void Object.assign(arms[0] ?? {}, change);
}
