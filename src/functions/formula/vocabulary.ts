import { type Expression, algebra as m } from "../algebra/expression.ts";

/** A function that a formula may call. */
export interface FormulaFunction {
  readonly arity: { readonly least: number; readonly most: number };
  readonly build: (args: readonly Expression[]) => Expression;
}

const at = (args: readonly Expression[], index: number): Expression => {
  const found = args[index];
  if (!found) throw new RangeError(`argument ${index} is missing`);
  return found;
};

const one = (build: (x: Expression) => Expression): FormulaFunction => ({
  arity: { least: 1, most: 1 },
  build: (args) => build(at(args, 0)),
});

const several = (build: (a: Expression, b: Expression) => Expression): FormulaFunction => ({
  arity: { least: 2, most: 8 },
  build: (args) => args.reduce(build),
});

/** Every name that may stand before "(". What the algebra lacks is composed from what it has. */
export const functionsByName: ReadonlyMap<string, FormulaFunction> = new Map([
  ["abs", one(m.abs)],
  ["sqrt", one(m.sqrt)],
  ["exp", one(m.exp)],
  ["log", one(m.log)],
  ["ln", one(m.log)],
  ["log1p", one(m.log1p)],
  ["sin", one(m.sin)],
  ["cos", one(m.cos)],
  ["tan", one((x) => m.div(m.sin(x), m.cos(x)))],
  ["atan", one(m.atan)],
  ["arctan", one(m.atan)],
  ["sinh", one((x) => m.div(m.sub(m.exp(x), m.exp(m.neg(x))), 2))],
  ["cosh", one((x) => m.div(m.add(m.exp(x), m.exp(m.neg(x))), 2))],
  ["tanh", one(m.tanh)],
  ["sigmoid", one(m.sigmoid)],
  // σ( reads as sigma(: as a function it has one meaning.
  ["sigma", one(m.sigmoid)],
  ["softplus", one(m.softplus)],
  ["erf", one(m.erf)],
  ["normcdf", one(m.normalCdf)],
  ["relu", one((x) => m.max(0, x))],
  ["step", one((x) => m.where(x, ">", 0, 1, 0))],
  ["sign", one((x) => m.where(x, ">", 0, 1, m.where(x, "<", 0, -1, 0)))],
  ["min", several(m.min)],
  ["max", several(m.max)],
  [
    "clip",
    {
      arity: { least: 3, most: 3 },
      build: (args) => m.min(m.max(at(args, 0), at(args, 1)), at(args, 2)),
    },
  ],
]);

export const constantsByName: ReadonlyMap<string, number> = new Map([
  ["pi", Math.PI],
  ["e", Math.E],
]);

/** For messages: what may be called. */
export const functionNames = [...functionsByName.keys()]
  .filter((name) => name !== "sigma")
  .join(", ");
