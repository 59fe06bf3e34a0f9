/**
 * Runs the Python programs that people take along on NumPy and PyTorch, holds their losses to our
 * float64 engine's, and keeps a record of them with the versions. Debian: apt-get install
 * python3-numpy python3-scipy python3-torch. Pythons as for `npm run snippets`.
 */
import "../../../src/functions/formula/whole-reader.ts";
import { existsSync, writeFileSync } from "node:fs";
import { distance, programCases, referenceLosses } from "../../exchange/programs/cases.ts";
import {
  programRecordFile,
  pythonFor,
  pythonProgramIds,
  readProgramRecords,
  runPrograms,
} from "./program-runs.ts";

/** Ten decimals are printed; the order of sums differs. */
export const allowed = 1e-9;

let records = existsSync(programRecordFile) ? readProgramRecords() : {};
for (const id of pythonProgramIds) {
  const python = pythonFor(id);
  if (!python) {
    console.log(`${id}: skipped, no Python here has it`);
    continue;
  }
  const record = runPrograms(python, id);
  const far = programCases.flatMap((one) => {
    const losses = record.runs[one.name]?.losses ?? { train: [], test: [] };
    const off = distance(losses, referenceLosses(one));
    return off > allowed ? [`  ${one.name}: off by ${off.toPrecision(2)}`] : [];
  });
  const versions = Object.entries(record.versions).map((pair) => pair.join(" "));
  console.log(`${id}: ${programCases.length} programs on ${versions.join(", ")}`);
  for (const line of far) console.error(line);
  if (far.length > 0) process.exitCode = 1;
  else records = { ...records, [id]: record };
}
/** A line for each run. */
const text = JSON.stringify(records).replaceAll(/("runs":\{|\},)(?=")/g, "$1\n");
writeFileSync(programRecordFile, `${text}\n`);
