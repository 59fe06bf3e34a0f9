import { expect, test } from "vitest";
import { armOf, defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import type { Field } from "../../../src/engine/experiment/field.ts";
import { fieldValue } from "../../../src/engine/experiment/field-access.ts";
import {
  experimentFields,
  type FieldPath,
  fieldPaths,
} from "../../../src/engine/experiment/fields.ts";
import { settingsOf, withOwnSetting } from "../../../src/engine/experiment/own-settings.ts";
import { experimentFromQuery } from "../../../src/engine/experiment/url.ts";
import { programLanguages } from "../../../src/exchange/programs/languages.ts";
import { programSetUp } from "../../../src/exchange/programs/program.ts";
import { programCases } from "./cases.ts";

const tanh = armOf("tanh");

/** What programs do themselves; of all else they get the numbers. */
const isDone = (path: FieldPath) => /^(network|optimiser|regularisation|batch)\./.test(path);

test.each(fieldPaths.filter(isDone))("%s is repeated at more than its default", (path) => {
  const field: Field = experimentFields[path];
  const values = programCases.map(({ experiment, arm }) =>
    fieldValue(settingsOf(experiment, arm), path),
  );
  const found = new Set(values.map((value) => JSON.stringify(value)));
  const wanted = field.kind === "choice" ? Object.keys(field.options).length : 2;
  expect(found.size).toBeGreaterThanOrEqual(wanted);
});

test("an arm's own optimiser is the one that its program uses", () => {
  const arm = withOwnSetting(tanh, "optimiser.algorithm", "adam");
  const experiment = { ...defaultExperiment, arms: [arm] };
  for (const { write } of programLanguages) {
    expect(write(programSetUp(experiment, arm, { epochs: 1 }))).toMatch(/adam|m_hat/i);
  }
});

/** What ends a comment, or the text that says what a function is, and does harm after it. */
const hostile = ['"""; import os #', '\\"""; import os', "*/ alert(1) //", "`+alert(1)+`"];

test.each(hostile)("the name %s stays where it is only read", (name) => {
  const invention = { name, formula: "max(z, 0)", learnable: [] };
  const arm = { activation: "invented", parameters: {}, learningRate: null, invention };
  const experiment = { ...defaultExperiment, arms: [arm] };
  const address = `http://a.b/?x=${name}\nimport os`;
  // A notebook has the parts of the program for PyTorch.
  for (const { id, write } of programLanguages.filter((one) => one.id !== "notebook")) {
    const lines = write(programSetUp(experiment, arm, { epochs: 1, address })).split("\n");
    const harmful = lines.filter((line) => /alert\(1\)|import os/.test(line));
    const isRead = (line: string) => /^(#|\/\/)|^ +"""[^"\\]*"""$/.test(line);
    expect(
      harmful.filter((line) => !isRead(line)),
      id,
    ).toEqual([]);
  }
});

/** What a program defines, as often as it does. */
const definedIn = (program: string): readonly string[] =>
  Array.from(
    program.matchAll(/^(?:async )?(?:def|function|const|let) (\w+)/gm),
    ([, name = ""]) => name,
  );

test("a function of one's own may be called like any of the program's", () => {
  const query = "hidden=3,3&norm=batch&dropout=0.2&clipping=norm";
  for (const { id, write } of programLanguages.filter((one) => one.id !== "notebook")) {
    const programOf = (name: string): string => {
      const { experiment } = experimentFromQuery(`${query}&arms=invented('${name}','sin(z)')`);
      const [arm = tanh] = experiment.arms;
      return write(programSetUp(experiment, arm, { epochs: 1 }));
    };
    const names = definedIn(programOf("steep"));
    expect(names.length, id).toBeGreaterThan(5);
    for (const name of names) {
      const defined = definedIn(programOf(name));
      expect(new Set(defined).size, `${id}: ${name}`).toBe(defined.length);
    }
  }
});

test("the losses that the page showed stand beside the program's own", () => {
  const shown = [
    { epoch: 0, trainLoss: 0.5123456 },
    { epoch: 9, trainLoss: 0.1 },
  ];
  for (const { write } of programLanguages) {
    const program = write(programSetUp(defaultExperiment, tanh, { epochs: 2, shown }));
    expect(program).toContain("0.5123456");
    expect(program).not.toContain("9: 0.1");
  }
});

test("a notebook has a cell for each part of the program, under its heading", () => {
  const notebook = programLanguages.find(({ id }) => id === "notebook");
  const { cells, nbformat } = JSON.parse(
    notebook?.write(programSetUp(defaultExperiment, tanh, { epochs: 2 })) ?? "",
  );
  expect(nbformat).toBe(4);
  const kinds = cells.map(({ cell_type }: { readonly cell_type: string }) => cell_type);
  expect(kinds.slice(0, 4)).toEqual(["markdown", "code", "markdown", "code"]);
  expect(cells.length).toBeGreaterThan(10);
});
