import { expect, test } from "vitest";
import { claimById } from "../../src/lessons/claims/registry.ts";
import { learnedCourse } from "../../src/lessons/learned-course.ts";

test("PReLU's slope starts at a quarter in every layer, moves, and ends with one of its own in each", () => {
  const { trial, learns } = claimById.prelu;
  const course = learnedCourse(trial.race, learns.place, trial.race.seeds.first, learns.epochs);
  expect(course).toHaveLength(trial.race.experiment.network.hidden.length);
  for (const layer of course) {
    expect(layer).toHaveLength(learns.epochs + 1);
    // He et al. 2015 start it at 0.25.
    expect(layer[0]).toBe(0.25);
    expect(Math.max(...layer.map((slope) => Math.abs(slope - 0.25)))).toBeGreaterThan(0.05);
  }
  const ends = course.map((layer) => layer.at(-1) ?? 0);
  expect(Math.max(...ends) - Math.min(...ends)).toBeGreaterThan(0.5);
});
