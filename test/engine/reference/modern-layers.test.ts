import { describe, expect, test } from "vitest";
import { armShape } from "../../../src/engine/experiment/arm.ts";
import type { ArmSpec } from "../../../src/engine/experiment/experiment.ts";
import {
  type NormalisationId,
  normalisationById,
} from "../../../src/engine/network/normalisation.ts";
import { ReferenceNetwork } from "../../../src/engine/reference/reference-network.ts";
import { lossGradient, ReferenceTrainer } from "../../../src/engine/reference/reference-trainer.ts";
import type { TrainerSetUp } from "../../../src/engine/training/trainer.ts";
import { experimentWith, setUpOf } from "../example-experiment.ts";
import { layeredArms } from "../layered-arm.ts";
import { expectGradient } from "./expect-gradient.ts";

const normalisations = Object.keys(normalisationById) as readonly NormalisationId[];

/** One function of each kind: smooth, with a kink, with a learned parameter, maxout, gated; and kinds mixed. */
const activations: readonly (readonly [string, ArmSpec | string])[] = [
  ...["tanh", "relu", "prelu", "maxout", "swiglu"].map((id) => [id, id] as const),
  ...Object.entries(layeredArms),
];

const outputs = [
  { output: "tanh", dataset: "circle" },
  { output: "linear", dataset: "plane" },
  { output: "sigmoid", dataset: "circle" },
  { output: "softmax", dataset: "blobs" },
] as const;

/** Numbers of a network away from where gains are 1 and shifts 0. */
function moved(setUp: TrainerSetUp): TrainerSetUp {
  const parameters = Float64Array.from(
    setUp.parameters,
    (value, index) => value + 0.1 * Math.sin(7 * index),
  );
  return { ...setUp, parameters };
}

describe.each(activations)("%s", (_name, activation) => {
  describe.each(normalisations)("normalisation %s", (normalisation) => {
    test.each(
      (["none", "identity"] as const).flatMap((skip) =>
        outputs.map((output) => ({ skip, ...output })),
      ),
    )("skip $skip, output $output", ({ skip, output, dataset }) => {
      // Evaluated by the training set, the loss is what a mini-batch of all of it trains on.
      const setUp = moved(
        setUpOf(
          experimentWith({
            data: { dataset, sampleCount: 24 },
            network: { hidden: [3, 3, 2], output, normalisation, skip, statistics: "trainingSet" },
            initialisation: { scheme: "glorotNormal" },
          }),
          activation,
          1,
        ),
      );
      const trainer = new ReferenceTrainer(setUp);
      const compared = expectGradient(lossGradient(setUp), setUp.parameters, (parameters) => {
        trainer.setParameters(parameters);
        return trainer.evaluate("train").loss;
      });
      expect(compared).toBeGreaterThan(0.75);
    });
  });
});

test.each([...activations, ["rrelu", "rrelu"] as const])(
  "%s: with draws held and skip connections, of one example",
  (_name, activation) => {
    const setUp = moved(
      setUpOf(
        experimentWith({
          data: { sampleCount: 24 },
          network: { hidden: [4, 4], normalisation: "layer", skip: "identity" },
          initialisation: { scheme: "glorotNormal" },
        }),
        activation,
        1,
      ),
    );
    const { train } = setUp.data;
    const factorOf = (_example: number, layer: number, unit: number): number =>
      (layer + unit) % 3 === 0 ? 0 : 1.5;
    const drawnOf = (_example: number, layer: number, unit: number): number =>
      0.1 + 0.07 * unit + 0.03 * layer;
    const batch = { ...train, examples: Uint32Array.of(3), factorOf, drawnOf };
    const gradient = new Float64Array(setUp.parameters.length);
    const network = new ReferenceNetwork(setUp);
    network.train(batch, gradient);
    const compared = expectGradient(gradient, setUp.parameters, (parameters) => {
      network.parameters.set(parameters);
      network.train(batch, new Float64Array(gradient.length));
      return network.loss(train.targets.subarray(3, 4));
    });
    expect(compared).toBeGreaterThan(0.75);
  },
);

test("a layer has a skip connection where it has as many units as inputs, the first as well", () => {
  const skips = (hidden: readonly number[], normalisation: NormalisationId = "none") => {
    const experiment = experimentWith({ network: { hidden, skip: "identity", normalisation } });
    const { data, arm } = setUpOf(experiment, "tanh");
    return armShape(experiment, data, arm).layers.map((layer) => layer.skips === true);
  };
  expect(skips([2, 3, 3, 1])).toEqual([true, false, true, false, false]);
  expect(skips([1])).toEqual([false, false]);
});
