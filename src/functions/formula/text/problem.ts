/** What can be wrong with a typed formula; the page's words make a sentence of each with its values. */
export type FormulaProblemCode =
  | "empty"
  | "tooLong"
  | "tooLarge"
  | "tooDeep"
  | "derivativeTooLarge"
  | "foreignCharacter"
  | "unexpected"
  | "unfinished"
  | "unclosed"
  | "numberTooLarge"
  | "notFinite"
  | "exponentNotConstant"
  | "exponentTooLarge"
  | "exponentNotFinite"
  | "conditionExpected"
  | "numbersSideBySide"
  | "numberBehind"
  | "decimalComma"
  | "ambiguousProduct"
  | "ambiguousArgument"
  | "runTogether"
  | "digitsBehindInput"
  | "functionAlone"
  | "unknownFunction"
  | "unknownLibrary"
  | "notElementwise"
  | "argumentCount"
  | "unknownArgument"
  | "argumentTwice"
  | "argumentMissing"
  | "unsupportedOption"
  | "wholeNumberNeeded"
  | "noInverse"
  | "otherInput"
  | "bothInputs"
  | "nameTooLong"
  | "nameReserved"
  | "tooManyParameters"
  | "functionOfNothing"
  | "sharedName"
  | "casesWithGap"
  | "noReturn"
  | "unknownCommand"
  | "emptyRule"
  | "notInRule"
  | "notOfCurve"
  | "ruleOneSided"
  | "ruleWithoutValues";

/** What an expected token is for: words of the catalogue, not of the formula. */
export type Expected =
  | "operand"
  | "coordinate"
  | "operator"
  | "closing"
  | "comma"
  | "elseBranch"
  | "colon"
  | "value"
  | "condition"
  | "casesRow";

/** A text to take with one click: the whole formula, and the part of it that changed. */
export interface Suggestion {
  readonly formula: string;
  readonly shown: string;
}

/** Where in the text as typed: UTF-16 offsets. */
export interface Place {
  readonly position: number;
  readonly length: number;
}

export interface FormulaProblem extends Place {
  readonly code: FormulaProblemCode;
  readonly values: Readonly<Record<string, string | number>>;
  /** What may have been meant, likeliest first. */
  readonly suggestions?: readonly Suggestion[];
}

/** A replacement of a part of the text, before the whole text is known. */
export interface Replacement extends Place {
  readonly by: string;
}

/** Thrown inside the reader only; `parseFormula` turns it into a result. */
export class FormulaError extends Error {
  readonly code: FormulaProblemCode;
  readonly place: Place;
  readonly values: Readonly<Record<string, string | number>>;
  readonly replacements: readonly Replacement[];

  constructor(
    code: FormulaProblemCode,
    place: Place,
    values: Readonly<Record<string, string | number>> = {},
    replacements: readonly Replacement[] = [],
  ) {
    super(code);
    this.code = code;
    this.place = { position: place.position, length: place.length };
    this.values = values;
    this.replacements = replacements;
  }

  /** As a result, with its replacements carried out on the text. */
  problemIn(text: string): FormulaProblem {
    const suggestions = this.replacements.map((replacement) => suggestionIn(text, replacement));
    return {
      code: this.code,
      values: this.values,
      position: Math.min(this.place.position, text.length),
      length: Math.max(0, Math.min(this.place.length, text.length - this.place.position)),
      ...(suggestions.length > 0 ? { suggestions } : {}),
    };
  }
}

export const suggestionIn = (text: string, { position, length, by }: Replacement): Suggestion => ({
  formula: text.slice(0, position) + by + text.slice(position + length),
  shown: by,
});
