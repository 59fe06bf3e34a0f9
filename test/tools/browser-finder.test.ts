import { afterEach, expect, test, vi } from "vitest";
import { findBrowser, routeNames } from "./browser-finder.ts";

afterEach(() => void vi.unstubAllEnvs());

test("where no route has a browser, every route is named with its reason", async () => {
  vi.stubEnv("CHROME_PATH", "/no/such/browser");
  const others = routeNames.filter((name) => name !== "CHROME_PATH");
  await expect(findBrowser(() => {}, others)).rejects.toThrow(
    "No browser for the tests. Tried:\n" +
      "  - CHROME_PATH: /no/such/browser: it is no executable file\n" +
      "Install Chromium, Chrome or Edge, or set CHROME_PATH to one.",
  );
});

test("a program that runs but is no browser is refused", async () => {
  vi.stubEnv("CHROME_PATH", process.execPath);
  const others = routeNames.filter((name) => name !== "CHROME_PATH");
  await expect(findBrowser(() => {}, others)).rejects.toThrow(`CHROME_PATH: ${process.execPath}: `);
});
