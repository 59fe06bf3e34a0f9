import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { UsageError } from "./command-line.ts";

/** The text of a file, or of the standard input for "-". */
export async function readInput(path: string): Promise<string> {
  if (path === "-") return text(process.stdin);
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(
      code === "ENOENT" ? `${path}: there is no such file` : `${path}: cannot be read (${code})`,
    );
  }
}

export async function readJson(path: string): Promise<unknown> {
  const json = await readInput(path);
  try {
    return JSON.parse(json) as unknown;
  } catch (error) {
    const where = path === "-" ? "standard input" : path;
    // The message quotes the text around the fault, with its line ends.
    const message = (error as SyntaxError).message.replaceAll(/\s+/g, " ");
    throw new UsageError(`${where}: is no JSON: ${message}`);
  }
}
