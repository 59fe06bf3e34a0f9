import { isPrintable } from "../../functions/formula/printable.ts";
import { armOf } from "./defaults.ts";
import type { ArmSpec, Invention, LayerFunction } from "./experiment.ts";
import { readField } from "./field-access.ts";
import { experimentFields } from "./fields.ts";
import { withLayerFunctions } from "./layer-functions.ts";
import { type OwnSetting, ownPaths, withOwnSettings } from "./own-settings.ts";
import type { ProblemCollector } from "./problem.ts";
import { findActivation } from "./resolve-arm.ts";
import {
  anyLength,
  isTree,
  readChoice,
  readList,
  readNumber,
  reportUnknownKeys,
} from "./values.ts";

const functionKeys = ["activation", "parameters", "invention"] as const;
const armKeys = [...functionKeys, "laterLayers", "learningRate", "own"] as const;
const inventionKeys = ["name", "formula", "learnable"] as const;

/** What `activation` says when `invention` tells what it is. */
export const inventedId = "invented";

/** Reads the arms that can be read; undefined where none can. */
export function readArms(
  given: unknown,
  collector: ProblemCollector,
): readonly ArmSpec[] | undefined {
  const { minLength, maxLength } = experimentFields.arms;
  if (!Array.isArray(given) || given.length < minLength) {
    return collector.add({ code: "armCount", min: minLength, max: maxLength }, given);
  }
  if (given.length > maxLength) {
    collector.add({ code: "tooManyArms", max: maxLength }, given.length);
  }
  const arms = given
    .slice(0, maxLength)
    .map((arm: unknown, index) => readArm(arm, collector.at(index)))
    .filter((arm) => arm !== undefined);
  return arms.length > 0 ? arms : undefined;
}

/** One arm: an object, or just the name of an activation. */
export function readArm(given: unknown, collector: ProblemCollector): ArmSpec | undefined {
  if (typeof given === "string") return readArm({ activation: given }, collector);
  if (!isTree(given)) {
    return collector.add({ code: "shape", shape: "arm" }, given);
  }
  reportUnknownKeys(given, armKeys, collector);
  const first = readWithParameters(given, collector);
  const { laterLayers = [] } = given;
  const later = readList(laterLayers, anyLength, collector.at("laterLayers"), readLayer);
  if (!first || !later) return undefined;
  const learningRate = readLearningRate(given.learningRate ?? null, collector.at("learningRate"));
  const arm = withLayerFunctions({ ...first, learningRate }, [first, ...later]);
  return withOwnSettings(arm, readOwnSettings(given.own ?? {}, collector.at("own")));
}

/** The function of a hidden layer after the first: an object, or just a name. */
function readLayer(given: unknown, collector: ProblemCollector): LayerFunction | undefined {
  if (typeof given === "string") return readLayer({ activation: given }, collector);
  if (!isTree(given)) return collector.add({ code: "shape", shape: "layer" }, given);
  reportUnknownKeys(given, functionKeys, collector);
  return readWithParameters(given, collector);
}

function readWithParameters(
  given: Readonly<Record<string, unknown>>,
  collector: ProblemCollector,
): ArmSpec | undefined {
  const bare = readFunction(given, collector);
  if (!bare) return undefined;
  const { parameters = {} } = given;
  return { ...bare, parameters: readParameterValues(bare, parameters, collector.at("parameters")) };
}

/** An arm of the function, with every parameter still at its default. */
function readFunction(
  given: Readonly<Record<string, unknown>>,
  collector: ProblemCollector,
): ArmSpec | undefined {
  const { activation, invention = null } = given;
  if (invention !== null) {
    if (activation !== undefined && activation !== inventedId) {
      const fact = { code: "shape", shape: "besideInvention" } as const;
      return collector.at("activation").add(fact, activation);
    }
    const read = readInvention(invention, collector.at("invention"));
    return read && { ...armOf(inventedId), invention: read };
  }
  if (typeof activation !== "string") {
    return collector.at("activation").add({ code: "shape", shape: "activation" }, activation);
  }
  const arm = armOf(activation);
  const found = findActivation(arm);
  if (found.ok) return arm;
  return collector.at("activation").add(found.fact, activation);
}

function readInvention(given: unknown, collector: ProblemCollector): Invention | undefined {
  if (!isTree(given)) {
    return collector.add({ code: "shape", shape: "invention" }, given);
  }
  reportUnknownKeys(given, inventionKeys, collector);
  const { name, formula, learnable = [] } = given;
  if (typeof name !== "string" || !isPrintable(name)) {
    return collector.at("name").add({ code: "shape", shape: "inventionName" }, name);
  }
  if (typeof formula !== "string") {
    return collector.at("formula").add({ code: "shape", shape: "formula" }, formula);
  }
  const atLearnable = collector.at("learnable");
  const names = readList(learnable, anyLength, atLearnable, (item, at) =>
    typeof item === "string" ? item : at.add({ code: "shape", shape: "parameter" }, item),
  );
  if (!names) return undefined;
  const invention = { name: name.trim(), formula, learnable: [...new Set(names)] };
  const found = findActivation({ ...armOf(inventedId), invention });
  if (found.ok) return invention;
  return collector.at(found.field).add(found.fact, given[found.field]);
}

/** Bad values are left out, so that the function's defaults stand in their place. */
function readParameterValues(
  arm: ArmSpec,
  given: unknown,
  collector: ProblemCollector,
): Readonly<Record<string, number>> {
  const found = findActivation(arm);
  if (!found.ok) return {};
  if (!isTree(given)) {
    collector.add({ code: "shape", shape: "parameterValues" }, given);
    return {};
  }
  const specs = found.activation.parameters;
  const values: [string, number][] = [];
  for (const [name, value] of Object.entries(given)) {
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    if (!spec) {
      const { label } = found.activation;
      const allowed = Object.keys(specs);
      collector.at(name).add({ code: "unknownParameter", name: label, allowed }, value);
      continue;
    }
    const read = readNumber(value, spec, collector.at(name));
    if (read !== undefined) values.push([name, read]);
  }
  return Object.fromEntries(values);
}

function readLearningRate(given: unknown, collector: ProblemCollector): number | null {
  if (given === null) return null;
  return readNumber(given, experimentFields["optimiser.learningRate"], collector) ?? null;
}

/** Bad values are left out, so that the experiment's stand in their place. */
function readOwnSettings(given: unknown, collector: ProblemCollector): readonly OwnSetting[] {
  if (!isTree(given)) {
    collector.add({ code: "fields", allowed: [...ownNames.keys()] }, given);
    return [];
  }
  reportUnknownKeys(given, [...ownNames.keys()], collector);
  for (const [section, names] of ownNames) {
    const inner = given[section];
    if (inner === undefined) continue;
    const at = collector.at(section);
    if (isTree(inner)) reportUnknownKeys(inner, names, at);
    else at.add({ code: "fields", allowed: names }, inner);
  }
  return ownPaths.flatMap((path) => {
    const value = readField(given, path);
    if (value === undefined) return [];
    const field = experimentFields[path];
    const at = path.split(".").reduce((place, name) => place.at(name), collector);
    const read =
      field.kind === "number" ? readNumber(value, field, at) : readChoice(value, field, at);
    return read === undefined ? [] : [{ path, value: read }];
  });
}

/** Names of the fields that an arm may set for itself, by section. */
const ownNames: ReadonlyMap<string, readonly string[]> = ownPaths
  .map((path) => path.split(".") as [section: string, name: string])
  .reduce(
    (names, [section, name]) => names.set(section, [...(names.get(section) ?? []), name]),
    new Map<string, readonly string[]>(),
  );
