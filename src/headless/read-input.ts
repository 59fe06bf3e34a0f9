import { readFile } from "node:fs/promises";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { UsageError } from "./command-error.ts";

/** What a person calls an input: a file's path, or the standard input for "-". */
export const inputName = (path: string): string => (path === "-" ? "standard input" : path);

/** The text of a file, or of `input` for "-", without a byte order mark. */
export async function readInput(path: string, input: Readable): Promise<string> {
  const read = path === "-" ? await text(input) : await readText(path);
  return read.replace(/^\ufeff/, "");
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(
      code === "ENOENT" ? `${path}: there is no such file` : `${path}: cannot be read (${code})`,
    );
  }
}

export async function readJson(path: string, input: Readable): Promise<unknown> {
  const json = await readInput(path, input);
  try {
    return JSON.parse(json) as unknown;
  } catch (error) {
    // It quotes what stands around the fault, line ends and all.
    const message = (error as SyntaxError).message.replaceAll(/\s+/g, " ");
    throw new UsageError(`${inputName(path)}: is no JSON: ${message}`);
  }
}
