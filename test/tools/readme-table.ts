/** Writes the experiment's table of fields into the README: `npm run readme`. */
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { schemaTable } from "../../src/engine/experiment/schema-table.ts";

export const readmePath = resolve(import.meta.dirname, "../../README.md");

const between = /(<!-- fields of an experiment -->\n)[\s\S]*?(\n<!-- end of the fields -->)/;

/** The README with the table as it should be; unchanged where it is in step. */
export function withSchemaTable(readme: string): string {
  if (!between.test(readme)) {
    throw new Error(
      "README.md has no <!-- fields of an experiment --> … <!-- end of the fields -->.",
    );
  }
  return readme.replace(
    between,
    (_, start: string, end: string) => `${start}\n${schemaTable()}\n${end}`,
  );
}

if (process.argv[1] === import.meta.filename) {
  await writeFile(readmePath, withSchemaTable(await readFile(readmePath, "utf8")));
}
