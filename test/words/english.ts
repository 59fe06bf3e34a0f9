import { type ESTree, parseSync } from "vite";

/** A text in the source that a person would read as English. */
export interface EnglishText {
  readonly text: string;
  readonly line: number;
}

type Node = ESTree.Node;

/** Attributes whose text a person reads or hears. */
const spoken = new Set(["aria-label", "title", "placeholder", "alt", "label", "caption"]);

/** What only a programmer reads. */
const silent = new Set([
  "ImportDeclaration",
  "ExportAllDeclaration",
  "ThrowStatement",
  "TSLiteralType",
  "TSTypeAliasDeclaration",
  "TSInterfaceDeclaration",
]);

/** Nodes through which a text reaches the page as it stands; in all others it may be a key or an id. */
const transparent = new Set([
  "JSXExpressionContainer",
  "LogicalExpression",
  "ParenthesizedExpression",
  "TSAsExpression",
  "TSNonNullExpression",
]);

/** Two letters in a row: "z", "f′" and "×" are no words. */
const isWord = (text: string): boolean => /\p{L}{2,}/u.test(text);

/** Words with a space between: an id, a class or a key has none. */
const isPhrase = (text: string): boolean => /\p{L}{2,}[.,:;!?]?\s+[“(]?\p{L}/u.test(text);

/** A word beside a value: `… runs`. */
const isPhraseWithValue = (text: string): boolean =>
  isPhrase(text) || /…\s\p{L}{2,}|\p{L}{2,}[:,]?\s…/u.test(text);

/**
 * The texts of a module that look like English: words between JSX tags or in a spoken attribute,
 * and every literal or template of two words or more. Thrown faults, imports and types are left out.
 */
export function englishTexts(path: string, code: string): readonly EnglishText[] {
  return [...textsIn(parseSync(path, code).program as Node, false)].map(({ text, start }) => ({
    text: text.replace(/\s+/g, " ").trim(),
    line: code.slice(0, start).split("\n").length,
  }));
}

type Found = Generator<{ readonly text: string; readonly start: number }>;

/** `isShown`: what stands here reaches the page as it is, so that a single word counts. */
function* textsIn(node: Node, isShown: boolean): Found {
  if (silent.has(node.type)) return;
  const text = textOf(node);
  if (text !== null) {
    const counts = isShown
      ? isWord
      : node.type === "TemplateLiteral"
        ? isPhraseWithValue
        : isPhrase;
    if (counts(text)) yield { text, start: node.start };
  }
  for (const [inner, innerShown] of partsOf(node, isShown)) yield* textsIn(inner, innerShown);
}

function textOf(node: Node): string | null {
  if (node.type === "JSXText") return node.value;
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : null;
  if (node.type !== "TemplateLiteral") return null;
  return node.quasis.map(({ value }) => value.cooked ?? "").join("…");
}

type Part = readonly [node: Node, isShown: boolean];

/** A node's parts that can hold texts, and whether those reach the page. */
function partsOf(node: Node, isShown: boolean): readonly Part[] {
  switch (node.type) {
    case "JSXText":
    case "Literal":
      return [];
    case "JSXElement":
      return [[node.openingElement, false], ...node.children.map((child): Part => [child, true])];
    case "JSXFragment":
      return node.children.map((child): Part => [child, true]);
    case "JSXAttribute":
      return node.value
        ? [[node.value, node.name.type === "JSXIdentifier" && spoken.has(node.name.name)]]
        : [];
    case "ConditionalExpression":
      return [
        [node.test, false],
        [node.consequent, isShown],
        [node.alternate, isShown],
      ];
    case "BinaryExpression":
      return children(node).map((child) => [child, isShown && node.operator === "+"]);
    case "Property":
      return [[node.value as Node, false]];
    case "NewExpression":
      if (node.callee.type === "Identifier" && /(Error|Exception)$/.test(node.callee.name))
        return [];
      break;
    case "CallExpression":
      // An error's own message.
      if (node.callee.type === "Super") return [];
      break;
  }
  return children(node).map((child) => [child, isShown && transparent.has(node.type)]);
}

const children = (node: Node): readonly Node[] =>
  Object.values(node).flatMap((value: unknown) =>
    (Array.isArray(value) ? value : [value]).filter(isNode),
  );

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
