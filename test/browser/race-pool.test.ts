import { expect, test } from "vitest";
import { armOf, defaultExperiment } from "../../src/engine/experiment/defaults.ts";
import { byEntrantAndSeed, fingerprint } from "../../src/engine/race/fingerprint.ts";
import type { Race } from "../../src/engine/race/race.ts";
import { runRace } from "../client/run-race.ts";

const race: Race = {
  experiment: {
    ...defaultExperiment,
    arms: ["sigmoid", "tanh", "relu"].map(armOf),
    rule: { ...defaultExperiment.rule, budget: 300 },
  },
  seeds: { first: 0, count: 20 },
  variation: null,
};

const createWorker = () =>
  new Worker(new URL("../../src/worker/race.worker.ts", import.meta.url), { type: "module" });

test("real workers give the same results however many they are", async () => {
  const [one, three] = [await runRace(race, 1, createWorker), await runRace(race, 3, createWorker)];
  expect(one.runs).toHaveLength(60);
  expect(fingerprint(race, three.runs)).toBe(fingerprint(race, one.runs));
  const maps = ({ runs }: typeof one) => [...runs].sort(byEntrantAndSeed).map(({ map }) => map);
  expect(maps(three)).toEqual(maps(one));
  expect(maps(one)[0]).toHaveLength(1600);
});
