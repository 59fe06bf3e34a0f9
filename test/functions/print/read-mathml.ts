import {
  type Expression,
  algebra as m,
  type Relation,
} from "../../../src/functions/algebra/expression.ts";

/**
 * Reads presentation MathML as a person does, who sees where things stand and not how `<mrow>`s group
 * them. An exponent belongs to the one closed thing before it; anything looser is an error.
 */
export interface Reading {
  readonly value: Expression;
  /** Of every brace, row by row, what must hold; nothing for "otherwise". */
  readonly tables: readonly (readonly (readonly Comparison[])[])[];
}

export interface Comparison {
  readonly left: Expression;
  readonly relation: Relation;
  readonly right: Expression;
}

export function readMathml(mathml: string): Reading {
  const tables: Comparison[][][] = [];
  const items = flat([parseElements(mathml)]);
  const start = items.findIndex((item) => item.text === "=");
  return { value: readAll(items.slice(start + 1), tables), tables };
}

interface Item {
  readonly tag: string;
  readonly text: string;
  readonly children: readonly Item[];
}

function parseElements(mathml: string): Item {
  const open: { tag: string; text: string; children: Item[] }[] = [
    { tag: "mrow", text: "", children: [] },
  ];
  for (const [, slash, tag = "", text = ""] of mathml.matchAll(/<(\/?)([a-z]+)[^<>]*>([^<]*)/g)) {
    if (slash === "") open.push({ tag, text: unescaped(text), children: [] });
    else {
      const done = open.pop();
      if (done) open.at(-1)?.children.push(done);
    }
  }
  return open[0] as Item;
}

const unescaped = (text: string): string =>
  text.replace(/&#(x?)([0-9a-f]+);/g, (_, hex: string, code: string) =>
    String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)),
  );

/** Rows group without being seen. */
const flat = (items: readonly Item[]): readonly Item[] =>
  items.flatMap((item) =>
    item.tag === "mrow" || item.tag === "math" ? flat(item.children) : [item],
  );

const calls: Readonly<Record<string, (u: Expression) => Expression>> = {
  ln: m.log,
  sin: m.sin,
  cos: m.cos,
  arctan: m.atan,
  tanh: m.tanh,
  σ: m.sigmoid,
  erf: m.erf,
  Φ: m.normalCdf,
};
const relations: Readonly<Record<string, Relation>> = { ">": ">", "≥": ">=", "<": "<", "≤": "<=" };
const applies = "\u2061";
const times = new Set(["\u2062", "·", "×"]);

function readAll(items: readonly Item[], tables: Comparison[][][]): Expression {
  const reader = createReader(items, tables);
  const value = reader.expression();
  if (!reader.isAtEnd()) throw new Error(`left over: ${reader.rest()}`);
  return value;
}

function createReader(items: readonly Item[], tables: Comparison[][][]) {
  let at = 0;
  const sign = (): string => (items[at]?.tag === "mo" ? (items[at]?.text ?? "") : "");
  const take = (): Item => {
    const item = items[at++];
    if (!item) throw new Error("a formula ends too early");
    return item;
  };
  const accept = (text: string): boolean => {
    if (sign() !== text) return false;
    at++;
    return true;
  };
  const expect = (text: string): void => {
    if (!accept(text)) throw new Error(`${text} expected before ${rest()}`);
  };
  const rest = (): string => JSON.stringify(items.slice(at, at + 3));
  const inside = (item: Item | undefined) => flat(item ? [item] : []);

  function expression(): Expression {
    if (accept("{")) return table(take());
    let sum = accept("−") ? m.neg(product()) : product();
    for (;;) {
      if (accept("+")) sum = m.add(sum, product());
      else if (accept("−")) sum = m.sub(sum, product());
      else return sum;
    }
  }

  function product(): Expression {
    let value = factor();
    // 2π and 2√π are written without a sign.
    while (times.has(sign()) || items[at]?.text === "π" || items[at]?.tag === "msqrt") {
      if (times.has(sign())) at++;
      value = m.mul(value, factor());
    }
    return value;
  }

  function factor(): Expression {
    const item = take();
    const { children, tag, text } = item;
    if (tag === "mn") return m.constant(Number(text.replace("…", "")));
    if (tag === "mi") return sign() === applies ? call(text) : named(text);
    if (tag === "mo") return fence(text);
    if (tag === "msqrt") return m.sqrt(readAll(flat(children), tables));
    if (tag === "msup") return raised(children);
    if (tag !== "mfrac") throw new Error(`no value: ${tag}`);
    const [above, below] = children.map((child) => readAll(inside(child), tables));
    return m.div(above ?? Number.NaN, below ?? Number.NaN);
  }

  function named(name: string): Expression {
    if (name === "π") return m.constant(Math.PI);
    if (name === "∞") return m.constant(Number.POSITIVE_INFINITY);
    return name === "z" ? m.z : m.parameter(name);
  }

  function call(name: string): Expression {
    expect(applies);
    expect("(");
    const first = expression();
    if (name !== "min" && name !== "max") {
      expect(")");
      const build = calls[name];
      if (!build) throw new Error(`no function: ${name}`);
      return build(first);
    }
    expect(",");
    const second = expression();
    expect(")");
    return m[name](first, second);
  }

  function fence(text: string): Expression {
    const closing = { "(": ")", "|": "|", "⌊": "⌋" }[text];
    if (!closing) throw new Error(`no value begins with ${text}`);
    const value = expression();
    expect(closing);
    return text === "(" ? value : text === "|" ? m.abs(value) : m.floor(value);
  }

  function raised([under, above]: readonly Item[]): Expression {
    const base = inside(under);
    const [first] = base;
    const exponent = inside(above);
    if (base.length === 1 && first?.text === "e") return m.exp(readAll(exponent, tables));
    const power = wholeNumber(readAll(exponent, tables));
    if (sign() === applies) return m.pow(call(first?.text ?? ""), power);
    if (!isClosed(base)) throw new Error(`an exponent on ${JSON.stringify(base)}`);
    return m.pow(readAll(base, tables), power);
  }

  function table({ children }: Item): Expression {
    const rows: Comparison[][] = [];
    // The outer brace stands before those in its values.
    tables.push(rows);
    const values: Expression[] = [];
    for (const { children: cells } of children) {
      const [value, when] = cells.map(({ children: content }) => flat(content));
      values.push(readAll(value ?? [], tables));
      rows.push(comparisons(when ?? [], tables));
    }
    return inOrder(values, rows);
  }

  return { expression, isAtEnd: () => at === items.length, rest, sign, take };
}

/** Whether an exponent behind it belongs to all of it. */
function isClosed(base: readonly Item[]): boolean {
  const [first, second] = base;
  if (base.length === 1) return ["mn", "mi", "msqrt"].includes(first?.tag ?? "");
  // An exponent behind max(a, b) can belong to neither a nor b.
  const isExtreme = ["min", "max"].includes(first?.text ?? "") && second?.text === applies;
  if (isExtreme) return isFenced(base.slice(2));
  return isFenced(base) || (base.length > 2 && "|⌊".includes(first?.text ?? " "));
}

/** Whether the first bracket closes at the very end. */
function isFenced(items: readonly Item[]): boolean {
  let depth = 0;
  const ends = items.findIndex(({ text }) => {
    depth += text === "(" ? 1 : text === ")" ? -1 : 0;
    return depth === 0;
  });
  return ends > 0 && ends === items.length - 1;
}

function wholeNumber(exponent: Expression): number {
  if (exponent.kind === "constant") return exponent.value;
  if (exponent.kind === "unary" && exponent.operator === "negate") {
    return -wholeNumber(exponent.operand);
  }
  throw new Error("an exponent is a number");
}

function comparisons(items: readonly Item[], tables: Comparison[][][]): Comparison[] {
  if (items.length === 1 && items[0]?.text === "otherwise") return [];
  const reader = createReader(items, tables);
  const found: Comparison[] = [];
  let left = reader.expression();
  while (!reader.isAtEnd()) {
    const relation = relations[reader.take().text];
    if (!relation) throw new Error(`no relation before ${reader.rest()}`);
    const right = reader.expression();
    found.push({ left, relation, right });
    left = right;
  }
  return found;
}

/** The first row that holds gives the value; what no row covers is not a number. */
const inOrder = (values: readonly Expression[], rows: readonly Comparison[][]): Expression =>
  values.reduceRight<Expression>(
    (below, value, index) =>
      (rows[index] ?? []).reduceRight(
        (then, { left, relation, right }) => m.where(left, relation, right, then, below),
        value,
      ),
    m.constant(Number.NaN),
  );
