import type { DatasetId } from "../engine/data/datasets.ts";
import type { FeatureId } from "../engine/data/features.ts";
import type { Experiment } from "../engine/experiment/experiment.ts";
import { experimentFields } from "../engine/experiment/fields.ts";
import { parseExperiment } from "../engine/experiment/parse.ts";
import { brief } from "../engine/experiment/problem.ts";

/** What of a TensorFlow Playground link is not the same here. */
export type LinkDifference =
  | { readonly code: "shape" | "tutorial" }
  /** A value that was no number in reach, with what stands in its place. */
  | {
      readonly code: "number";
      readonly key: string;
      readonly given: string;
      readonly used: number;
    }
  /** A choice that does not exist here, with what stands in its place. */
  | {
      readonly code: "choice";
      readonly key: string;
      readonly given: string;
      readonly used: string;
    }
  | { readonly code: "keys" | "hidden"; readonly keys: readonly string[] };

export interface PlaygroundLink {
  readonly experiment: Experiment;
  readonly showsTestData: boolean;
  readonly discretises: boolean;
  /** The very points that TensorFlow Playground shows; false where the link does not say which. */
  readonly hasItsPoints: boolean;
  /** What the link hides, by its names on this page. */
  readonly hidden: readonly string[];
  readonly differences: readonly LinkDifference[];
}

/** Keys that no address of this page has. */
const ownKeys: ReadonlySet<string> = new Set([
  ...["activation", "regularization", "batchSize", "dataset", "regDataset"],
  ...["learningRate", "regularizationRate", "networkShape", "showTestData", "discretize"],
  ...["percTrainData", "x", "y", "xTimesY", "xSquared"],
  ...["ySquared", "cosX", "sinX", "cosY", "sinY"],
  ...["collectStats", "tutorial", "problem", "initZero", "hideText"],
]);

/** Keys that this page's addresses have as well. */
const sharedKeys: ReadonlySet<string> = new Set(["noise", "seed"]);

const hideSuffix = "_hide";

/** Its inputs; cosX and cosY stand in its links, and it offers no such input. */
const featureByKey: Readonly<Record<string, FeatureId>> = {
  x: "x1",
  y: "x2",
  xSquared: "x1Squared",
  ySquared: "x2Squared",
  xTimesY: "x1x2",
  sinX: "sinX1",
  sinY: "sinX2",
};

const datasetByName: Readonly<Record<string, DatasetId>> = {
  circle: "circle",
  xor: "xor",
  gauss: "gauss",
  spiral: "spiral",
};

const regressionByName: Readonly<Record<string, DatasetId>> = {
  "reg-plane": "plane",
  "reg-gauss": "multiGauss",
};

const activations: Readonly<Record<string, string>> = {
  relu: "relu",
  tanh: "tanh",
  sigmoid: "sigmoid",
  linear: "linear",
};

const penalties: Readonly<Record<string, string>> = { none: "none", L1: "l1", L2: "l2" };

/** What it can hide, and what that is on this page. The kind of problem comes with the dataset here. */
const partsByControl: Readonly<Record<string, readonly string[]>> = {
  showTestData: ["testPoints"],
  discretize: ["discretise"],
  playButton: ["play"],
  stepButton: ["step"],
  resetButton: ["reset"],
  learningRate: ["rate"],
  activation: ["activation", "addActivation"],
  regularization: ["regularise"],
  regularizationRate: ["penalty"],
  problem: [],
  dataset: ["datasets"],
  percTrainData: ["train"],
  noise: ["noise"],
  batchSize: ["batch"],
  numHiddenLayers: ["hidden"],
};

/** As many points as it draws. */
const counts = { classification: 500, regression: 1200 } as const;

const mostCharacters = 20_000;

/** The pairs of an address's fragment; the last of equal keys counts, as there. */
function pairsOf(text: string): ReadonlyMap<string, string> {
  const hash = text.trim().replace(/^[^#\s]*#/, "");
  return new Map(
    hash.split("&").flatMap((piece) => {
      const [key = "", value] = piece.split("=");
      return key === "" || value === undefined ? [] : [[decoded(key), decoded(value)] as const];
    }),
  );
}

/** Messengers write commas as %2C; what is no code stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return text.trim();
  }
}

/** Whether a text is, or its fragment holds, the state of TensorFlow Playground. */
export function isPlaygroundLink(text: string): boolean {
  if (text.length > mostCharacters || /[\r\n]/.test(text.trim())) return false;
  const pairs = pairsOf(text);
  const isSeed = /^0?\.\d+$/.test(pairs.get("seed") ?? "");
  return isSeed || [...pairs.keys()].some((key) => ownKeys.has(key) || key.endsWith(hideSuffix));
}

/**
 * The experiment of a link of TensorFlow Playground: its whole address, or the fragment alone. Keys
 * that are not there mean what they mean there. Null for any other text; never throws.
 */
export function readPlaygroundLink(text: string): PlaygroundLink | null {
  if (!isPlaygroundLink(text)) return null;
  const pairs = pairsOf(text);
  const differences: LinkDifference[] = [];
  const given = (key: string): string | null => pairs.get(key) || null;

  function choice<Value>(key: string, by: Readonly<Record<string, Value>>, usual: string): Value {
    const name = given(key);
    if (name !== null && Object.hasOwn(by, name)) return by[name] as Value;
    // An unknown name is passed over there as well; said because something was meant by it.
    if (name !== null) differences.push({ code: "choice", key, given: brief(name), used: usual });
    return by[usual] as Value;
  }

  function number(key: string, usual: number, least: number, most: number, whole = false): number {
    const text = given(key);
    if (text === null) return usual;
    const value = Number(text);
    const rounded = whole ? Math.round(value) : value;
    const used = Number.isNaN(value) ? usual : Math.min(Math.max(rounded, least), most);
    if (used !== value) differences.push({ code: "number", key, given: brief(text), used });
    return used;
  }

  const flag = (key: string, usual = false): boolean => {
    const text = given(key);
    return text === null ? usual : text !== "false";
  };

  const hides = (key: string): boolean => pairs.get(key + hideSuffix) === "true";
  const isRegression = given("problem") === "regression";
  const task = isRegression ? "regression" : "classification";
  const dataset = isRegression
    ? choice("regDataset", regressionByName, "reg-plane")
    : choice("dataset", datasetByName, "circle");
  const limits = experimentFields;
  const rate = limits["optimiser.learningRate"];
  const penalty = limits["regularisation.rate"];
  const batch = limits["batch.size"];
  const features = Object.entries(featureByKey)
    // An input that is hidden there is no input.
    .filter(([key]) => flag(key, key === "x" || key === "y") && !hides(key))
    .map(([, id]) => id);
  const seed = given("seed");
  const digits = digitsOf(seed);
  const startsAtZero = flag("initZero");
  const bias = startsAtZero ? 0 : 0.1;
  const { experiment } = parseExperiment({
    data: {
      dataset,
      noise: number("noise", 0, 0, limits["data.noise"].max),
      sampleCount: counts[task],
      trainShare: number("percTrainData", 50, 10, 90) / 100,
      ...(digits === null ? {} : { playgroundSeed: digits }),
    },
    network: {
      // Without an input nothing can be learned, there as here.
      features: features.length > 0 ? features : ["x1", "x2"],
      hidden: shapeOf(pairs.get("networkShape"), differences),
    },
    arms: [choice("activation", activations, "tanh")],
    initialisation: {
      scheme: startsAtZero ? "zeros" : "uniform",
      hiddenBias: bias,
      outputBias: bias,
    },
    optimiser: { learningRate: number("learningRate", 0.03, rate.min, rate.max) },
    regularisation: {
      kind: choice("regularization", penalties, "none"),
      rate: number("regularizationRate", 0, penalty.min, penalty.max),
    },
    batch: { size: number("batchSize", 10, batch.min, batch.max, true) },
    seed: seedOf(seed),
  });
  if (given("problem") !== null) choice("problem", { classification: 0, regression: 0 }, task);
  if (features.length === 0) {
    differences.push({ code: "choice", key: "x", given: "false", used: "true" });
  }
  const controls = [...pairs.keys()]
    .filter((key) => key.endsWith(hideSuffix))
    .map((key) => key.slice(0, -hideSuffix.length))
    .filter(hides);
  const unknown = controls.filter(
    (key) => !Object.hasOwn(partsByControl, key) && !Object.hasOwn(featureByKey, key),
  );
  if (unknown.length > 0) {
    differences.push({ code: "hidden", keys: unknown.slice(0, 5).map(brief) });
  }
  if (given("tutorial") !== null) differences.push({ code: "tutorial" });
  const isKnown = (key: string): boolean =>
    ownKeys.has(key) || sharedKeys.has(key) || key.endsWith(hideSuffix);
  const others = [...pairs.keys()].filter((key) => !isKnown(key));
  if (others.length > 0) differences.push({ code: "keys", keys: others.slice(0, 5).map(brief) });
  return {
    experiment,
    showsTestData: flag("showTestData"),
    discretises: flag("discretize"),
    hasItsPoints: digits !== null,
    hidden: controls.flatMap((key) =>
      Object.hasOwn(partsByControl, key) ? (partsByControl[key] ?? []) : [],
    ),
    differences,
  };
}

/** Layers between commas; what is no number of units here becomes the nearest that is. */
function shapeOf(text: string | undefined, differences: LinkDifference[]): readonly number[] {
  if (text === undefined) return [4, 2];
  const { min, max, maxLength } = experimentFields["network.hidden"];
  const given = text === "" ? [] : text.split(",").map((part) => Math.round(Number(part)));
  const shape = given
    .filter((units) => !Number.isNaN(units) && units !== 0)
    .map((units) => Math.min(Math.max(units, min), max))
    .slice(0, maxLength);
  if (shape.join() !== text.replace(/\s/g, "")) differences.push({ code: "shape" });
  return shape;
}

/** Of a seed as its links have them; null of one that was typed, or none. */
function digitsOf(seed: string | null): number | null {
  const digits = Number(/^0\.(\d{5})$/.exec(seed ?? "")?.[1] ?? 0);
  return digits > 0 ? digits : null;
}

/** Another seed there is another one here: the digits of 0.47253, or a hash of other texts. */
function seedOf(seed: string | null): number {
  if (seed === null) return 0;
  const digits = /^0?\.(\d{1,9})$/.exec(seed)?.[1];
  if (digits !== undefined) return Number(digits);
  let hash = 0x811c9dc5;
  for (let at = 0; at < seed.length; at++) hash = Math.imul(hash ^ seed.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
