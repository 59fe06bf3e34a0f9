import { armOf } from "../../src/engine/experiment/defaults.ts";
import type { ArmSpec } from "../../src/engine/experiment/experiment.ts";
import { withLayerFunctions } from "../../src/engine/experiment/layer-functions.ts";

/** An arm with a function for each hidden layer. */
export const layeredArm = (...ids: readonly string[]): ArmSpec =>
  withLayerFunctions(armOf(ids[0] ?? ""), ids.map(armOf));

/** A function of each kind beside one of another: learned, pieces, gated, plain. */
export const layeredArms = {
  "tanh, relu, tanh": layeredArm("tanh", "relu", "tanh"),
  "prelu, tanh, prelu": layeredArm("prelu", "tanh", "prelu"),
  "maxout, pelu, swiglu": layeredArm("maxout", "pelu", "swiglu"),
  "glu, maxout, sigmoid": layeredArm("glu", "maxout", "sigmoid"),
  "tanh, rrelu, rrelu": layeredArm("tanh", "rrelu", "rrelu"),
} as const;
