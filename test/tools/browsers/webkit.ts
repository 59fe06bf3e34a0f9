import { spawn } from "node:child_process";
import { type TestedBrowser, untilAnswered } from "./browser.ts";

/**
 * WebKitGTK's small browser over WebDriver (W3C), whose window needs a screen: Xvfb gives one
 * where there is none.
 */
export async function startWebKit(driver = "WebKitWebDriver"): Promise<TestedBrowser> {
  const port = 9900 + (process.pid % 90);
  const command = process.env.DISPLAY ? [driver] : ["xvfb-run", "-a", driver];
  const [program = driver, ...before] = command;
  const process_ = spawn(program, [...before, `--port=${port}`], {
    stdio: "ignore",
    detached: true,
  });
  const died = new Promise<never>((_, reject) => {
    process_.once("error", reject);
  });
  /** One command and its value, as the protocol has them. */
  // biome-ignore lint/suspicious/noExplicitAny: a protocol's answers, read where they are used
  const ask = async (method: string, path: string, body?: object): Promise<any> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const { value } = (await response.json()) as { value: { error?: string; message?: string } };
    if (value?.error) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };
  const options = { "webkitgtk:browserOptions": { args: ["--automation"] } };
  const session = await Promise.race([
    died,
    untilAnswered(() =>
      ask("POST", "/session", { capabilities: { alwaysMatch: options, firstMatch: [{}] } }),
    ),
  ]);
  const at = `/session/${session.sessionId}`;
  return {
    name: `WebKitGTK ${session.capabilities.browserVersion}`,
    open: async (url) => void (await ask("POST", `${at}/url`, { url })),
    async evaluate(expression) {
      const script = `const done = arguments[0];
        Promise.resolve(${expression}).then(
          (value) => done({ value: value ?? null }),
          (error) => done({ error: String(error) }));`;
      const answer = await ask("POST", `${at}/execute/async`, { script, args: [] });
      if (answer.error) throw new Error(answer.error);
      return answer.value as unknown;
    },
    resize: async (width, height) =>
      void (await ask("POST", `${at}/window/rect`, { x: 0, y: 0, width, height })),
    screenshot: async () => Buffer.from(await ask("GET", `${at}/screenshot`), "base64"),
    async close() {
      await ask("DELETE", at).catch(() => {});
      if (process_.pid) process.kill(-process_.pid);
    },
  };
}
