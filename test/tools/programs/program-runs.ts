import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { numpyProgram } from "../../../src/exchange/programs/numpy.ts";
import { pytorchProgram } from "../../../src/exchange/programs/pytorch.ts";
import {
  type Losses,
  type ProgramCase,
  printedLosses,
  programCases,
  setUpOf,
} from "../../exchange/programs/cases.ts";

/** Programs for Python: how each is written, and what it imports. */
export const pythonPrograms = {
  numpy: { write: numpyProgram, libraries: ["numpy", "scipy"] },
  pytorch: { write: pytorchProgram, libraries: ["torch", "numpy"] },
} as const;

export type PythonProgramId = keyof typeof pythonPrograms;

export const pythonProgramIds = Object.keys(pythonPrograms) as readonly PythonProgramId[];

/** What a run on the libraries has printed: by case the program's hash and its losses. */
export interface ProgramRecord {
  readonly versions: Readonly<Record<string, string>>;
  readonly runs: Readonly<Record<string, { readonly hash: string; readonly losses: Losses }>>;
}

export const programRecordFile = new URL("../../fixtures/code/programs.json", import.meta.url);

export const readProgramRecords = (): Readonly<Partial<Record<PythonProgramId, ProgramRecord>>> =>
  JSON.parse(readFileSync(programRecordFile, "utf8"));

export const programOf = (id: PythonProgramId, one: ProgramCase): string =>
  pythonPrograms[id].write(setUpOf(one));

export const hashOf = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 12);

const pythons = [
  ...(process.env.SNIPPET_PYTHONS ?? "").split(":").filter((path) => path !== ""),
  "/usr/bin/python3",
  "python3",
];

/** The first Python that has the libraries; undefined where none has. */
export const pythonFor = (id: PythonProgramId): string | undefined =>
  pythons.find((python) => {
    const imports = `import ${pythonPrograms[id].libraries.join(", ")}`;
    return spawnSync(python, ["-c", imports]).status === 0;
  });

/** Runs the programs of all cases. */
export function runPrograms(python: string, id: PythonProgramId): ProgramRecord {
  const programs = programCases.map((one) => programOf(id, one));
  const input = JSON.stringify({ programs, libraries: pythonPrograms[id].libraries });
  const script = fileURLToPath(new URL("run_programs.py", import.meta.url));
  const ran = spawnSync(python, [script], { input, encoding: "utf8", maxBuffer: 1 << 28 });
  if (ran.status !== 0) throw new Error(ran.stderr);
  const { versions, outputs } = JSON.parse(ran.stdout) as {
    readonly versions: Readonly<Record<string, string>>;
    readonly outputs: readonly string[];
  };
  const runs = programCases.map(({ name }, at) => {
    const output = outputs[at] ?? "";
    const losses = printedLosses(output);
    if (losses.train.length === 0) throw new Error(`${id}, ${name}: ${output}`);
    return [name, { hash: hashOf(programs[at] ?? ""), losses }] as const;
  });
  return { versions, runs: Object.fromEntries(runs) };
}
