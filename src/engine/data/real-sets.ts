import {
  type Dataset,
  type LabelledPoint,
  regression,
  threeClasses,
  twoClasses,
} from "./dataset.ts";
import type { DataLegend } from "./legend.ts";
import { realRows } from "./real/shelf.ts";

/** Whose measurements they are, and on what terms they are passed on. */
export interface Credit {
  readonly by: string;
  readonly licence: string;
  readonly address: string;
}

export interface RealDataset extends Dataset {
  readonly legend: DataLegend;
  readonly credit: Credit;
}

type RealInfo = Pick<RealDataset, "label" | "description" | "legend" | "credit">;

/** Points of the plane from a set's rows, by the legend that reads them back. */
function placed(rows: readonly number[], { x1, x2, target }: DataLegend): readonly LabelledPoint[] {
  const on = (axis: DataLegend["x1"], value = 0): number =>
    axis ? (value - axis.offset) / axis.scale : value;
  return Array.from({ length: rows.length / 3 }, (_, row) => ({
    x1: on(x1, rows[3 * row]),
    x2: on(x2, rows[3 * row + 1]),
    label: on(target, rows[3 * row + 2]),
  }));
}

const real = (id: string, info: RealInfo): RealDataset => {
  const { classes } = info.legend;
  const ofClasses = classes?.length === 2 ? twoClasses : threeClasses;
  return {
    ...info,
    defaultSampleCount: 0,
    isOccasional: true,
    kind: () => (classes ? ofClasses : regression),
    generate: () => placed(realRows(id), info.legend),
  };
};

const noaa = {
  by: "NOAA National Centers for Environmental Information",
  licence: "public domain (United States government)",
  address: "https://www.ncei.noaa.gov/",
};

/**
 * Measured data that ship with the page, their rows in a file of their own that loads when wanted;
 * `test/tools/real-data` says how it was made. Offsets and scales are round numbers that put each
 * range within ±5.
 */
export const realDatasets = {
  penguins: real("penguins", {
    label: "Penguins",
    description: "Three species of penguins by the length and depth of their bills.",
    legend: {
      x1: { name: "bill length (mm)", offset: 46, scale: 2.8 },
      x2: { name: "bill depth (mm)", offset: 17.3, scale: 0.85 },
      classes: ["Adelie", "Chinstrap", "Gentoo"],
    },
    credit: {
      by: "K. Gorman and Palmer Station LTER; collected by A. Horst, palmerpenguins",
      licence: "CC0 1.0",
      address: "https://github.com/allisonhorst/palmerpenguins",
    },
  }),
  iris: real("iris", {
    label: "Iris",
    description: "Three species of irises by the length and width of their petals.",
    legend: {
      x1: { name: "petal length (cm)", offset: 4, scale: 0.6 },
      x2: { name: "petal width (cm)", offset: 1.3, scale: 0.25 },
      classes: ["setosa", "versicolor", "virginica"],
    },
    credit: {
      by: "E. Anderson and R. A. Fisher (1936), UCI Machine Learning Repository",
      licence: "CC BY 4.0",
      address: "https://archive.ics.uci.edu/dataset/53/iris",
    },
  }),
  weather: real("weather", {
    label: "Rain or sun",
    description: "Days in Seattle by warmth and wind: noisy, as no boundary parts them well.",
    legend: {
      x1: { name: "warmest (°C)", offset: 17.8, scale: 3.4 },
      x2: { name: "wind (m/s)", offset: 4.5, scale: 0.75 },
      classes: ["rain", "sun"],
    },
    credit: noaa,
  }),
  temperatures: real("temperatures", {
    label: "Temperatures",
    description: "Seattle’s mean temperature by day and hour: periodic in both.",
    legend: {
      x1: { name: "day of the year", offset: 183, scale: 37 },
      x2: { name: "hour", offset: 10.5, scale: 2.1 },
      target: { name: "temperature (°C)", offset: 13.6, scale: 10.5 },
    },
    credit: noaa,
  }),
  zipCodes: real("zipCodes", {
    label: "ZIP codes",
    description: "The first digit of postal codes over the United States: steps along state lines.",
    legend: {
      x1: { name: "longitude (°)", offset: -96, scale: 5.7 },
      x2: { name: "latitude (°)", offset: 37.4, scale: 2.3 },
      target: { name: "first digit", offset: 4.5, scale: 4.5 },
    },
    credit: {
      by: "GeoNames",
      licence: "CC BY 4.0",
      address: "https://www.geonames.org/",
    },
  }),
} satisfies Readonly<Record<string, RealDataset>>;

export type RealDatasetId = keyof typeof realDatasets;

/** Whether a dataset's points are rows that load on their own. */
export const isRealDataset = (id: string): id is RealDatasetId => Object.hasOwn(realDatasets, id);

/** Whether an address may ask for one. */
export const mayNameRealDataset = (query: string): boolean =>
  Object.keys(realDatasets).some((id) => query.includes(id));
