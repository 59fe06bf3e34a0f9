import { spawn } from "node:child_process";
import { Readable, Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { runCommand } from "../../src/headless/run-command.ts";

const start = fileURLToPath(new URL("../../src/build/start-headless.js", import.meta.url));
const fixtures = fileURLToPath(new URL("../fixtures/headless/", import.meta.url));

export const fixture = (name: string): string => `${fixtures}${name}`;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a command writes and returns, run in this process: it needs no other where it forks none. */
export async function headless(args: readonly string[], stdin = ""): Promise<Ended> {
  const [output, errors] = [new Sink(), new Sink()];
  const code = await runCommand(args, { input: Readable.from([stdin]), output, errors });
  return { code, stdout: output.text, stderr: errors.text };
}

/** Keeps what is written to it. */
class Sink extends Writable {
  text = "";

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** What `npm run -s headless -- …args` does, without npm. */
export async function headlessProcess(args: readonly string[], stdin = ""): Promise<Ended> {
  const child = startHeadless(args);
  child.stdin?.end(stdin);
  return ended(child);
}

/** The same, still running; its output goes to a pipe or to an open file. */
export function startHeadless(args: readonly string[], output: "pipe" | number = "pipe") {
  const child = spawn(process.execPath, [start, ...args], { stdio: ["pipe", output, "pipe"] });
  // A command that never reads its input may be gone before all of it is written.
  child.stdin?.on("error", () => {});
  return child;
}

/** What the process writes from now on, until it ends. */
export async function ended(child: ReturnType<typeof startHeadless>): Promise<Ended> {
  const code = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [stdout, stderr] = await Promise.all([written(child.stdout), written(child.stderr)]);
  return { code: await code, stdout, stderr };
}

const written = (stream: Readable | null): Promise<string> =>
  // A stream that was left early has nothing more to give.
  stream && !stream.destroyed ? text(stream) : Promise.resolve("");

/** Every line of the output as JSON. */
export const jsonLines = ({ stdout }: Ended): readonly Record<string, unknown>[] =>
  stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
