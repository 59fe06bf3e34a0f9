import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebSocket } from "ws";
import { type TestedBrowser, untilAnswered } from "./browser.ts";

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
}

/** Firefox over WebDriver BiDi (W3C), of which it speaks all that is needed here by itself. */
export async function startFirefox(path = "firefox-esr"): Promise<TestedBrowser> {
  const profile = await mkdtemp(join(tmpdir(), "firefox-"));
  const port = 9300 + (process.pid % 500);
  const process_ = spawn(
    path,
    ["--headless", "--no-remote", "--profile", profile, `--remote-debugging-port=${port}`],
    { stdio: "ignore" },
  );
  const died = new Promise<never>((_, reject) => {
    process_.once("error", reject);
  });
  const socket = await Promise.race([
    died,
    untilAnswered(() => connect(`ws://127.0.0.1:${port}/session`)),
  ]);
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.on("message", (text: Buffer) => {
    const answer = JSON.parse(text.toString()) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  let asked = 0;
  /** One command and its result, as the protocol has them. */
  // biome-ignore lint/suspicious/noExplicitAny: a protocol's answers, read where they are used
  const ask = (method: string, params: object): Promise<any> =>
    new Promise((resolve, reject) => {
      asked += 1;
      const id = asked;
      waiting.set(id, ({ result, error, message }) => {
        waiting.delete(id);
        if (error === undefined) resolve(result);
        else reject(new Error(`${method}: ${error}: ${message}`));
      });
      socket.send(JSON.stringify({ id, method, params }));
    });
  const session = await ask("session.new", { capabilities: {} });
  const { contexts } = await ask("browsingContext.getTree", {});
  const context = contexts[0].context as string;
  return {
    name: `Firefox ${session.capabilities.browserVersion}`,
    open: async (url) =>
      void (await ask("browsingContext.navigate", { context, url, wait: "complete" })),
    async evaluate(expression) {
      const { result, exceptionDetails } = await ask("script.evaluate", {
        expression: `Promise.resolve(${expression}).then((value) => JSON.stringify(value ?? null))`,
        target: { context },
        awaitPromise: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return JSON.parse(result.value) as unknown;
    },
    resize: async (width, height) =>
      void (await ask("browsingContext.setViewport", { context, viewport: { width, height } })),
    screenshot: async () =>
      Buffer.from((await ask("browsingContext.captureScreenshot", { context })).data, "base64"),
    async close() {
      socket.close();
      process_.kill();
      await new Promise((resolve) => process_.once("exit", resolve));
      await rm(profile, { recursive: true, force: true });
    },
  };
}

const connect = (address: string): Promise<WebSocket> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    socket.once("open", () => resolve(socket));
    socket.once("error", reject);
  });
