import { expect, test } from "vitest";
import { armOf } from "../../../src/engine/experiment/defaults.ts";
import type { ArmSpec } from "../../../src/engine/experiment/experiment.ts";
import { withLayerFunctions } from "../../../src/engine/experiment/layer-functions.ts";
import { withOwnSetting } from "../../../src/engine/experiment/own-settings.ts";
import { armLabel, armStates, withoutArm } from "../../../src/store/playground/arms.ts";
import { layeredArm } from "../../engine/layered-arm.ts";

const namesOf = (arms: readonly ArmSpec[]): readonly string[] => {
  const states = armStates(arms);
  return states.map((state) => armLabel(state, states));
};

test("an arm is named by its function, and by what is its own where that tells it from others", () => {
  const half = { ...armOf("elu"), parameters: { alpha: 0.5 } };
  const slow = { ...armOf("elu"), learningRate: 0.01 };
  expect(namesOf([armOf("tanh"), half])).toEqual(["tanh", "ELU"]);
  expect(namesOf([armOf("elu"), half, slow])).toEqual(["ELU", "ELU (α = 0.5)", "ELU (η = 0.01)"]);
});

test("what an arm sets for itself is always said", () => {
  const he = withOwnSetting(armOf("relu"), "initialisation.scheme", "heNormal");
  const low = withOwnSetting(he, "initialisation.hiddenBias", -2);
  const fast = withOwnSetting(armOf("relu"), "optimiser.algorithm", "momentum");
  const heavy = withOwnSetting(fast, "optimiser.momentum", 0.5);
  expect(namesOf([armOf("relu"), he, low, heavy])).toEqual([
    "ReLU",
    "ReLU, He normal",
    "ReLU, He normal, bias −2",
    "ReLU, Momentum, μ = 0.5",
  ]);
});

test("a schedule and clipping of an arm's own are named for what they do", () => {
  const cosine = withOwnSetting(armOf("relu"), "optimiser.schedule", "cosine");
  const clipped = withOwnSetting(cosine, "optimiser.clipping", "norm");
  const none = withOwnSetting(armOf("tanh"), "optimiser.clipping", "none");
  expect(namesOf([clipped, none])).toEqual([
    "ReLU, rate along a cosine, gradients clipped by norm",
    "tanh, Clipping: none",
  ]);
});

test("an arm with a function for each layer is named by all of them, repetitions counted", () => {
  const deep = withOwnSetting(
    layeredArm("relu", "relu", "tanh"),
    "initialisation.scheme",
    "heNormal",
  );
  const half = { ...armOf("elu"), parameters: { alpha: 0.5 } };
  const twice = withLayerFunctions(half, [half, armOf("elu")]);
  expect(namesOf([layeredArm("tanh", "relu"), deep, twice, armOf("elu")])).toEqual([
    "tanh → ReLU",
    "2 × ReLU → tanh, He normal",
    "ELU (α = 0.5)",
    "ELU",
  ]);
});

test("no two arms have one name, not even where they are alike in everything", () => {
  const half = { ...armOf("elu"), parameters: { alpha: 0.5 } };
  expect(namesOf([armOf("tanh"), half, armOf("tanh"), half, armOf("tanh")])).toEqual([
    "tanh",
    "ELU (α = 0.5)",
    "tanh (2)",
    "ELU (α = 0.5) (2)",
    "tanh (3)",
  ]);
  const [first, second] = armStates([armOf("tanh"), armOf("tanh")]);
  if (!first || !second) throw new Error("There are two arms.");
  expect(armLabel(second, withoutArm([first, second], first.armId))).toBe("tanh");
});
