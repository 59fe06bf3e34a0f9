import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import { type Plugin, parseSync } from "vite";

/**
 * Compiles the messages of `src/words/<language>/` where a module is built: each text with
 * an argument becomes what the catalogue's library runs, so that no parser ships.
 * A message that is no ICU message fails the build with its text.
 */
export function compileWords(): Plugin {
  return {
    name: "compile-words",
    transform(code, id) {
      if (!/\/src\/words\/[a-z-]+\/[a-z-]+\.ts$/.test(id)) return null;
      return { code: compiled(code, id), map: null };
    },
  };
}

/** The module with its messages compiled; every property whose value is a text is a message. */
export function compiled(code: string, path: string): string {
  let result = "";
  let end = 0;
  for (const literal of messagesIn(parseSync(path, code).program)) {
    if (!literal.value.includes("{")) continue;
    result += code.slice(end, literal.start);
    result += JSON.stringify(compileMessageOrThrow(literal.value));
    end = literal.end;
  }
  return result + code.slice(end);
}

interface TextNode {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

function* messagesIn(node: unknown): Generator<TextNode> {
  if (Array.isArray(node)) {
    for (const inner of node) yield* messagesIn(inner);
    return;
  }
  if (typeof node !== "object" || node === null) return;
  if ("type" in node && node.type === "Property" && "value" in node && isText(node.value)) {
    yield node.value;
    return;
  }
  yield* messagesIn(Object.values(node));
}

const isText = (node: unknown): node is TextNode =>
  typeof node === "object" &&
  node !== null &&
  "type" in node &&
  node.type === "Literal" &&
  "value" in node &&
  typeof node.value === "string";
