import { activationOf } from "../experiment/arm.ts";
import { armOf } from "../experiment/defaults.ts";
import type { ArmSpec } from "../experiment/experiment.ts";
import { namedFunctions, withLayerFunctions } from "../experiment/layer-functions.ts";
import { withOwnSetting } from "../experiment/own-settings.ts";
import { inventedId } from "../experiment/parse-arms.ts";
import type { InitialiserId } from "../network/initialisers.ts";
import { recommendedStart } from "../network/recommended-start.ts";

const invented = (name: string, formula: string): ArmSpec => ({
  ...armOf(inventedId),
  invention: { name, formula, learnable: [] },
});

/** What differs from a function in the one thing that an explanation blames. */
const alternatives: Readonly<
  Record<"dead" | "vanishing" | "saturated" | "oneSided", Readonly<Record<string, ArmSpec>>>
> = {
  dead: {
    relu: armOf("leakyRelu"),
    relu6: armOf("leakyRelu"),
    hardTanh: armOf("tanh"),
    hardSigmoid: armOf("sigmoid"),
    step: armOf("sigmoid"),
  },
  vanishing: {
    sigmoid: invented("σ(4z)", "sigmoid(4*z)"),
    hardSigmoid: invented("σ(4z)", "sigmoid(4*z)"),
    tanh: armOf("relu"),
    relu: armOf("leakyRelu"),
  },
  saturated: {
    sigmoid: armOf("softsign"),
    tanh: armOf("softsign"),
  },
  oneSided: {
    sigmoid: invented("σ(z) − ½", "sigmoid(z) - 0.5"),
    relu: armOf("elu"),
    softplus: armOf("elu"),
  },
};

/** The arm with another function in the layer that is to blame, or in all of them. */
export function withOtherFunction(
  arm: ArmSpec,
  because: keyof typeof alternatives,
  blamed?: number,
): ArmSpec | null {
  const named = namedFunctions(arm);
  const others = named.map((layer, index) =>
    named.length === 1 || blamed === undefined || blamed === index
      ? alternatives[because][layer.activation]
      : undefined,
  );
  if (others.every((other) => other === undefined)) return null;
  const functions = named.map((layer, index) => others[index] ?? layer);
  return withLayerFunctions(arm, functions);
}

/** The arm with weights drawn as its function's paper does, where they are not. */
export function withRecommendedStart(arm: ArmSpec, scheme: InitialiserId): ArmSpec | null {
  const schemes = namedFunctions(arm).map((layer) => recommendedStart(activationOf(layer)).scheme);
  const recommended = new Set(schemes).size === 1 ? (schemes[0] as InitialiserId) : "textbook";
  if (scheme === recommended || scheme === "textbook") return null;
  return withOwnSetting(arm, "initialisation.scheme", recommended);
}

export const withRate = (arm: ArmSpec, learningRate: number): ArmSpec => ({
  ...arm,
  learningRate: Number(learningRate.toPrecision(12)),
});
