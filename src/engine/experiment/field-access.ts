import { defaultExperiment } from "./defaults.ts";
import type { Field } from "./field.ts";
import { experimentFields, type FieldPath, fieldPaths } from "./fields.ts";

type Tree = Readonly<Record<string, unknown>>;

/** The value at a field's place; undefined where the object has none. */
export function readField(experiment: object, path: FieldPath): unknown {
  const [section = "", name] = path.split(".");
  const value = (experiment as Tree)[section];
  if (name === undefined) return value;
  return typeof value === "object" && value !== null ? (value as Tree)[name] : undefined;
}

/** As `readField`, and the value that a field has where it is left out. */
export function fieldValue(experiment: object, path: FieldPath): unknown {
  const field: Field = experimentFields[path];
  const value = readField(experiment, path);
  return value === undefined ? field.absent : value;
}

/**
 * A copy of the experiment with one field replaced, or left out at the value that it then has; the
 * value must be valid for that field.
 */
export function withField<T extends object>(experiment: T, path: FieldPath, value: unknown): T {
  const field: Field = experimentFields[path];
  const placed = placeField(experiment, path, value);
  if (field.absent === undefined || field.absent !== value) return placed;
  const [section = "", name = ""] = path.split(".");
  const { [name]: _, ...others } = (placed as Tree)[section] as Tree;
  return { ...placed, [section]: others };
}

/** A copy of the object with this value at the field's place. */
export function placeField<T extends object>(experiment: T, path: FieldPath, value: unknown): T {
  const [section = "", name] = path.split(".");
  if (name === undefined) return { ...experiment, [section]: value };
  const inner = (experiment as Tree)[section] as Tree;
  return { ...experiment, [section]: { ...inner, [name]: value } };
}

/** The fields that an experiment may leave out, and does not. */
export const optionalSettings = (
  experiment: object,
): readonly { readonly path: FieldPath; readonly value: unknown }[] =>
  fieldPaths.flatMap((path) => {
    const field: Field = experimentFields[path];
    const value = readField(experiment, path);
    return field.absent === undefined || value === undefined ? [] : [{ path, value }];
  });

export function fieldDefault(path: FieldPath): unknown {
  return fieldValue(defaultExperiment, path);
}
