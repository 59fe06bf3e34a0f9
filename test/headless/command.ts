import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../src/headless/main.ts", import.meta.url));
const fixtures = fileURLToPath(new URL("../fixtures/headless/", import.meta.url));

export const fixture = (name: string): string => `${fixtures}${name}`;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What `npm run -s headless -- …args` does, without npm. */
export async function headless(args: readonly string[], stdin = ""): Promise<Ended> {
  const child = spawn(process.execPath, ["--import", "tsx", main, ...args]);
  // A command that never reads its input may be gone before all of it is written.
  child.stdin.on("error", () => {});
  child.stdin.end(stdin);
  const code = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, stdout, stderr };
}

/** Every line of the output as JSON. */
export const jsonLines = ({ stdout }: Ended): readonly Record<string, unknown>[] =>
  stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
