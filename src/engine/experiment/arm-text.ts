import type { ArmSpec, LayerFunction } from "./experiment.ts";
import { placeField } from "./field-access.ts";
import { experimentFields } from "./fields.ts";
import { namedFunctions } from "./layer-functions.ts";
import { ownPaths, ownSettings } from "./own-settings.ts";
import { inventedId } from "./parse-arms.ts";

/**
 * Arms as a person can read and type them in an address:
 * `sigmoid,elu(alpha:0.5),tanh@0.1,relu@init:heNormal`; a number after @ is the
 * arm's own learning rate, a key of the address with its value another setting of
 * its own. An invention carries its name, formula and learned
 * parameters: `invented('Bump','z*sigmoid(beta*z)','beta',beta:2)`. A quote
 * within quotes is doubled. One function for each hidden layer stands in parentheses:
 * `(tanh,relu)@0.1`.
 */
export function armsToText(arms: readonly ArmSpec[]): string {
  return arms.map(armToText).join(",");
}

/** The same for sentences: "tanh, elu(alpha:0.5)". */
export const armsInWords = (arms: readonly ArmSpec[]): string => arms.map(armToText).join(", ");

function armToText(arm: ArmSpec): string {
  const rate = arm.learningRate === null ? "" : `@${arm.learningRate}`;
  const own = ownSettings(arm).map(
    ({ path, value }) => `@${experimentFields[path].urlKey}:${value}`,
  );
  const functions = namedFunctions(arm).map(functionToText).join(",");
  return `${arm.laterLayers ? `(${functions})` : functions}${rate}${own.join("")}`;
}

function functionToText({ activation, parameters, invention }: LayerFunction): string {
  const invented = invention
    ? [invention.name, invention.formula, invention.learnable.join(" ")].map(quoted)
    : [];
  // The third text lists learned parameters; without any it is left out.
  if (invention?.learnable.length === 0) invented.pop();
  const values = Object.entries(parameters).map(([name, value]) => `${name}:${value}`);
  const inside = [...invented, ...values];
  return `${activation}${inside.length > 0 ? `(${inside.join(",")})` : ""}`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Arms as JSON for `parseExperiment`, which judges whatever stands here. */
export function armsFromText(text: string): unknown {
  return text.trim() === "" ? [] : splitOutside(text, ",").map(armFromText);
}

function armFromText(text: string): unknown {
  const parts = /^([^(@]*(?:\(.*\))?)((?:@[^@()]*)*)$/su.exec(text.trim());
  // A text in another form goes on as a name, which the parser then refuses.
  if (!parts) return text;
  const [, named = "", settings = ""] = parts;
  const { rate, own } = settingsFromText(settings);
  const isList = named.startsWith("(");
  const [first, ...others] = isList
    ? splitOutside(named.slice(1, -1), ",").map(functionFromText)
    : [functionFromText(named)];
  return {
    ...(typeof first === "object" ? first : { activation: first }),
    ...(others.length > 0 ? { laterLayers: others } : {}),
    learningRate: rate === undefined ? null : numberFromText(rate),
    own,
  };
}

/** A function with its parameters; a text in another form goes on as a name. */
function functionFromText(text: string): object | string {
  const parts = /^([^(@]*)(?:\((.*)\))?$/su.exec(text.trim());
  if (!parts) return text;
  const [, activation = "", inside = ""] = parts;
  const items = inside.trim() === "" ? [] : splitOutside(inside, ",").map((item) => item.trim());
  const texts = items.filter((item) => item.startsWith("'")).map(unquoted);
  const parameters = Object.fromEntries(
    items.filter((item) => !item.startsWith("'")).map(parameterFromText),
  );
  const [name = "", formula = "", learnable = ""] = texts;
  const isInvention = activation === inventedId || texts.length > 0;
  return {
    activation,
    parameters,
    invention: isInvention
      ? { name, formula, learnable: learnable.split(" ").filter((word) => word !== "") }
      : null,
  };
}

/** "@0.1@init:heNormal": a rate, and fields by their keys; a key that none has is kept as it is. */
function settingsFromText(text: string) {
  const settings = text.split("@").slice(1);
  const named = settings.filter((setting) => setting.includes(":")).map(parameterFromText);
  const pathOf = (key: string) => ownPaths.find((path) => experimentFields[path].urlKey === key);
  const own = named.reduce<object>(
    (sections, [key, value]) => {
      const path = pathOf(key);
      return path ? placeField(sections, path, value) : sections;
    },
    Object.fromEntries(named.filter(([key]) => !pathOf(key))),
  );
  return { rate: settings.find((setting) => !setting.includes(":")), own };
}

const unquoted = (text: string): string =>
  text.replace(/^'/, "").replace(/'$/, "").replaceAll("''", "'");

function parameterFromText(item: string): [name: string, value: unknown] {
  const colon = item.indexOf(":");
  return colon < 0
    ? [item, null]
    : [item.slice(0, colon).trim(), numberFromText(item.slice(colon + 1))];
}

/** A number where the text is one, else the text itself, which the parser then refuses. */
export function numberFromText(text: string): unknown {
  const number = Number(text);
  return text.trim() === "" || Number.isNaN(number) ? text : number;
}

/** Splits at separators that stand outside quotes and parentheses. */
function splitOutside(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let part = "";
  let depth = 0;
  let inQuotes = false;
  for (const character of text) {
    if (character === "'") inQuotes = !inQuotes;
    if (!inQuotes && character === "(") depth += 1;
    if (!inQuotes && character === ")") depth -= 1;
    if (!inQuotes && depth === 0 && character === separator) {
      parts.push(part);
      part = "";
    } else {
      part += character;
    }
  }
  return [...parts, part];
}
