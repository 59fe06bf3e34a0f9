import { expect, test } from "vitest";
import { claims } from "../../src/lessons/claims/registry.ts";
import { headless } from "./command.ts";

test("lesson without a name lists every claim", async () => {
  const { code, stdout } = await headless(["lesson"]);
  expect(code).toBe(0);
  expect(stdout.trimEnd().split("\n")).toHaveLength(claims.length);
  expect(stdout).toMatch(/^one-run +I ran both once/m);
});

test("lesson says what its runs say, as the page does", async () => {
  const { code, stdout } = await headless(["lesson", "more-neurons"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^More neurons make training slower\.$/m);
  // 100 seeds in another engine: 90 % of runs with three ReLU neurons arrive, none with two.
  expect(stdout).toMatch(/ReLU, 2 neurons +– +– … – +0\/32/);
  expect(stdout).toMatch(/ReLU, 3 neurons +\d+ +\d+ … \d+ +(29|30|31)\/32/);
  expect(stdout).toMatch(/^It does not hold here\.$/m);
});

test("a lesson that does not exist is told so", async () => {
  const { code, stderr } = await headless(["lesson", "nothing"]);
  expect(code).toBe(2);
  expect(stderr).toContain("There is no lesson nothing.");
  expect((await headless(["lesson", "a", "b"])).stderr).toContain("name one lesson");
});
