import { armOf } from "./defaults.ts";
import type { ArmSpec, Invention } from "./experiment.ts";
import { experimentFields } from "./fields.ts";
import type { Complaints } from "./problem.ts";
import { findActivation } from "./resolve-arm.ts";
import { anyLength, complainOfUnknownKeys, isTree, readList, readNumber } from "./values.ts";

const armKeys = ["activation", "parameters", "learningRate", "invention"] as const;
const inventionKeys = ["name", "formula", "learnable"] as const;

/** What `activation` says when `invention` tells what it is. */
export const inventedId = "invented";

/** Control characters and halves of characters, which no address can carry. */
const unprintable = /[\p{Cc}\p{Cs}]/u;

/** Reads the arms that can be read; undefined where none can. */
export function readArms(given: unknown, complaints: Complaints): readonly ArmSpec[] | undefined {
  const { minLength, maxLength } = experimentFields.arms;
  if (!Array.isArray(given) || given.length < minLength) {
    return complaints.add(`Must be a list of ${minLength} to ${maxLength} arms.`, given);
  }
  if (given.length > maxLength) {
    complaints.add(`Must be at most ${maxLength} arms; the others were left out.`, given.length);
  }
  const arms = given
    .slice(0, maxLength)
    .map((arm: unknown, index) => readArm(arm, complaints.at(index)))
    .filter((arm) => arm !== undefined);
  return arms.length > 0 ? arms : undefined;
}

/** One arm: an object, or just the name of an activation. */
export function readArm(given: unknown, complaints: Complaints): ArmSpec | undefined {
  if (typeof given === "string") return readArm({ activation: given }, complaints);
  if (!isTree(given)) {
    return complaints.add("Must be an activation's name, or an object with `activation`.", given);
  }
  complainOfUnknownKeys(given, armKeys, complaints);
  const bare = readFunction(given, complaints);
  if (!bare) return undefined;
  return {
    ...bare,
    parameters: readParameterValues(bare, given.parameters ?? {}, complaints.at("parameters")),
    learningRate: readLearningRate(given.learningRate ?? null, complaints.at("learningRate")),
  };
}

/** The arm's function, with every parameter still at its default. */
function readFunction(
  given: Readonly<Record<string, unknown>>,
  complaints: Complaints,
): ArmSpec | undefined {
  const { activation, invention = null } = given;
  if (invention !== null) {
    if (activation !== undefined && activation !== inventedId) {
      const message = `Must be "${inventedId}" beside an invention.`;
      return complaints.at("activation").add(message, activation);
    }
    const read = readInvention(invention, complaints.at("invention"));
    return read && { ...armOf(inventedId), invention: read };
  }
  if (typeof activation !== "string") {
    return complaints.at("activation").add("Must be the name of an activation.", activation);
  }
  const arm = armOf(activation);
  const found = findActivation(arm);
  if (found.ok) return arm;
  return complaints.at("activation").add(found.message, activation);
}

function readInvention(given: unknown, complaints: Complaints): Invention | undefined {
  if (!isTree(given)) {
    return complaints.add("Must be null, or an object with name, formula and learnable.", given);
  }
  complainOfUnknownKeys(given, inventionKeys, complaints);
  const { name, formula, learnable = [] } = given;
  if (typeof name !== "string" || unprintable.test(name)) {
    return complaints.at("name").add("Must be a text of printable characters.", name);
  }
  if (typeof formula !== "string") {
    return complaints.at("formula").add("Must be a formula in z.", formula);
  }
  const atLearnable = complaints.at("learnable");
  const names = readList(learnable, anyLength, atLearnable, (item, at) =>
    typeof item === "string" ? item : at.add("Must be the name of a parameter.", item),
  );
  if (!names) return undefined;
  const invention = { name: name.trim(), formula, learnable: [...new Set(names)] };
  const found = findActivation({ ...armOf(inventedId), invention });
  if (found.ok) return invention;
  return complaints.at(found.field).add(found.message, given[found.field]);
}

/** Bad values are left out, so that the function's defaults stand in their place. */
function readParameterValues(
  arm: ArmSpec,
  given: unknown,
  complaints: Complaints,
): Readonly<Record<string, number>> {
  const found = findActivation(arm);
  if (!found.ok) return {};
  if (!isTree(given)) {
    complaints.add("Must be an object of parameter values.", given);
    return {};
  }
  const specs = found.activation.parameters;
  const values: [string, number][] = [];
  for (const [name, value] of Object.entries(given)) {
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    if (!spec) {
      const known = Object.keys(specs).join(", ") || "none";
      complaints
        .at(name)
        .add(`Unknown parameter. Parameters of ${found.activation.label}: ${known}.`, value);
      continue;
    }
    const read = readNumber(value, spec, complaints.at(name));
    if (read !== undefined) values.push([name, read]);
  }
  return Object.fromEntries(values);
}

function readLearningRate(given: unknown, complaints: Complaints): number | null {
  if (given === null) return null;
  return readNumber(given, experimentFields["optimiser.learningRate"], complaints) ?? null;
}
