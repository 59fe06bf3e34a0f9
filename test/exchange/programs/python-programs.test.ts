import { expect, test } from "vitest";
import {
  hashOf,
  programOf,
  pythonFor,
  pythonProgramIds,
  readProgramRecords,
  runPrograms,
} from "../../tools/programs/program-runs.ts";
import { distance, epochs, programCases, referenceLosses } from "./cases.ts";

/** The programs print ten decimals; sums are added in another order, some 1e-15 a step. */
const tolerance = 1e-9;

/**
 * `npm run programs` runs the programs on the libraries and keeps what they printed, with the
 * versions. A program that has changed since has not been run.
 */
test.each(pythonProgramIds)("every %s program is the one that last ran", (id) => {
  const record = readProgramRecords()[id];
  expect(Object.keys(record?.versions ?? {}).length).toBeGreaterThan(1);
  const hashes = programCases.map((one) => [one.name, hashOf(programOf(id, one))] as const);
  const kept = Object.entries(record?.runs ?? {}).map(([name, { hash }]) => [name, hash] as const);
  expect(Object.fromEntries(kept), "run `npm run programs`").toEqual(Object.fromEntries(hashes));
});

test.each(pythonProgramIds)(
  "the losses of %s programs are those of our float64 engine",
  (id) => {
    const python = pythonFor(id);
    const runs = (python ? runPrograms(python, id) : readProgramRecords()[id])?.runs ?? {};
    for (const one of programCases) {
      const losses = runs[one.name]?.losses ?? { train: [], test: [] };
      expect(losses.train, one.name).toHaveLength(epochs + 1);
      expect(distance(losses, referenceLosses(one)), one.name).toBeLessThan(tolerance);
    }
  },
  120_000,
);
