import { measureValueCost, type ValueCost } from "../../../engine/fast/value-cost.ts";
import type { ElementwiseActivation } from "../../../functions/families/activation-function.ts";
import { activationById, resolveParameters } from "../../../functions/families/registry.ts";

const rest = () => new Promise<void>((done) => setTimeout(done, 4));

class Unwanted extends Error {}

/**
 * What f and f′ of one value cost on this machine, beside ReLU; stops once the answer is not
 * wanted.
 */
export async function measureCost(
  activation: ElementwiseActivation,
  isWanted: () => boolean,
): Promise<ValueCost | "impossible"> {
  const relu = activationById("relu");
  if (relu?.kind !== "elementwise") return "impossible";
  try {
    return await measureValueCost(
      { activation, parameters: resolveParameters(activation) },
      { activation: relu, parameters: {} },
      {
        now: () => performance.now(),
        rest: async () => {
          await rest();
          if (!isWanted()) throw new Unwanted();
        },
      },
    );
  } catch {
    return "impossible";
  }
}
