import fc from "fast-check";
import { expect, test } from "vitest";
import { unitShares } from "../../../src/engine/diagnostics/unit-shares.ts";
import type { Experiment } from "../../../src/engine/experiment/experiment.ts";
import { experimentFromQuery } from "../../../src/engine/experiment/url.ts";
import { linePoints } from "../../../src/engine/race/decision-map.ts";
import { createReferenceTrainer } from "../../../src/engine/reference/reference-trainer.ts";
import { setUpOf } from "../example-experiment.ts";

const cells = 24;
const places = linePoints(cells);

/** The same set-up, some epochs on. */
function trained(experiment: Experiment, activation: string, epochs: number) {
  const setUp = setUpOf(experiment, experiment.arms[0] ?? activation);
  const trainer = createReferenceTrainer(setUp);
  for (let epoch = 0; epoch < epochs; epoch++) trainer.trainEpoch();
  const parameters = Float32Array.from(trainer.parameters());
  trainer.setParameters(parameters);
  return { setUp: { ...setUp, parameters }, trainer };
}

const queries = fc.record({
  data: fc.constantFrom("sine", "steps", "outliers", "interval"),
  arms: fc.constantFrom("relu", "tanh", "gaussian", "step", "maxout", "prelu", "glu"),
  hidden: fc.constantFrom("", "1", "5", "4,4", "3,3,3"),
  features: fc.constantFrom("x1", "x1,sinX1", "x1Squared", "x1,x1Squared,sinX1"),
  norm: fc.constantFrom("none", "layer"),
  skip: fc.constantFrom("none", "identity"),
  scaling: fc.constantFrom("raw", "standardised"),
});

test("shares and the bias sum up to the output, of whatever network", () => {
  fc.assert(
    fc.property(queries, (parts) => {
      const query = Object.entries(parts).map(([key, value]) => `${key}=${value}`);
      const { experiment } = experimentFromQuery([...query, "seed=3", "rate=0.01"].join("&"));
      const { setUp, trainer } = trained(experiment, parts.arms, 2);
      const { values, bias, bends } = unitShares(setUp, places);
      const { outputs } = trainer.predict(places, false);
      for (let place = 0; place < cells; place++) {
        let sum = bias;
        for (let unit = 0; unit < bends.length; unit++) sum += values[unit * cells + place] ?? NaN;
        const output = setUp.data.output === "tanh" ? Math.tanh(sum) : sum;
        // Each share is rounded to float32, and so is the output: 6e−8 of their sizes, of up to 8 units.
        const size = Math.max(1, ...values.map(Math.abs));
        expect(Math.abs(output - (outputs[place] ?? NaN))).toBeLessThan(1e-6 * size);
      }
    }),
    { numRuns: 60 },
  );
});

test("a hinge bends where its z is 0, and adds nothing on its flat side", () => {
  // z = 2x − 1 is 0 at ½; z = −x − 3 at −3. Then 1.5·relu − 0.5·relu + 0.25.
  const weights = "2,-1;-1,-3/1.5,-0.5,0.25";
  const { experiment, problems } = experimentFromQuery(
    `data=sine&hidden=2&arms=relu&weights=${encodeURIComponent(weights)}`,
  );
  expect(problems).toEqual([]);
  const { values, bias, bends } = unitShares(setUpOf(experiment, "relu"), places);
  expect(bias).toBe(0.25);
  // Coordinates are float32.
  expect(bends.map(([x]) => Math.round((x ?? NaN) * 1e5) / 1e5)).toEqual([0.5, -3]);
  const at = (unit: number, x: number) => values[unit * cells + Math.floor(((x + 6) / 12) * cells)];
  // Cells are half a unit wide: their middles lie at ±0.25, ±0.75 …
  expect(at(0, -2)).toBe(0);
  expect(at(0, 2)).toBe(1.5 * (2 * 2.25 - 1));
  expect(at(1, 2)).toBeCloseTo(0, 12);
  expect(at(1, -5)).toBe(-0.5 * (4.75 - 3));
});

test("without a hidden layer the inputs have shares, and nothing bends", () => {
  const { experiment } = experimentFromQuery("data=sine&hidden=&arms=linear&features=x1,sinX1");
  const { bends } = unitShares(setUpOf(experiment, "linear"), places);
  expect(bends).toEqual([[], []]);
});
