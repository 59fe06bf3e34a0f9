import { algebra, type Expression } from "../../algebra/expression.ts";
import { constantOf } from "../../algebra/size.ts";
import { span } from "../reading/cursor.ts";
import { raise } from "../reading/power.ts";
import { askAboutArgument } from "../reading/questions.ts";
import { opens, type Reading, structureWords } from "../reading/reading.ts";
import { isGreekName } from "../text/greek.ts";
import { FormulaError } from "../text/problem.ts";
import type { Token } from "../text/tokens.ts";
import type { Piece } from "../vocabulary/conditions.ts";
import { inverseNames } from "../vocabulary/elementary.ts";
import { ignoredOptions } from "../vocabulary/registry-names.ts";
import { beforeParenthesis, nearestFunction } from "../vocabulary/run-together.ts";
import {
  type Called,
  functionNamed,
  isEverydayWord,
  isOfWholeLayers,
} from "../vocabulary/vocabulary.ts";
import { type Argument, readArguments } from "./arguments.ts";
import { elementaryCall } from "./elementary-call.ts";
import { registryCall } from "./registry-call.ts";

/** What a name stands for: a call with what follows it, or a value by itself. */
export function namedValue(reading: Reading, name: Token, receiver?: Piece): Piece {
  const token = receiver ? name : joinedName(reading, name);
  const { cursor, scope } = reading;
  const next = cursor.peek();
  const isTight = reading.isTex || !next.spaced;
  const isOpen = !cursor.atLineEnd && (next.text === "(" || (opens(next) && isTight));
  if (!receiver && isValueByName(reading, token)) return scope.value(token);
  const called = functionNamed(token.text, token.library);
  if (!called) {
    if (receiver || (isOpen && next.text === "(" && !mayBeFactor(token)) || token.library) {
      if (!isOpen && token.library && !receiver) return scope.value(token);
      throw unknownFunction(reading, token);
    }
    refuseMisspelling(reading, token);
    return scope.value(token);
  }
  if (token.text === "if" && !isOpen) return ifThenElse(reading, token);
  if (isOpen) return call(reading, token, called, receiver);
  if (receiver) throw cursor.unexpected(next, "closing", "(");
  return applied(reading, token, called);
}

/** Declared names, and σ where no bracket follows, are no functions. */
function isValueByName({ cursor, scope }: Reading, token: Token): boolean {
  if (token.library !== undefined) return false;
  if (scope.isDeclared(token.text)) return true;
  if (scope.isDeclared(token.text.replace(/_+$/, ""))) return true;
  const next = cursor.peek();
  if (token.text === "sigma") {
    if (cursor.is("^")) return !cursor.tokens.slice(cursor.index, cursor.index + 6).some(opens);
    return !(next.text === "(" || (opens(next) && token.isSymbol === true && next.text !== "["));
  }
  return isEverydayWord(token.text) && next.text !== "(" && token.text !== "if";
}

/** `Leaky ReLU(x)`, `h-swish(x)`: words that only together are a name. */
function joinedName({ cursor }: Reading, first: Token): Token {
  let name = first;
  let text = first.text;
  for (let ahead = 0; ahead < 6; ) {
    const isHyphen =
      cursor.is("-", ahead) && !cursor.at(ahead).spaced && !cursor.at(ahead + 1).spaced;
    const word = cursor.at(ahead + (isHyphen ? 1 : 0));
    if (word.kind !== "name" || word.isSymbol || word.library || structureWords.has(word.text))
      break;
    ahead += isHyphen ? 2 : 1;
    text += word.text;
    const follows = cursor.at(ahead).text;
    if (follows !== "(" || text.length > 60 || !functionNamed(text)) continue;
    if (first.text.length < 2 && !isHyphen) continue;
    for (let taken = 0; taken < ahead; taken++) cursor.take();
    name = { ...first, ...span(first, word), text };
    break;
  }
  return name;
}

/** Names of one letter may stand before a bracket as a factor; f and g are functions everywhere. */
const mayBeFactor = ({ text, library }: Token): boolean =>
  library === undefined && (isGreekName(text) || (text.length === 1 && !/[fghFGH]/.test(text)));

function unknownFunction(reading: Reading, token: Token): FormulaError {
  const { scope } = reading;
  const name = token.library ? `${token.library}.${token.text}` : token.text;
  if (isOfWholeLayers(token.text)) return new FormulaError("notElementwise", token, { name });
  const between = beforeParenthesis(token.text, (part) => scope.isDeclared(part));
  const near = nearestFunction(token.text);
  const replacements = [
    between,
    near,
    ...(between || near || token.library ? [] : [`${token.text}*`]),
  ]
    .filter((by) => by !== undefined)
    .map((by) => ({ ...token, by }));
  return new FormulaError("unknownFunction", token, { name }, replacements);
}

/** `tahn x`: an unknown word right before a value is more likely a misspelt function than a factor. */
function refuseMisspelling(reading: Reading, token: Token): void {
  const { cursor } = reading;
  const next = cursor.peek();
  if (token.text.length < 3 || isGreekName(token.text) || cursor.atLineEnd) return;
  if (next.kind !== "name" && next.kind !== "number") return;
  if (next.kind === "name" && !next.isSymbol && structureWords.has(next.text)) return;
  const near = nearestFunction(token.text);
  if (near === undefined) return;
  const place = span(token, next);
  throw new FormulaError("unknownFunction", token, { name: token.text }, [
    { ...place, by: `${near}(${next.text})` },
    { ...place, by: `${token.text}*${next.text}` },
  ]);
}

/** `tanh x`, `sin 2x`, `tanh² x`: a name before a simple argument. */
function applied(reading: Reading, token: Token, called: Called): Piece {
  const { cursor } = reading;
  if (cursor.is("^")) return raisedName(reading, token, called);
  const first = cursor.peek();
  if (cursor.atLineEnd || !startsArgument(reading, 0)) {
    return reading.scope.value(token);
  }
  const argument = bareArgument(reading);
  if (!reading.isTex) askAboutArgument(reading, token, first);
  return built(reading, token, called, [{ name: null, start: first, value: argument }]);
}

function startsArgument({ cursor }: Reading, ahead: number): boolean {
  const token = cursor.at(ahead);
  switch (token.kind) {
    case "number":
    case "command":
      return token.text !== "end" && token.text !== "begin";
    case "name":
      return token.isSymbol || !structureWords.has(token.text);
    case "symbol":
      if (token.text === "-" && ahead === 0) {
        return !cursor.at(1).spaced && startsArgument({ cursor } as Reading, 1);
      }
      return /^[√∛|⌊⌈([]$/.test(token.text);
    default:
      return false;
  }
}

/** Factors side by side up to the next sign, bracket or function. */
function bareArgument(reading: Reading): Expression {
  const { cursor } = reading;
  const isNegative = cursor.accept("-");
  let product = reading.number(reading.inside(() => reading.factor()));
  while (!cursor.atLineEnd && startsSimpleFactor(reading)) {
    const place = cursor.peek();
    product = reading.sized(algebra.mul(product, reading.number(reading.factor())), place);
  }
  return isNegative ? algebra.neg(product) : product;
}

function startsSimpleFactor(reading: Reading): boolean {
  const { cursor } = reading;
  const token = cursor.peek();
  if (token.kind === "symbol") return token.text === "√";
  if (token.kind !== "name" || (!token.isSymbol && structureWords.has(token.text))) return false;
  const next = cursor.at(1);
  if (next.text === "(" && !reading.scope.isDeclared(token.text)) return false;
  return isValueByName(reading, token) || !functionNamed(token.text, token.library);
}

/** `tanh²(x)` is tanh(x)², `tan⁻¹(x)` the inverse. */
function raisedName(reading: Reading, token: Token, called: Called): Piece {
  const { cursor } = reading;
  const sign = cursor.take();
  const start = cursor.peek();
  const isNegative = cursor.accept("-");
  const size = reading.number(reading.inside(() => reading.factor()));
  const exponent = isNegative ? algebra.neg(size) : size;
  const next = cursor.peek();
  const isOpen = opens(next);
  if (!isOpen && (cursor.atLineEnd || !startsArgument(reading, 0))) {
    return reading.scope.value(token);
  }
  if (constantOf(exponent) === -1) {
    const inverse = inverseNames.get(token.text.toLowerCase());
    const inverseCalled = inverse === undefined ? undefined : functionNamed(inverse);
    if (!inverseCalled) throw new FormulaError("noInverse", token, { name: token.text });
    return isOpen ? call(reading, token, inverseCalled) : applied(reading, token, inverseCalled);
  }
  const value = isOpen ? call(reading, token, called) : applied(reading, token, called);
  return raise(reading, reading.number(value), exponent, sign, start);
}

/** `if c then a else b`. */
function ifThenElse(reading: Reading, word: Token): Piece {
  const { cursor } = reading;
  const condition = reading.condition(word);
  if (!cursor.acceptWord("then")) throw cursor.unexpected(cursor.peek(), "value");
  const whenTrue = reading.value();
  cursor.accept(",");
  if (!cursor.acceptWord("else", "otherwise")) throw cursor.unexpected(cursor.peek(), "elseBranch");
  const whenFalse = reading.value();
  return reading.choose(condition, whenTrue, whenFalse, word);
}

function call(reading: Reading, token: Token, called: Called, receiver?: Piece): Piece {
  const given = readArguments(reading);
  const first = receiver ? [{ name: null, start: token, value: receiver }] : [];
  // nn.LeakyReLU(0.2)(x): parameters first, the input behind.
  if (called.kind === "registry" && isLayer(token, given) && reading.cursor.is("(")) {
    const input = readArguments(reading);
    return built(reading, token, called, [...input, ...given]);
  }
  return built(reading, token, called, [...first, ...given]);
}

const isLayer = (token: Token, given: readonly Argument[]): boolean =>
  given.length === 0 || /(^|\.)(nn|layers)$/.test(token.library ?? "");

function built(
  reading: Reading,
  token: Token,
  called: Called,
  given: readonly Argument[],
): Expression {
  const used = given.filter(({ name }) => !name || !ignoredOptions.has(name.text));
  return called.kind === "elementary"
    ? elementaryCall(reading, token, called.called, used)
    : registryCall(reading, token, called.called, used);
}
