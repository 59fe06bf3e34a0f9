import type { Token } from "./tokens.ts";

/** Puts indices behind their names: `\alpha_{2}` → alpha2, `w_i` → w_i, `\log_2` → log2. */
export function joinIndices(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) continue;
    const index =
      token.kind === "name" && token.library === undefined ? indexBehind(tokens, at) : null;
    if (!index) {
      joined.push(token);
      continue;
    }
    const name = token.text.replace(/_$/, "");
    const text = /^\d+$/.test(index.text) ? name + index.text : `${name}_${index.text}`;
    const last = tokens[index.end];
    const end = last ? last.position + last.length : token.position + token.length;
    joined.push({ ...token, text, length: end - token.position, isLetters: false });
    at = index.end;
  }
  return joined;
}

function indexBehind(
  tokens: readonly Token[],
  at: number,
): { readonly text: string; readonly end: number } | null {
  const endsOpen = tokens[at]?.text.endsWith("_") === true;
  const start = endsOpen ? at + 1 : at + 2;
  if (!endsOpen && tokens[at + 1]?.text !== "_") return null;
  const first = tokens[start];
  if (!first) return null;
  if (first.text !== "{") {
    return !endsOpen && (first.kind === "number" || first.kind === "name")
      ? { text: first.text, end: start }
      : null;
  }
  const [inside, close] = [tokens[start + 1], tokens[start + 2]];
  const isName = inside?.kind === "number" || inside?.kind === "name";
  return inside && isName && close?.text === "}" ? { text: inside.text, end: start + 2 } : null;
}

/** In TeX, letters in a row are a product, unless they are a word that has a meaning. */
export function splitLetters(tokens: readonly Token[], isWord: (name: string) => boolean): Token[] {
  return tokens.flatMap((token) => {
    if (!token.isLetters || isWord(token.text)) return [token];
    return Array.from(token.text, (letter, index) => ({
      ...token,
      text: letter,
      position: token.position + index,
      length: 1,
      spaced: index === 0 ? token.spaced : true,
      isSymbol: true,
    }));
  });
}
