/** What is changed in a source file to see whether a test notices: one small fault at a time. */
import { type ESTree, parseSync } from "vite";

/** A fault: the text from `start` to `end` replaced. */
export interface Mutant {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** A node with fields that only its type has; each is looked at before it is trusted. */
type Fields = Node & Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && typeof (value as Fields).type === "string";

const swapped: Readonly<Record<string, readonly string[]>> = {
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
  "**": ["*"],
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "===": ["!=="],
  "!==": ["==="],
  "&&": ["||"],
  "||": ["&&"],
  "??": ["&&"],
  "<<": [">>"],
  ">>": ["<<"],
  ">>>": ["<<"],
  "&": ["|"],
  "|": ["&"],
  "^": ["&"],
  "+=": ["-="],
  "-=": ["+="],
  "*=": ["/="],
  "/=": ["*="],
  "??=": ["="],
  "++": ["--"],
  "--": ["++"],
};

/** Methods that take one another's place: of Math, of arrays, and of the algebras that formulas are written in. */
const swappedMethods: Readonly<Record<string, string>> = {
  add: "sub",
  sub: "add",
  mul: "div",
  div: "mul",
  min: "max",
  max: "min",
  floor: "ceil",
  ceil: "floor",
  some: "every",
  every: "some",
  find: "findLast",
  findLast: "find",
};

/** Methods whose result is left out: what they were called on stands in its place. */
const skippedMethods = new Set(["filter", "sort", "toSorted", "reverse", "toReversed", "slice"]);

/** Texts for people: catalogues and menus hold them, and no test should repeat them. */
const isProse = (text: string): boolean => /\s/.test(text) || text.length > 24;
const proseKeys = new Set(["label", "description", "reference", "formula", "mathml"]);

/**
 * All mutants of a file, in the order of its text. Types, imports and texts for
 * people have none.
 */
export function findMutants(file: string, source: string): readonly Mutant[] {
  const found: Mutant[] = [];
  const text = ({ start, end }: Node): string => source.slice(start, end);
  const replace = (node: Node, ...replacements: readonly string[]): void => {
    for (const replacement of replacements) {
      found.push({ start: node.start, end: node.end, replacement });
    }
  };

  /** The operator between two operands, wherever the spaces are. */
  const replaceOperator = (node: Fields, left: Node, right: Node): void => {
    const operators = swapped[node.operator as string] ?? [];
    replace(node, ...operators.map((operator) => `${text(left)} ${operator} ${text(right)}`));
  };

  const replaceCall = (node: Fields): void => {
    const callee = node.callee as Fields;
    if (callee.type !== "MemberExpression" || callee.computed || callee.optional) return;
    const property = callee.property as Fields;
    const name = property.name as string;
    const object = callee.object as Node;
    const other = swappedMethods[name];
    if (other) {
      replace(
        node,
        source.slice(node.start, property.start) + other + source.slice(property.end, node.end),
      );
    }
    if (skippedMethods.has(name)) replace(node, text(object));
  };

  const readers: Readonly<Record<string, (node: Fields) => void>> = {
    BinaryExpression: (node) => replaceOperator(node, node.left as Node, node.right as Node),
    LogicalExpression: (node) => replaceOperator(node, node.left as Node, node.right as Node),
    AssignmentExpression: (node) => replaceOperator(node, node.left as Node, node.right as Node),
    UpdateExpression: (node) => {
      const argument = text(node.argument as Node);
      const operator = swapped[node.operator as string]?.[0] ?? "";
      replace(node, node.prefix ? operator + argument : argument + operator);
    },
    UnaryExpression: (node) => {
      if (node.operator === "!" || node.operator === "-")
        replace(node, text(node.argument as Node));
    },
    ConditionalExpression: ({ test }) => replace(test as Node, "true", "false"),
    IfStatement: ({ test }) => replace(test as Node, "true", "false"),
    WhileStatement: ({ test }) => replace(test as Node, "false"),
    CallExpression: replaceCall,
    Literal: (node) => {
      const { value } = node;
      if (typeof value === "boolean") replace(node, String(!value));
      if (typeof value === "number") replace(node, String(value + 1));
      if (typeof value === "string" && value !== "" && !isProse(value)) replace(node, '""');
    },
    ArrayExpression: (node) => {
      if ((node.elements as unknown[]).length > 0) replace(node, "[]");
    },
    ArrowFunctionExpression: ({ body, expression }) => {
      if (expression && (body as Node).type !== "Literal") replace(body as Node, "undefined");
    },
    ExpressionStatement: (node) => {
      const inner = (node.expression as Node).type;
      if (!("directive" in node && node.directive) && inner !== "UpdateExpression") {
        replace(node, ";");
      }
    },
    ReturnStatement: ({ argument }) => {
      if (isNode(argument) && argument.type !== "Literal") replace(argument, "undefined");
    },
  };

  const visit = (node: Fields): void => {
    if (hasNoMutants(node)) return;
    if (node.type === "ChainExpression") {
      visitChain(node.expression as Fields);
      return;
    }
    readers[node.type]?.(node);
    for (const child of children(node)) visit(child);
  };

  /** A call inside an optional chain cannot be taken out of it; arguments and computed keys can. */
  const visitChain = (node: Fields): void => {
    for (const child of children(node)) {
      if (child === node.callee || child === node.object) visitChain(child);
      else visit(child);
    }
  };

  visit(parseSync(file, source).program as ESTree.Program as unknown as Fields);
  return found.sort((left, right) => left.start - right.start || right.end - left.end);
}

/** Types, and what is imported. */
const hasNoMutants = ({ type, expression }: Fields): boolean =>
  (type.startsWith("TS") && !isNode(expression)) ||
  ["ImportDeclaration", "ExportAllDeclaration"].includes(type);

const children = (node: Fields): readonly Fields[] =>
  Object.entries(node)
    .filter(([key]) => !isSkipped(node, key))
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter(isNode);

const typeKeys = ["typeAnnotation", "typeArguments", "typeParameters", "returnType", "source"];

/** Keys that are names, types, and texts for people. */
function isSkipped(node: Fields, key: string): boolean {
  if (typeKeys.includes(key) || (key === "key" && !node.computed)) return true;
  if (node.type !== "Property" || key !== "value") return false;
  const { name } = node.key as Fields;
  return typeof name === "string" && proseKeys.has(name);
}
