import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { say } from "../../src/words/say.ts";
import { startRooms } from "../../src/words/start-rooms.ts";
import { end } from "./harness.ts";
import { epoch } from "./playground-page.ts";
import { testStage } from "./test-stage.ts";

describe.each(["/", "/courses/2026/playground/"])("the build, served from %s", (base) => {
  const stage = testStage(base);

  test("shows the page, without an error and without a request to anyone else", async () => {
    expect(new URL(stage.address).pathname).toBe(base);
    const watched = await stage.openPage();
    await watched.page.waitForSelector("#root > *");
    await watched.page.waitForLoadState("networkidle");
    await end(watched);
  });
});

describe("the page's security policy", () => {
  const stage = testStage();

  test("refuses eval and allows generated WebAssembly", async () => {
    const { page, close } = await stage.openPage();
    const outcome = await page.evaluate(async () => {
      // What a debugger evaluates is exempt from the policy; what it leaves to a timer is not.
      await new Promise((done) => setTimeout(done));
      const attempt = (action: () => unknown): string => {
        try {
          action();
          return "allowed";
        } catch (error) {
          return (error as Error).name;
        }
      };
      const emptyModule = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
      return {
        eval: attempt(() => Reflect.construct(Function, ["return 1"])),
        wasm: attempt(() => new WebAssembly.Module(emptyModule)),
      };
    });
    expect(outcome).toEqual({ eval: "EvalError", wasm: "allowed" });
    await close();
  });

  test("refuses other origins, and the harness notices the attempt", async () => {
    const watched = await stage.openPage();
    const outcome = await watched.page.evaluate(() =>
      fetch("http://127.0.0.2:9/").then(
        () => "answered",
        () => "refused",
      ),
    );
    expect(outcome).toBe("refused");
    await expect.poll(() => watched.faults.length).toBeGreaterThan(0);
    expect(() => watched.expectNoFaults()).toThrow("127.0.0.2");
    await watched.close();
  });

  test("does not keep axe from looking at the page", async () => {
    const watched = await stage.openPage();
    await watched.page.evaluate(() => {
      document.body.append(document.createElement("img"));
    });
    expect(await watched.axeViolations()).toContainEqual(expect.stringContaining("image-alt"));
    await watched.close();
  });
});

describe("a host that forbids WebAssembly", () => {
  const stage = testStage();

  test("gets the float64 engine, which says so and trains", async () => {
    const { page, close } = await stage.openPage({ own: true });
    await page.route("**/*", async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), "content-security-policy": "script-src 'self'" };
      await route.fulfill({ response, headers });
    });
    await page.goto(stage.address);
    await page.getByText(say("banner.noSimd")).waitFor();
    await page.keyboard.press("Space");
    await expect.poll(() => epoch(page)).toBeGreaterThan(3);
    // Later parts are still on their way.
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await close();
  });
});

describe("the build", () => {
  const stage = testStage();

  test("the licences of all that ships travel with it, and About leads to them", async () => {
    const watched = await stage.openPage();
    const { page } = watched;
    await page.getByRole("button", { name: say("page.more") }).click();
    const link = page.getByRole("link", { name: say("page.licences") });
    const address = new URL((await link.getAttribute("href")) ?? "", page.url());
    const text = await (await fetch(address)).text();
    // This project, what it is made of, and what that brings.
    const project = JSON.parse(
      await readFile(new URL("../../package.json", import.meta.url), "utf8"),
    );
    const named = text.split(/^-{80}$/m).map((part) => part.trim().split(" ")[0]);
    expect(named).toEqual(
      expect.arrayContaining([
        project.name,
        "react",
        "react-dom",
        "scheduler",
        "zustand",
        "d3-scale",
      ]),
    );
    // The words by which Apache, MIT, ISC and BSD licences let it be passed on.
    const grants =
      /APPENDIX: How to apply|Permission is hereby granted|Permission to use, copy|^Redistribution and use/gm;
    expect(text.match(grants)).toHaveLength(named.length);
    await end(watched);
  });

  test("workers share chunks with the page, and load none that is the page's own", async () => {
    const { page, close } = await stage.openPage();
    const scripts = await page.evaluate(() =>
      Array.from(
        document.querySelectorAll<HTMLLinkElement>("link[rel=modulepreload]"),
        (link) => link.href,
      ),
    );
    await expect.poll(() => page.workers().length).toBe(1);
    const workers = page.workers().map((worker) => worker.url());
    const loaded = await scriptsFrom(workers, /(?:from|import\(?)\s*["'`](\.\/[^"'`]+)["'`]/g);
    expect([...loaded.keys()].filter((address) => scripts.includes(address))).toEqual(
      expect.arrayContaining([expect.stringMatching(/\/shared-/)]),
    );
    expect([...loaded.keys()].filter((address) => /\/(start|index)-/.test(address))).toEqual([]);
    // Links to load ahead need a document.
    for (const text of loaded.values()) expect(text).not.toMatch(/__vite__mapDeps\(\[\d/);
    await close();
  });

  test("the layout that compares, the first of narrow windows, does without the other's panels", async () => {
    const { page, close } = await stage.openPage({ at: "?layout=compare" });
    await page.getByRole("article").first().waitFor();
    const layout = await page.evaluate(
      () =>
        performance
          .getEntriesByType("resource")
          .map(({ name }) => name)
          .find((name) => /\/CompareLayout-[\w-]{8}\.js$/.test(name)) ?? "",
    );
    const texts = await scriptsFrom([layout], /(?:from|import)\s*["'`](\.\/[^"'`]+)["'`]/g);
    expect(texts.size).toBeGreaterThan(2);
    expect([...texts.keys()].filter((address) => /\/panels-/.test(address))).toEqual([]);
    await close();
  });

  test("what comes before the first picture and play weighs at most 137 kB, gzipped", async () => {
    const { page, close } = await stage.openPage();
    await expect.poll(() => page.workers().length).toBe(1);
    // As the page is sent: parts that come later add their sheets to its head.
    const html = await (await fetch(stage.address)).text();
    const linked = Array.from(
      // Links with a condition are for narrow windows.
      html.matchAll(/<(?:script|link)(?![^>]* media=)[^>]* (?:src|href)="([^"]+\.(?:js|css))"/g),
      ([, path = ""]) => new URL(path, stage.address).href,
    );
    const sent = Array.from(html.matchAll(/<(script)[^>]* src|rel="(stylesheet)"/g), (match) =>
      match.slice(1).find(Boolean),
    );
    expect(sent).toEqual(["script", "stylesheet"]);
    // All of the words that the first picture speaks, and the worker's engine, are asked for with the page.
    for (const name of ["index", "start", "shared", "en", "engine"]) {
      expect(linked).toContainEqual(expect.stringMatching(new RegExp(`/${name}-[\\w-]{8}\\.js$`)));
    }
    // React and the views follow.
    expect(linked.filter((path) => /\/(page|panels)-[\w-]{8}\.js$/.test(path))).toEqual([]);
    const rooms = await page.evaluate(
      (rooms) =>
        performance
          .getEntriesByType("resource")
          .map(({ name }) => name)
          // Of these rooms alone: what is fetched ahead may be called alike.
          .filter((name) =>
            rooms.some((room) => new RegExp(`/${room}-[\\w-]{8}\\.js$`).test(name)),
          ),
      startRooms,
    );
    // React's chunk is called like a room.
    expect(rooms.filter((name) => !html.includes(new URL(name).pathname))).toEqual([]);
    const scripts = [...linked, ...page.workers().map((worker) => worker.url())];
    const texts = await scriptsFrom(scripts, /(?:from|import)\s*["'`](\.\/[^"'`]+)["'`]/g);
    const bytes = [html, ...texts.values()].reduce((sum, text) => sum + gzipSync(text).length, 0);
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThan(137_000);
    await close();
  });
});

/** The texts of scripts and of what they import as `imports` finds it, by address. */
async function scriptsFrom(
  addresses: readonly string[],
  imports: RegExp,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const open = [...addresses];
  for (let address = open.pop(); address !== undefined; address = open.pop()) {
    if (texts.has(address)) continue;
    const text = await (await fetch(address)).text();
    texts.set(address, text);
    for (const [, path = ""] of text.matchAll(imports)) open.push(new URL(path, address).href);
  }
  return texts;
}
