/** Writes into the README what is defined elsewhere: `npm run readme`. */
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { schemaTable } from "../../src/engine/experiment/schema-table.ts";
import { floorTable, floorTree } from "../architecture/floor-tables.ts";

export const readmePath = resolve(import.meta.dirname, "../../README.md");

/** What stands between `<!-- name -->` and `<!-- end of name -->`, by name. */
const blocks: Readonly<Record<string, () => string>> = {
  "the fields of an experiment": schemaTable,
  "the tree of src": floorTree,
  "the table of floors": floorTable,
};

/** The README with every block as it should be; unchanged where all are in step. */
export function withTables(readme: string): string {
  return Object.entries(blocks).reduce((text, [name, write]) => {
    const start = `<!-- ${name} -->\n`;
    const end = `\n<!-- end of ${name} -->`;
    const from = text.indexOf(start);
    const to = text.indexOf(end);
    if (from < 0 || to < from) throw new Error(`README.md has no ${start.trim()} … ${end.trim()}.`);
    return `${text.slice(0, from)}${start}\n${write()}\n${text.slice(to)}`;
  }, readme);
}

if (process.argv[1] === import.meta.filename) {
  await writeFile(readmePath, withTables(await readFile(readmePath, "utf8")));
}
