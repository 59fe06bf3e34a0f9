import type { ExplicitPoint } from "../data/dataset.ts";
import { armsFromText, armsToText, numberFromText } from "./arm-text.ts";
import { defaultThreshold } from "./default-threshold.ts";
import { defaultExperiment } from "./defaults.ts";
import type { ArmSpec, Experiment, ExplicitParameters } from "./experiment.ts";
import type { Field } from "./field.ts";
import { fieldValue } from "./field-access.ts";
import { experimentFields, type FieldPath, fieldPaths } from "./fields.ts";
import { legendFromText, legendToText } from "./legend-text.ts";
import { type ParsedExperiment, parseExperiment } from "./parse.ts";
import { brief, type Problem } from "./problem.ts";
import { toQuery } from "./query.ts";
import { usualSampleCount } from "./usual-count.ts";
import { usualFeatures } from "./usual-features.ts";

/**
 * The experiment as the query of an address, readable and short: only what
 * differs from the defaults, for example
 * `data=xor&hidden=4,2&arms=tanh,elu(alpha:0.5)&rate=0.1`.
 * What `parseExperiment` gave comes back the same through `experimentFromQuery`.
 */
export function experimentToQuery(experiment: Experiment): string {
  const defaults = defaultsFor(experiment);
  return toQuery(
    fieldPaths
      .map((path) => [
        experimentFields[path].urlKey,
        toText(path, experiment),
        toText(path, defaults),
      ])
      .flatMap(([key = "", text = "", absent]) => (text === absent ? [] : [[key, text] as const])),
  );
}

/** What an address need not say, some of which goes by the data. */
function defaultsFor(experiment: Experiment): Experiment {
  const { data, network, rule } = defaultExperiment;
  return {
    ...defaultExperiment,
    data: { ...data, sampleCount: usualSampleCount(experiment) },
    network: { ...network, features: usualFeatures(experiment) },
    rule: { ...rule, threshold: defaultThreshold(experiment) },
  };
}

/**
 * Reads the experiment from an address's query, with or without its "?". Keys
 * in `otherKeys` belong to someone else; other unknown keys, and values that
 * are not allowed, are reported by their key and ignored. Never throws.
 */
export function experimentFromQuery(
  query: string,
  otherKeys: readonly string[] = [],
): ParsedExperiment {
  const problems: Problem[] = [];
  const sections: Record<string, Record<string, unknown>> = {};
  const whole: Record<string, unknown> = {};
  const seen = new Set<string>();
  for (const [key, text] of pairs(query, problems)) {
    const path = pathByKey.get(key);
    if (path === undefined) {
      if (!otherKeys.includes(key)) problems.push(unknownKey(key, text));
      continue;
    }
    if (seen.has(key)) {
      problems.push({ path: brief(key), fact: { code: "givenTwice" }, given: text });
    }
    seen.add(key);
    const [section = "", name] = path.split(".");
    const value = fromText(experimentFields[path], text);
    if (name === undefined) whole[section] = value;
    else sections[section] = { ...sections[section], [name]: value };
  }
  const parsed = parseExperiment({ ...whole, ...sections });
  const byKey = parsed.problems.map((problem) => ({ ...problem, path: keyed(problem.path) }));
  return { experiment: parsed.experiment, problems: [...problems, ...byKey] };
}

const pathByKey: ReadonlyMap<string, FieldPath> = new Map(
  fieldPaths.map((path) => [experimentFields[path].urlKey, path]),
);

/** A problem's place in the words of the address: "optimiser.learningRate" is "rate". */
function keyed(place: string): string {
  const path = fieldPaths.find(
    (field) => place === field || place.startsWith(`${field}.`) || place.startsWith(`${field}[`),
  );
  return path ? experimentFields[path].urlKey + place.slice(path.length) : place;
}

function unknownKey(key: string, given: string): Problem {
  return { path: brief(key), fact: { code: "unknownKey", allowed: [...pathByKey.keys()] }, given };
}

function pairs(query: string, problems: Problem[]): readonly [key: string, text: string][] {
  const found: [string, string][] = [];
  for (const piece of query.replace(/^\?/, "").split("&")) {
    if (piece === "") continue;
    const equals = piece.indexOf("=");
    const [key, text] =
      equals < 0 ? [piece, ""] : [piece.slice(0, equals), piece.slice(equals + 1)];
    try {
      found.push([decode(key), decode(text)]);
    } catch {
      problems.push({ path: brief(key), fact: { code: "brokenCode" }, given: text });
    }
  }
  return found;
}

const decode = (text: string): string => decodeURIComponent(text.replaceAll("+", " "));

/** One codec for each kind of field; what `read` gives is judged by the parser. */
interface Codec {
  readonly write: (value: never) => string;
  readonly read: (text: string) => unknown;
}

const codecs: Readonly<Record<Field["kind"], Codec>> = {
  number: { write: (value: number) => String(value), read: numberFromText },
  choice: { write: (value: string) => value, read: (text) => text },
  choiceList: { write: (values: readonly string[]) => values.join(","), read: list },
  numberList: {
    write: (values: readonly number[]) => values.join(","),
    read: (text) => list(text).map(numberFromText),
  },
  points: {
    write: (points: readonly ExplicitPoint[]) =>
      points.map(({ x1, x2, label }) => [x1, x2, label].map(float32Text).join(",")).join(";"),
    read: (text) =>
      text === "" ? [] : text.split(";").map((point) => pointFromNumbers(numbers(point))),
  },
  rule: { write: (rule: string | undefined) => rule ?? "", read: (text) => text },
  legend: { write: legendToText, read: legendFromText },
  parameters: { write: parametersToText, read: parametersFromText },
  arms: { write: (arms: readonly ArmSpec[]) => armsToText(arms), read: armsFromText },
};

const toText = (path: FieldPath, experiment: Experiment): string =>
  codecs[experimentFields[path].kind].write(fieldValue(experiment, path) as never);

const fromText = (field: Field, text: string): unknown => codecs[field.kind].read(text);

function list(text: string): readonly string[] {
  return text.trim() === "" ? [] : text.split(",").map((item) => item.trim());
}

const numbers = (text: string): readonly unknown[] => text.split(",").map(numberFromText);

/** Surplus numbers keep a name of their own, so that the parser reports them. */
function pointFromNumbers([x1, x2, label, ...more]: readonly unknown[]): unknown {
  return { x1, x2, label, ...(more.length > 0 ? { more } : {}) };
}

/**
 * Layers between "/", rows between ";", each row its weights and then its bias.
 * After them, each with a ":" before it, the learned parameters by name, and what normalised layers
 * keep by the layer's number and a name, such as "1.gains".
 */
function parametersToText(parameters: ExplicitParameters | null): string {
  if (parameters === null) return "";
  const learned = Object.entries(parameters.learned ?? {}).map(
    ([name, values]) => `:${[name, ...values.map(float32Text)].join(",")}`,
  );
  const normalised = (parameters.normalisation ?? []).flatMap((layer, index) =>
    Object.entries<readonly number[]>({ ...layer }).map(
      ([name, values]) => `:${[`${index + 1}.${name}`, ...values.map(float32Text)].join(",")}`,
    ),
  );
  const layers = parameters.weights
    .map((rows, layer) =>
      rows
        .map((row, index) => [...row, parameters.biases[layer]?.[index] ?? 0])
        .map((row) => row.map(float32Text).join(","))
        .join(";"),
    )
    .join("/");
  return layers + learned.join("") + normalised.join("");
}

/** "1.gains" */
const ofLayer = /^([1-9]\d*)\.(\w+)$/;

function parametersFromText(text: string): unknown {
  if (text === "") return null;
  const [dense = "", ...others] = text.split(":");
  const layers = dense.split("/").map((layer) => layer.split(";").map(numbers));
  const named = others
    .map(list)
    .map(([name = "", ...values]) => [name, values.map(numberFromText)] as const);
  const learned = named.filter(([name]) => !ofLayer.test(name));
  const normalisation: Record<string, unknown>[] = [];
  for (const [name, values] of named) {
    const [, layer, what] = ofLayer.exec(name) ?? [];
    if (layer === undefined || what === undefined) continue;
    // In turn, as they are written: a number that leaps ahead is no place in the list.
    const place = Math.min(Number(layer) - 1, normalisation.length);
    normalisation[place] = { ...normalisation[place], [what]: values };
  }
  return {
    weights: layers.map((rows) => rows.map((row) => row.slice(0, -1))),
    biases: layers.map((rows) => rows.map((row) => row.at(-1))),
    ...(learned.length > 0 ? { learned: Object.fromEntries(learned) as unknown } : {}),
    ...(normalisation.length > 0 ? { normalisation } : {}),
  };
}

/** The shortest decimal that is this float32. */
function float32Text(value: number): string {
  for (let digits = 1; digits <= 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return String(rounded);
  }
  return String(value);
}
