import type { Choices } from "../choices.ts";

const deep = (open: string, close: string): string => open.repeat(500) + close.repeat(500);

/** Pieces of text that readers have stumbled over, or that do harm where they are passed on. */
const pieces: readonly string[] = [
  ...["", "0", "-0", "-1", "1e308", "1e999", "5e-324", "NaN", "Infinity", "0x10", "4294967296"],
  ...["null", "true", "[]", "{}", '""', "__proto__", "constructor", "toString", "prototype"],
  ...["\u0000", "\u001b[2J", "\u202e", "\u2067", "\ufeff", "\ud800", "\u2028", "😀", "é", "＝1"],
  ...["<img src=x onerror=alert(1)>", "</script>", "'><svg/onload=alert(1)>", "=1+2", "@sum"],
  ...[
    "%",
    "%00",
    "%zz",
    "&",
    "=",
    "#",
    ";",
    ",",
    ":",
    "(",
    ")",
    "'",
    '"',
    "\\",
    "\n",
    "\r\n",
    "\t",
  ],
  ...["z", "tanh(", "sinh(", "^", "^1e308", "/0", "?", ">", "max(", "abs(", "where(", "\\frac{"],
  ...[deep("(", ")"), deep("[", "]"), deep('{"a":', "}"), "-".repeat(500), "a".repeat(20_000)],
];

const values: readonly unknown[] = [
  ...[null, true, false, 0, -0, -1, 1, 0.5, 1e308, -1e308, 5e-324, Number.NaN, Infinity, 2 ** 32],
  ...["", "tanh", "0", "__proto__", "constructor", "\u202e", "<b>", "a".repeat(20_000)],
  ...[[], [[]], {}, { length: 1e9 }, Array.from({ length: 2000 }, () => 1)],
  JSON.parse('{"__proto__":{"polluted":true},"constructor":1,"toString":"x"}'),
  JSON.parse(deep("[", "]")),
];

/** One to four small changes of a text. */
export function mutateText(text: string, choices: Choices): string {
  let changed = text;
  for (let left = 1 + choices.below(4); left > 0; left--) changed = changeText(changed, choices);
  return changed;
}

function changeText(text: string, choices: Choices): string {
  const at = choices.below(text.length + 1);
  const end = Math.min(text.length, at + choices.below(12));
  const [before, part, after] = [text.slice(0, at), text.slice(at, end), text.slice(end)];
  switch (choices.below(6)) {
    case 0:
      return before + after;
    case 1:
      return before + part + part + after;
    case 2:
      return before + choices.oneOf(pieces) + after;
    case 3:
      return before + part + choices.oneOf(pieces) + after;
    case 4:
      return numberChanged(text, choices);
    default:
      return after + part + before;
  }
}

/** One of the numbers in a text replaced. */
function numberChanged(text: string, choices: Choices): string {
  const numbers = [...text.matchAll(/\d+(?:\.\d+)?/g)];
  if (numbers.length === 0) return text;
  const { index, 0: number } = choices.oneOf(numbers);
  return text.slice(0, index) + choices.oneOf(pieces) + text.slice(index + number.length);
}

/** One to four small changes of what JSON can hold; the given value stays as it is. */
export function mutateValue(value: unknown, choices: Choices): unknown {
  let changed = structuredClone(value);
  for (let left = 1 + choices.below(4); left > 0; left--) changed = changeValue(changed, choices);
  return changed;
}

function changeValue(value: unknown, choices: Choices): unknown {
  const isInner = typeof value === "object" && value !== null && !ArrayBuffer.isView(value);
  if (!isInner || choices.onceIn(8)) return changedLeaf(value, choices);
  // A list has no other entries.
  const keys = Object.keys(value).filter((key) => !Array.isArray(value) || /^\d+$/.test(key));
  const inner = value as Record<string, unknown>;
  const key = keys.length > 0 ? choices.oneOf(keys) : "0";
  switch (choices.below(12)) {
    case 0:
      remove(inner, key);
      break;
    case 1:
      if (!Array.isArray(inner)) define(inner, choices.oneOf(pieces), choices.oneOf(values));
      break;
    default:
      define(inner, key, changeValue(inner[key], choices));
  }
  return inner;
}

/** Without a hole in a list, which JSON cannot hold. */
function remove(inner: Record<string, unknown>, key: string): void {
  if (Array.isArray(inner)) inner.splice(Number(key), 1);
  else delete inner[key];
}

/** Also `__proto__` as an entry of its own. */
function define(inner: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(inner, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function changedLeaf(value: unknown, choices: Choices): unknown {
  if (typeof value === "string" && choices.onceIn(2)) return mutateText(value, choices);
  if (typeof value === "number" && choices.onceIn(2)) {
    return choices.oneOf([-value, value + 1, value * 1e6, value / 3, value + 2 ** 31]);
  }
  return structuredClone(choices.oneOf(values));
}
