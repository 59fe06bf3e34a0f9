import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type {
  ElementwiseActivation,
  LibraryId,
} from "../../../src/functions/families/activation-function.ts";
import { activationFunctions } from "../../../src/functions/families/registry.ts";
import { codeLanguages } from "../../../src/functions/print/code/languages.ts";
import { printCode } from "../../../src/functions/print/code/snippet.ts";

/** The languages whose snippets run on a library of Python. */
export const libraries: readonly LibraryId[] = ["pytorch", "keras", "numpy", "jax"];

export interface Snippet {
  readonly activation: ElementwiseActivation;
  readonly code: string;
  /** What changes when the code does. */
  readonly hash: string;
}

/** Every snippet that a person can copy for a library, with the parameters' defaults. */
export function snippetsOf(library: LibraryId): readonly Snippet[] {
  const language = codeLanguages.find(({ id }) => id === library);
  if (!language) throw new RangeError(`no language ${library}`);
  return activationFunctions.flatMap((activation) => {
    if (activation.kind !== "elementwise") return [];
    const code = printCode(language, activation);
    const hash = createHash("sha256").update(code).digest("hex").slice(0, 12);
    return [{ activation, code, hash }];
  });
}

/** What the last run of `npm run snippets` found right, and on which versions. */
export interface SnippetRecord {
  readonly versions: Readonly<Record<string, string>>;
  /** By function, the hash of the code that ran. */
  readonly snippets: Readonly<Record<string, string>>;
}

export type SnippetRecords = Readonly<Partial<Record<LibraryId, SnippetRecord>>>;

export const recordFile = new URL("../../fixtures/code/snippets.json", import.meta.url);

export const readRecords = (): SnippetRecords => JSON.parse(readFileSync(recordFile, "utf8"));
