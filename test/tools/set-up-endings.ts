/** Writes how every named set-up ends into src/lessons/set-ups/endings.json (`npm run set-ups`). */
import "../../src/functions/formula/whole-reader.ts";
import { writeFile } from "node:fs/promises";
import { experimentFromQuery } from "../../src/engine/experiment/url.ts";
import { endingOf } from "../../src/lessons/set-ups/endings.ts";
import { namedSetUps } from "../../src/lessons/set-ups/registry.ts";

const endings = Object.fromEntries(
  namedSetUps.map(({ id, query, pictured }) => [
    id,
    endingOf(experimentFromQuery(query).experiment, pictured),
  ]),
);
const file = new URL("../../src/lessons/set-ups/endings.json", import.meta.url);
await writeFile(file, `${JSON.stringify(endings, null, 2)}\n`);
