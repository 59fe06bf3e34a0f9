import { defaultExperiment } from "./defaults.ts";
import type { Field, Range } from "./field.ts";
import { fieldDefault } from "./field-access.ts";
import { experimentFields, type FieldPath, fieldPaths } from "./fields.ts";

/** The table of all fields for the README, as Markdown, one row for each. */
export function schemaTable(): string {
  const rows = fieldPaths.map((path) => {
    const { description, urlKey } = experimentFields[path];
    return [
      code(path),
      defaultInWords(path),
      allowed(experimentFields[path]),
      code(urlKey),
      description,
    ];
  });
  const head = ["field", "default", "allowed", "in the address", "what it is"];
  return [head, head.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`)
    .join("\n");
}

const code = (text: string): string => `\`${text}\``;

function defaultInWords(path: FieldPath): string {
  if (path === "arms") return defaultExperiment.arms.map((arm) => code(arm.activation)).join(", ");
  const value = fieldDefault(path);
  return value === undefined ? "none" : code(JSON.stringify(value));
}

const count = ({ minLength, maxLength }: { minLength: number; maxLength: number }): string =>
  `${minLength} to ${maxLength}`;

function allowed(field: Field): string {
  const unit = field.unit ? ` (${field.unit})` : "";
  switch (field.kind) {
    case "number":
      return rangeInWords(field) + unit;
    case "choice":
      return Object.keys(field.options).map(code).join(", ");
    case "choiceList":
      return `${count(field)} of ${Object.keys(field.options).map(code).join(", ")}`;
    case "numberList":
      return `${count(field)} numbers, each ${rangeInWords(field)}${unit}`;
    case "points":
      return `none, or ${count(field)} of \`{x1, x2, label}\`; coordinates from ${field.min} to ${field.max}, labels from ${field.labelMin} to ${field.labelMax}`;
    case "rule":
      return "a condition or a value over `x1` and `x2`";
    case "legend":
      return "`{name, inputs, x1, x2, target, classes}`, each where it is known";
    case "parameters":
      return "`null`, or `{weights, biases, learned, normalisation}` in an arm's shape, without `learned` where nothing is and without `normalisation` where layers have none";
    case "arms":
      return `${count(field)} arms, see below`;
  }
}

const rangeInWords = ({ min, max, integer }: Range): string =>
  `a ${integer ? "whole number" : "number"} from ${min} to ${max}`;
