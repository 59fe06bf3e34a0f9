import type { Expression, ParameterValues } from "../../algebra/expression.ts";
import { dependsOnZ } from "../../algebra/size.ts";
import { withoutGuards } from "../../derive/definitions.ts";
import type {
  ElementwiseActivation,
  GatedActivation,
  LibraryId,
} from "../../families/activation-function.ts";
import { derivativeOf } from "../../families/registry.ts";
import { type chosen, withBoundedExponents, withGuardedCases } from "./guard.ts";
import {
  atom,
  type CallOperator,
  type Dialect,
  type Piece,
  type Printed,
  type PrintedConditional,
  precedence,
  printInfix,
  wrap,
} from "./infix.ts";
import { identifiers, snakeCase } from "./names.ts";
import { gateOf } from "./snippet.ts";

/** What differs between the array libraries of Python. */
export interface PythonLibrary {
  readonly id: LibraryId;
  /** Import lines, each with the pattern that shows it is needed. */
  readonly imports: readonly (readonly [needed: RegExp, line: string])[];
  /** Calls on arrays; `sigmoid` → `torch.sigmoid`. A function of the text, where it is no plain call. */
  readonly calls: Readonly<
    Record<CallOperator, string | ((operands: readonly Piece[]) => Printed)>
  >;
  readonly where: string;
  /** An array like z, of its type, filled with a number. */
  readonly filled: (value: string) => string;
  /** How z is kept inside the stretch of a case. */
  readonly keeping: typeof chosen;
}

const reserved = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except " +
    "finally for from global if import in is lambda nonlocal not or pass raise return try while " +
    "with yield z math np jnp jax torch F ops erf expit ndtr abs min max"
  ).split(" "),
);

export const parenthesise = (text: string): string => `(${text})`;

/** What a plain Python number goes through: array functions refuse or slow down on it. */
const scalarCalls: Readonly<Record<CallOperator, (x: string, y: string) => string>> = {
  abs: (x) => `abs(${x})`,
  floor: (x) => `math.floor(${x})`,
  sqrt: (x) => `math.sqrt(${x})`,
  exp: (x) => `math.exp(${x})`,
  log: (x) => `math.log(${x})`,
  log1p: (x) => `math.log1p(${x})`,
  sin: (x) => `math.sin(${x})`,
  cos: (x) => `math.cos(${x})`,
  atan: (x) => `math.atan(${x})`,
  tanh: (x) => `math.tanh(${x})`,
  sigmoid: (x) => `(0.5 + 0.5 * math.tanh(0.5 * (${x})))`,
  softplus: (x) => `(max(${x}, 0) + math.log1p(math.exp(-abs(${x}))))`,
  erf: (x) => `math.erf(${x})`,
  normalCdf: (x) => `(0.5 * math.erfc(-(${x}) / math.sqrt(2)))`,
  min: (x, y) => `min(${x}, ${y})`,
  max: (x, y) => `max(${x}, ${y})`,
};

function dialect(library: PythonLibrary, parameters: ReadonlyMap<string, string>): Dialect {
  return {
    variable: "z",
    number: String,
    parameter: (name) => parameters.get(name) ?? name,
    times: " * ",
    parenthesise,
    call: (operator, operands) => {
      const texts = operands.map(({ text }) => text);
      if (!operands.some(({ ofZ }) => ofZ)) {
        return atom(scalarCalls[operator](texts[0] ?? "", texts[1] ?? ""));
      }
      const call = library.calls[operator];
      return typeof call === "string" ? atom(`${call}(${texts.join(", ")})`) : call(operands);
    },
    power: (base, exponent) => ({
      text: `${wrap(base, precedence.atom, { parenthesise })} ** ${exponent}`,
      level: precedence.power,
    }),
    conditional: (parts) => conditional(parts, library),
  };
}

/** Whole numbers in both branches would make an array of integers. */
const branch = (piece: Piece): string =>
  /^-?\d+$/.test(piece.text) ? `${piece.text}.0` : piece.text;

function conditional(parts: PrintedConditional, library: PythonLibrary): Printed {
  const { left, right, relation, whenTrue, whenFalse } = parts;
  const side = (piece: Piece) => wrap(piece, precedence.sum, { parenthesise });
  const condition = `${side(left)} ${relation} ${side(right)}`;
  if (left.ofZ || right.ofZ) {
    // Two plain numbers would make an array of the library's own type, not of z's.
    const first =
      whenTrue.ofZ || whenFalse.ofZ ? branch(whenTrue) : library.filled(branch(whenTrue));
    return atom(`${library.where}(${condition}, ${first}, ${branch(whenFalse)})`);
  }
  const text = `${side(whenTrue)} if ${condition} else ${whenFalse.text}`;
  return { text, level: precedence.conditional };
}

/** Complete Python: the imports that it needs, f and f′ as functions of an array. */
export function printPython(
  activation: ElementwiseActivation,
  values: ParameterValues,
  library: PythonLibrary,
): string {
  const parameters = identifiers(Object.keys(activation.parameters), reserved);
  const spoken = dialect(library, parameters);
  const name = snakeCase(activation.id === "invented" ? activation.label : activation.id);
  const safeName = reserved.has(name) ? `${name}_` : name;
  const defaults = [...parameters].map(
    ([id, text]) => `, ${text}=${pythonNumber(values[id] ?? 1)}`,
  );
  const printed = (expression: Expression): string => {
    const settled = withBoundedExponents(withoutGuards(expression), values);
    const guarded = withGuardedCases(settled, values, library.keeping);
    const { text } = printInfix(guarded, spoken);
    return dependsOnZ(expression) ? text : library.filled(text);
  };
  const body = (suffix: string, doc: string, text: string): string =>
    [
      `def ${safeName}${suffix}(z${defaults.join("")}):`,
      `    """${doc}"""`,
      `    return ${text}`,
    ].join("\n");
  const label = activation.label.replace(/["\\]/g, "'");
  const own = activation.libraryCalls?.[library.id]?.replace(
    /\{(\w+)\}/g,
    (_, parameter: string) => parameters.get(parameter) ?? parameter,
  );
  const functions = [
    body("", label, own ?? printed(activation.value)),
    body(
      "_derivative",
      `Derivative of ${label} with respect to z.`,
      printed(derivativeOf(activation)),
    ),
  ].join("\n\n\n");
  const imports = library.imports
    .filter(([needed]) => needed.test(functions))
    .map(([, line]) => line);
  return `${imports.join("\n")}\n\n\n${functions}\n`;
}

const pythonNumber = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e15 ? `${value}.0` : String(value);

/** A gated unit as a function of the z of both of its linear maps, u and z, on top of its gate. */
export function printGatedPython(
  activation: GatedActivation,
  values: ParameterValues,
  library: PythonLibrary,
): string {
  const gate = gateOf(activation);
  const name = snakeCase(activation.id);
  const gateName = snakeCase(gate.id);
  const parameters = [...identifiers(Object.keys(gate.parameters), reserved)];
  const given = parameters.map(([, text]) => `, ${text}`).join("");
  const signature = parameters
    .map(([id, text]) => `, ${text}=${pythonNumber(values[id] ?? 1)}`)
    .join("");
  return `${printPython(gate, values, library)}

def ${name}(u, z${signature}):
    """${activation.label}: one linear map of the inputs, u, times the gate of another, z."""
    return u * ${gateName}(z${given})


def ${name}_derivative(u, z${signature}):
    """Derivatives of ${activation.label} with respect to u and to z."""
    return ${gateName}(z${given}), u * ${gateName}_derivative(z${given})
`;
}
