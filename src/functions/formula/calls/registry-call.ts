import { algebra, type Expression } from "../../algebra/expression.ts";
import { simplify } from "../../algebra/simplify.ts";
import { constantOf } from "../../algebra/size.ts";
import { substitute } from "../../algebra/substitute.ts";
import type { ElementwiseActivation } from "../../families/activation-function.ts";
import { nameKey } from "../../families/registry.ts";
import type { Reading } from "../reading/reading.ts";
import { FormulaError } from "../text/problem.ts";
import type { Token } from "../text/tokens.ts";
import {
  optionsByName,
  type RegistryFunction,
  registryById,
} from "../vocabulary/registry-names.ts";
import { type Argument, argumentCount, refuseDecimalComma } from "./arguments.ts";

const inputNames: ReadonlySet<string> = new Set(["x", "z", "input", "features", "a"]);

/** A call of a function of the registry, its parameters as further values or by their names in libraries. */
export function registryCall(
  reading: Reading,
  token: Token,
  named: RegistryFunction,
  given: readonly Argument[],
): Expression {
  const call = new RegistryCall(reading, token, named);
  refuseDecimalComma(reading, given, call.names.length + 1);
  for (const argument of given) call.add(argument);
  return call.build(given.length);
}

/** Puts the values of one call in their places. */
class RegistryCall {
  readonly #reading: Reading;
  readonly #token: Token;
  readonly #named: RegistryFunction;
  readonly #values = new Map<string, Expression>();
  #activation: ElementwiseActivation;
  #input: Expression | undefined;
  #position = 0;

  constructor(reading: Reading, token: Token, named: RegistryFunction) {
    this.#reading = reading;
    this.#token = token;
    this.#named = named;
    this.#activation = named.activation;
  }

  get names(): readonly string[] {
    return Object.keys(this.#activation.parameters);
  }

  add(argument: Argument): void {
    const { name, start, value } = argument;
    if (name && this.#choose(argument)) return;
    if (typeof value === "string") {
      throw new FormulaError("unexpected", start, { found: value, expected: "value", sign: "" });
    }
    const number = this.#reading.number(value);
    const isInput = name
      ? this.#parameter(name.text) === undefined && inputNames.has(name.text)
      : this.#position === 0;
    if (!name) this.#position += 1;
    if (isInput) this.#input = number;
    else this.#put(name, start, number);
  }

  /** `approximate="tanh"` chooses another entry. */
  #choose({ name, start, value }: Argument): boolean {
    const { id } = this.#named.activation;
    const options = optionsByName[nameKey(id === "geluTanh" ? "gelu" : id)] ?? {};
    const option = name && Object.hasOwn(options, name.text) ? options[name.text] : undefined;
    if (!option) return false;
    const isTruth = typeof value !== "string" && value.kind === "truth";
    const word = typeof value === "string" ? value : isTruth ? String(value.holds) : "";
    const chosen = registryById(option[word.toLowerCase()] ?? "");
    if (!chosen) {
      const allowed = Object.keys(option).join(", ");
      throw new FormulaError("unsupportedOption", start, { name: name?.text ?? "", allowed });
    }
    this.#activation = chosen;
    return true;
  }

  #put(name: Token | null, start: Token, value: Expression): void {
    const parameter = name ? this.#parameter(name.text) : this.names[this.#position - 2];
    if (parameter === undefined) {
      if (!name) throw argumentCount(this.#token, 1, this.names.length + 1, this.#position);
      throw new FormulaError("unknownArgument", name, {
        name: name.text,
        function: this.#token.text,
        allowed: this.names.join(", "),
      });
    }
    if (this.#values.has(parameter)) {
      throw new FormulaError("argumentTwice", start, { name: parameter });
    }
    this.#values.set(parameter, value);
  }

  /** The parameter that a library calls so. */
  #parameter(written: string): string | undefined {
    const { parameters } = this.#activation;
    if (Object.hasOwn(parameters, written)) return written;
    return Object.entries(parameters).find(([, { aliases }]) => aliases?.includes(written))?.[0];
  }

  build(count: number): Expression {
    const activation = this.#activation;
    if (!this.#input) throw argumentCount(this.#token, 1, this.names.length + 1, count);
    for (const [name, spec] of Object.entries(activation.parameters)) {
      const start = this.#named.defaults[name] ?? spec.default;
      const value = this.#values.get(name) ?? algebra.constant(start);
      const number = constantOf(value);
      if (spec.integer && (number === undefined || !Number.isInteger(number))) {
        throw new FormulaError("wholeNumberNeeded", this.#token, { name });
      }
      this.#values.set(name, value);
    }
    this.#noteVariant();
    const own = substitute(activation.value, algebra.z, this.#values);
    const isFixed = [...this.#values.values()].every(({ kind }) => kind === "constant");
    const short = isFixed && this.#values.size > 0 ? simplify(own) : own;
    return this.#reading.sized(substitute(short, this.#input), this.#token);
  }

  #noteVariant(): void {
    if (!this.#named.isVariant) return;
    const name = `${this.#token.library}.${this.#token.text}`;
    const values = { name, definition: this.#activation.label };
    this.#reading.scope.notes.push({ code: "libraryDefinition", values });
  }
}
