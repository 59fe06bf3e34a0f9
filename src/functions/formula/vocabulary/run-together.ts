import { isGreekName } from "../text/greek.ts";
import { constantsByName } from "./elementary.ts";
import { callableNames, functionNamed } from "./vocabulary.ts";

/** One word of what was typed without spaces. */
interface Word {
  readonly text: string;
  readonly kind: "function" | "value" | "number" | "letter";
}

/** Longer ones are words of their own, not products of short ones. */
const mostCharacters = 20;

/**
 * What a name without a meaning may be: `tanhx` → `tanh(x)`, `ax` → `a*x`, `alphax` → `alpha*x`.
 * Undefined where it holds no function and not the input, or where too much of it is unknown.
 */
export function runTogether(name: string, isValue: (name: string) => boolean): string | undefined {
  if (name.length > mostCharacters || name.includes("_")) return undefined;
  const words = split(name, isValue);
  if (!words || words.length < 2) return undefined;
  if (words.filter(({ kind }) => kind === "letter").length > 1) return undefined;
  if (!words.some(({ text }) => isValue(text))) return undefined;
  return written(words);
}

/** The fewest words, by the shortest way through the name's places. */
function split(name: string, isValue: (name: string) => boolean): readonly Word[] | undefined {
  const best: (readonly Word[] | undefined)[] = [[]];
  for (let end = 1; end <= name.length; end++) {
    for (let start = 0; start < end; start++) {
      const before = best[start];
      const word = before && wordOf(name.slice(start, end), isValue);
      if (!before || !word) continue;
      const found = best[end];
      if (!found || cost([...before, word]) < cost(found)) best[end] = [...before, word];
    }
  }
  return best[name.length];
}

const cost = (words: readonly Word[]): number =>
  words.length + 10 * words.filter(({ kind }) => kind === "letter").length;

function wordOf(text: string, isValue: (name: string) => boolean): Word | undefined {
  if (/^\d+$/.test(text)) return { text, kind: "number" };
  if (isValue(text) || constantsByName.has(text)) return { text, kind: "value" };
  if (text.length > 2 && functionNamed(text) && !isGreekName(text))
    return { text, kind: "function" };
  if (text === "ln") return { text, kind: "function" };
  if (text.length > 1 && isGreekName(text)) return { text, kind: "value" };
  return /^[a-zA-Z]$/.test(text) ? { text, kind: "letter" } : undefined;
}

/** A function takes all that follows; undefined where nothing does. */
function written(words: readonly Word[]): string | undefined {
  const at = words.findIndex(({ kind }) => kind === "function");
  if (at < 0) return words.map(({ text }) => text).join("*");
  const before = words.slice(0, at).map(({ text }) => text);
  const rest = words.slice(at + 1);
  if (rest.length === 0) return undefined;
  const inside = written(rest);
  return inside === undefined ? undefined : [...before, `${words[at]?.text}(${inside})`].join("*");
}

/** `xtanh` before "(": the same with a sign between. */
export function beforeParenthesis(
  name: string,
  isValue: (name: string) => boolean,
): string | undefined {
  for (let at = 1; at < name.length; at++) {
    const [first, rest] = [name.slice(0, at), name.slice(at)];
    if (rest.length < 2 || !functionNamed(rest)) continue;
    if (isValue(first) || /^\d+$/.test(first) || constantsByName.has(first))
      return `${first}*${rest}`;
  }
  return undefined;
}

/** The known name that differs in the fewest letters, at most two of them and fewer than half. */
export function nearestFunction(name: string): string | undefined {
  const given = name.toLowerCase();
  let best: string | undefined;
  let least = Math.min(2, Math.floor((given.length - 1) / 2)) + 1;
  for (const known of callableNames) {
    if (Math.abs(known.length - given.length) >= least) continue;
    const far = distance(given, known);
    if (far < least) [best, least] = [known, far];
  }
  return best;
}

/** Letters to insert, delete, replace or exchange with a neighbour (restricted Damerau–Levenshtein). */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const [above = [], twoAbove = []] = [rows[i - 1], rows[i - 2]];
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          (above[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (above[j - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (twoAbove[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
