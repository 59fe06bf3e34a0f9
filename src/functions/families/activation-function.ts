import {
  type Algebra,
  algebra,
  type Expression,
  type ParameterValues,
} from "../algebra/expression.ts";

export type Family =
  | "threshold"
  | "sigmoidal"
  | "rectifier"
  | "exponential"
  | "gated"
  /** Two linear maps a unit, one of them through a function. */
  | "gatedLayer"
  | "shrinkage"
  | "periodic"
  /** Several parameters, learned, decide its shape. */
  | "learned"
  | "other"
  /** Typed by a person. */
  | "invented";

/** One number that shapes a function; its range is what sliders and parsers allow. */
export interface ParameterSpec {
  /** As people write it: "α", "β". */
  readonly symbol: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** Learned during training, one value per hidden layer, starting at its value here. */
  readonly learnable?: boolean;
  readonly integer?: boolean;
  /** Names that libraries give it: PyTorch's `negative_slope`. */
  readonly aliases?: readonly string[];
  /** Libraries whose default is another one. */
  readonly elsewhere?: readonly { readonly value: number; readonly where: string }[];
}

/** A point where f or f′ has no two-sided limit, and what the engine takes there. */
export interface Kink {
  readonly at: Expression;
  /** In words: "f′(0) = 0, the left slope". */
  readonly convention: string;
  /** What breaks at this point: the function itself, or only its slope. */
  readonly breaks: "value" | "slope";
}

/** Array libraries with activation functions of their own. */
export type LibraryId = "pytorch" | "keras" | "numpy" | "jax";

export interface ActivationInfo {
  readonly id: string;
  readonly label: string;
  readonly family: Family;
  readonly parameters: Readonly<Record<string, ParameterSpec>>;
  /** Other names that papers and libraries give it, where they differ in more than case and signs. */
  readonly aliases: readonly string[];
}

/** A number that training draws, evenly between those of two parameters. */
export interface DrawnNumber {
  readonly between: readonly [parameter: string, parameter: string];
  /** f of z and of the number, which is the parameter `drawnParameter`. */
  readonly value: Expression;
}

/** What a drawn number is called in formulas; no parameter of a function may have this name. */
export const drawnParameter = "drawn";

/** A function applied to each pre-activation by itself. */
export interface ElementwiseActivation extends ActivationInfo {
  readonly kind: "elementwise";
  readonly kinks: readonly Kink[];
  readonly value: Expression;
  /** As a person, or a book, writes it, where `value` is an equal form that computes better. */
  readonly written?: Expression;
  /** f′ where the definition overrides the one that `differentiate` gives. */
  readonly derivative?: Expression;
  /** Where training draws a number anew for every unit and example; `value` is with the mean. */
  readonly drawn?: DrawnNumber;
  /**
   * The function that a library has for it, as Python writes the call: `F.elu(z, {alpha})`. Only
   * where that is the same function for every value of the parameters.
   */
  readonly libraryCalls?: Readonly<Partial<Record<LibraryId, string>>>;
}

/** A layer kind: each unit is the largest of k linear pieces (`parameters.pieces`). */
export interface MaxoutActivation extends ActivationInfo {
  readonly kind: "maxout";
}

/** A layer kind: each unit has two linear maps and is the first one's z times a function of the second's. */
export interface GatedActivation extends ActivationInfo {
  readonly kind: "gated";
  /** The function of the second map's z; its parameters are the layer's, and none is learned. */
  readonly gate: ElementwiseActivation;
}

/** What a hidden layer may apply. */
export type ActivationFunction = ElementwiseActivation | MaxoutActivation | GatedActivation;

/** Linear maps of its inputs that a unit is made of. */
export function mapsPerUnit(activation: ActivationFunction, parameters: ParameterValues): number {
  if (activation.kind === "maxout") return parameters.pieces ?? 2;
  return activation.kind === "gated" ? 2 : 1;
}

type Symbols<P> = { readonly [Name in keyof P]: Expression };

interface Definition<P extends Readonly<Record<string, ParameterSpec>>>
  extends Omit<
    ElementwiseActivation,
    "kind" | "value" | "written" | "derivative" | "drawn" | "parameters" | "kinks"
  > {
  readonly parameters: P;
  readonly kinks: readonly {
    readonly at: number | ((m: Algebra, p: Symbols<P>) => Expression);
    readonly convention: string;
    readonly breaks: "value" | "slope";
  }[];
  readonly value: (m: Algebra, z: Expression, p: Symbols<P>) => Expression;
  readonly written?: (m: Algebra, z: Expression, p: Symbols<P>) => Expression;
  readonly derivative?: (m: Algebra, z: Expression, p: Symbols<P>) => Expression;
  readonly drawn?: {
    readonly between: readonly [keyof P & string, keyof P & string];
    readonly value: (m: Algebra, z: Expression, drawn: Expression) => Expression;
  };
}

/** Turns an entry into the form that all readers of a function take. */
export function defineActivation<const P extends Readonly<Record<string, ParameterSpec>>>(
  definition: Definition<P>,
): ElementwiseActivation {
  const symbols = Object.fromEntries(
    Object.keys(definition.parameters).map((name) => [name, algebra.parameter(name)]),
  ) as unknown as Symbols<P>;
  const { value, written, derivative, drawn, kinks, ...info } = definition;
  return {
    ...info,
    kind: "elementwise",
    kinks: kinks.map(({ at, ...kink }) => ({
      ...kink,
      at: typeof at === "number" ? algebra.constant(at) : at(algebra, symbols),
    })),
    value: value(algebra, algebra.z, symbols),
    ...(written ? { written: written(algebra, algebra.z, symbols) } : {}),
    ...(derivative ? { derivative: derivative(algebra, algebra.z, symbols) } : {}),
    ...(drawn
      ? {
          drawn: {
            between: drawn.between,
            value: drawn.value(algebra, algebra.z, algebra.parameter(drawnParameter)),
          },
        }
      : {}),
  };
}

/** A gated layer around a function: u·f(z). */
export const defineGated = (
  info: Pick<GatedActivation, "id" | "label" | "aliases" | "gate">,
): GatedActivation => ({
  ...info,
  kind: "gated",
  family: "gatedLayer",
  parameters: info.gate.parameters,
});
