/** What every field says of itself, whatever it holds. */
interface FieldInfo {
  /** Its key in the page's address. */
  readonly urlKey: string;
  /** One line, for people. */
  readonly description: string;
  readonly unit?: string;
  /**
   * The value that an experiment has where it leaves the field out, as it then must: links and
   * fingerprints from before there was such a field stay what they are.
   */
  readonly absent?: number | string;
}

/** Limits of a number, both allowed. */
export interface Range {
  readonly min: number;
  readonly max: number;
  readonly integer?: boolean;
}

/** Limits of a list's length, both allowed. */
interface Length {
  readonly minLength: number;
  readonly maxLength: number;
}

export interface NumberField extends FieldInfo, Range {
  readonly kind: "number";
}

export interface ChoiceField<Id extends string = string> extends FieldInfo {
  readonly kind: "choice";
  /** Allowed values with their names for people. */
  readonly options: Readonly<Record<Id, string>>;
}

export interface ChoiceListField<Id extends string = string> extends FieldInfo, Length {
  readonly kind: "choiceList";
  readonly options: Readonly<Record<Id, string>>;
}

export interface NumberListField extends FieldInfo, Range, Length {
  readonly kind: "numberList";
}

/** Explicit points; `min` and `max` bound the coordinates, `labelMin` and `labelMax` the labels. */
export interface PointsField extends FieldInfo, Range, Length {
  readonly kind: "points";
  readonly labelMin: number;
  readonly labelMax: number;
}

/** A typed rule over x1 and x2; there may be none. */
export interface RuleField extends FieldInfo {
  readonly kind: "rule";
}

/** What points given by hand stand for; there may be none. */
export interface LegendField extends FieldInfo {
  readonly kind: "legend";
}

/** Explicit weights and biases; `min` and `max` bound each value. */
export interface ParametersField extends FieldInfo, Range {
  readonly kind: "parameters";
}

export interface ArmsField extends FieldInfo, Length {
  readonly kind: "arms";
}

export type Field =
  | NumberField
  | ChoiceField
  | ChoiceListField
  | NumberListField
  | PointsField
  | RuleField
  | LegendField
  | ParametersField
  | ArmsField;

export const number = (field: Omit<NumberField, "kind">): NumberField => ({
  kind: "number",
  ...field,
});
export const choice = <Id extends string>(
  field: Omit<ChoiceField<Id>, "kind">,
): ChoiceField<Id> => ({
  kind: "choice",
  ...field,
});

/** The choices that a registry offers. */
export function labels<Id extends string>(
  entries: readonly { readonly id: Id; readonly label: string }[],
): Readonly<Record<Id, string>> {
  return Object.fromEntries(entries.map(({ id, label }) => [id, label])) as Record<Id, string>;
}
