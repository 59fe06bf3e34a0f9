/**
 * Runs the Python that people copy on the libraries themselves, and keeps a record of what ran.
 *
 * Each library is taken from the first Python that has it: those named in SNIPPET_PYTHONS (parted by
 * colons), then Debian's, then the first of the path. Debian: apt-get install python3-torch
 * python3-numpy python3-scipy. JAX and Keras: pip install "jax[cpu]" keras scipy.
 */
import "../../../src/functions/formula/whole-reader.ts";
import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { LibraryId } from "../../../src/functions/families/activation-function.ts";
import { argumentsOf, type FloatType, faultsOf, points, type Result, types } from "./compare.ts";
import {
  libraries,
  readRecords,
  recordFile,
  type SnippetRecord,
  type SnippetRecords,
  snippetsOf,
} from "./snippet.ts";

const imports: Readonly<Record<LibraryId, string>> = {
  pytorch: "import torch",
  keras: "import keras, jax",
  numpy: "import numpy, scipy",
  jax: "import jax, scipy",
};

const environment = { ...process.env, KERAS_BACKEND: "jax", JAX_PLATFORMS: "cpu" };
const pythons = [
  ...(process.env.SNIPPET_PYTHONS ?? "").split(":").filter((path) => path !== ""),
  "/usr/bin/python3",
  "python3",
];

const pythonWith = (library: LibraryId): string | undefined =>
  pythons.find(
    (python) => spawnSync(python, ["-c", imports[library]], { env: environment }).status === 0,
  );

interface Answer {
  readonly versions: Readonly<Record<string, string>>;
  readonly results: Readonly<Record<FloatType, readonly (readonly Result[])[]>>;
}

function ask(python: string, library: LibraryId): Answer {
  const input = JSON.stringify({
    library,
    types,
    snippets: snippetsOf(library).map((snippet) => ({
      code: snippet.code,
      name: /^def (\w+)\(/m.exec(snippet.code)?.[1],
      points,
      arguments: argumentsOf(snippet),
    })),
  });
  const script = fileURLToPath(new URL("check_snippets.py", import.meta.url));
  const options = { input, env: environment, encoding: "utf8", maxBuffer: 1 << 28 } as const;
  const ran = spawnSync(python, [script], options);
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout);
}

/** What ran, where all of it was right. */
function check(python: string, library: LibraryId): SnippetRecord | null {
  const snippets = snippetsOf(library);
  const { versions, results } = ask(python, library);
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  console.log(`${library}: ${snippets.length} snippets on ${named.join(", ")}`);
  const faults = types.flatMap((type) =>
    snippets.flatMap((snippet, index) => {
      const found = faultsOf(library, type, snippet, results[type][index] ?? []);
      for (const fault of found) console.error(`  ${fault}`);
      return found;
    }),
  );
  if (faults.length > 0) return null;
  const hashes = snippets.map(({ activation, hash }) => [activation.id, hash] as const);
  return { versions, snippets: Object.fromEntries(hashes) };
}

let records: SnippetRecords = existsSync(recordFile) ? readRecords() : {};
for (const library of libraries) {
  const python = pythonWith(library);
  if (!python) {
    console.log(`${library}: skipped, no Python here has it`);
    continue;
  }
  const record = check(python, library);
  if (record) records = { ...records, [library]: record };
  else process.exitCode = 1;
}
writeFileSync(recordFile, `${JSON.stringify(records, null, 2)}\n`);
