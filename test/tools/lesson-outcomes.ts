/** Writes what every lesson comes to into `src/lessons/outcomes.json`: `npm run outcomes`. */
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { runTrial } from "../../src/headless/run-lesson.ts";
import { claims } from "../../src/lessons/claims/registry.ts";
import { claimOutcomes } from "../../src/lessons/outcome.ts";

const path = resolve(import.meta.dirname, "../../src/lessons/outcomes.json");

/** A line for each trial, so that a change shows where it is. */
const lines = claims.map((claim) => {
  const trials = claimOutcomes(claim, (trial) => runTrial(trial));
  return `"${claim.id}": [\n${trials.map((trial) => JSON.stringify(trial)).join(",\n")}\n]`;
});
await writeFile(path, `{\n${lines.join(",\n")}\n}\n`);
