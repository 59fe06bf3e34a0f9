import { expect, test } from "vitest";
import { fingerprint } from "../../src/engine/race/fingerprint.ts";
import { runTrial } from "../../src/headless/run-lesson.ts";
import { datasetsRound } from "../../src/lessons/challenge.ts";
import { claims } from "../../src/lessons/claims/registry.ts";
import { headless } from "./command.ts";

test("lesson without a name lists every claim", async () => {
  const { code, stdout } = await headless(["lesson"]);
  expect(code).toBe(0);
  expect(stdout.trimEnd().split("\n")).toHaveLength(claims.length + 1);
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

test("a formula is scored against ReLU in every round, and its first one is the page's", async () => {
  const formula = "4*exp(-z*z)-1";
  const { code, stdout } = await headless(["lesson", "beat-relu", formula]);
  expect(code).toBe(0);
  // Seeds 300–399 gave 14.5 times fewer epochs on circle, and 26 of 30 failures on spiral.
  expect(stdout).toMatch(/^Circle +1\d× +likely between/m);
  expect(stdout).toMatch(/^Spiral +\S+ .*never/m);
  const round = datasetsRound(formula);
  const print = fingerprint(round.race, runTrial(round));
  expect(stdout).toContain(`Fingerprint ${print}`);
  expect(stdout.match(/^Fingerprint /gm)).toHaveLength(3);
});

test("a formula that cannot be read, or none, is told so", async () => {
  const broken = await headless(["lesson", "beat-relu", "4*exp("]);
  expect([broken.code, broken.stderr]).toEqual([2, expect.stringMatching(/^4\*exp\(: \S/)]);
  const none = await headless(["lesson", "beat-relu"]);
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining("write one formula")]);
});
