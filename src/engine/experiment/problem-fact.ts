import type { InventionProblem } from "../../functions/formula/invention.ts";
import type { DataKind } from "../data/dataset.ts";

/** What is wrong with a value, and what is allowed: a code and its facts, of which the words make a sentence. */
export type ProblemFact =
  | {
      readonly code: "number" | "wholeNumber" | "listLength";
      readonly min: number;
      readonly max: number;
    }
  | { readonly code: "oneOf" | "fields" | "unknownField" | "unknownKey"; readonly allowed: Names }
  | { readonly code: "needsOutput"; readonly allowed: Names }
  | { readonly code: "outputOfRegression" | "featuresOfOneInput"; readonly allowed: Names }
  | { readonly code: "shape"; readonly shape: Shape }
  | { readonly code: "armCount"; readonly min: number; readonly max: number }
  | { readonly code: "layerFunctions"; readonly count: number }
  | { readonly code: "tooManyArms" | "name"; readonly max: number }
  | { readonly code: "unknownParameter"; readonly name: string; readonly allowed: Names }
  | { readonly code: "invention"; readonly problem: InventionProblem }
  | { readonly code: "fewPoints"; readonly min: number }
  | { readonly code: "otherInputs"; readonly count: number }
  | { readonly code: "otherTask"; readonly task: DataKind["task"] }
  | { readonly code: "explicitMismatch"; readonly needs: readonly NeedOfArms[] }
  | { readonly code: "doesNotGoWith"; readonly path: string; readonly fact: ProblemFact }
  | {
      readonly code:
        | "batchOfOne"
        | "entriesOnce"
        | "valuesOnce"
        | "list"
        | "noTestSet"
        | "noAccuracy"
        | "accuracyThreshold"
        | "noRule"
        | "givenTwice"
        | "brokenCode"
        | "widthWithoutLayer"
        | "drawsGiven"
        | "lossesDiffer";
    };

type Names = readonly string[];

/** What a value must be, where that is neither a number nor a choice. */
export type Shape =
  | "experiment"
  | "point"
  | "parameters"
  | "learned"
  | "normalised"
  | "parameterValues"
  | "arm"
  | "layer"
  | "activation"
  | "besideInvention"
  | "invention"
  | "inventionName"
  | "formula"
  | "rule"
  | "legend"
  | "axis"
  | "parameter"
  | "seeds"
  | "variation"
  | "ratedScheme";

/** What weights and biases given by value would need to fit a network. */
export type Need =
  | { readonly code: "layers"; readonly count: number }
  | { readonly code: "rows" | "inputs" | "biases"; readonly count: number; readonly layer: number }
  | { readonly code: "learnedNames"; readonly names: Names }
  | { readonly code: "learnedValues"; readonly count: number; readonly name: string }
  | { readonly code: "normalisedLayers"; readonly count: number }
  | {
      readonly code: "normalisedNumbers";
      readonly count: number;
      readonly layer: number;
      readonly name: string;
    };

export interface NeedOfArms {
  readonly need: Need;
  /** Whose need it is, where arms differ: "tanh, relu". */
  readonly arms: string | null;
}
