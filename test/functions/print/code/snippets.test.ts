import { expect, test } from "vitest";
import { libraries, readRecords, snippetsOf } from "../../../tools/snippets/snippet.ts";

/**
 * `npm run snippets` runs this code on the libraries themselves and keeps what it ran: f, the
 * library's own derivative of f and the printed f′, over ±100, in float32 and float64, by type and
 * without a warning. Code that has changed since has not been run.
 */
test.each(libraries)(
  "every %s snippet is the one that last ran right on the library",
  (library) => {
    const record = readRecords()[library];
    const hashes = snippetsOf(library).map(
      ({ activation, hash }) => [activation.id, hash] as const,
    );
    expect(Object.keys(record?.versions ?? {}).length).toBeGreaterThan(1);
    expect(record?.snippets, "run `npm run snippets`, as test/tools/snippets/main.ts says").toEqual(
      Object.fromEntries(hashes),
    );
  },
);
