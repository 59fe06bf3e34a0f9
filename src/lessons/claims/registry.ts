import type { Claim, ClaimGroup } from "../claim.ts";
import { dyingRelu } from "./dying-relu.ts";
import { eluRelu } from "./elu-relu.ts";
import { hardSigmoid } from "./hard-sigmoid.ts";
import { initialisation } from "./initialisation.ts";
import { largerSteps } from "./larger-steps.ts";
import { leakyRelu } from "./leaky-relu.ts";
import { learningRate } from "./learning-rate.ts";
import { linearDepth } from "./linear-depth.ts";
import { maxout } from "./maxout.ts";
import { moreNeurons } from "./more-neurons.ts";
import { oneRun } from "./one-run.ts";
import { prelu } from "./prelu.ts";
import { reluSixTimes } from "./relu-six-times.ts";
import { selu } from "./selu.ts";
import { smoothGates } from "./smooth-gates.ts";
import { softmaxInside } from "./softmax-inside.ts";
import { softplus } from "./softplus.ts";
import { softsign } from "./softsign.ts";
import { stepFunction } from "./step-function.ts";
import { tanhSigmoidRelu } from "./tanh-sigmoid-relu.ts";
import { vanishingSigmoid } from "./vanishing-sigmoid.ts";
import { zeroCentred } from "./zero-centred.ts";

/** Every claim under its id, which is in its address, in the order of the list. */
export const claimById = {
  "tanh-sigmoid-relu": tanhSigmoidRelu,
  "one-run": oneRun,
  "relu-six-times": reluSixTimes,
  "elu-relu": eluRelu,
  softplus,
  softsign,
  "smooth-gates": smoothGates,
  maxout,
  "hard-sigmoid": hardSigmoid,
  prelu,
  "vanishing-sigmoid": vanishingSigmoid,
  "zero-centred": zeroCentred,
  "linear-depth": linearDepth,
  "step-function": stepFunction,
  "dying-relu": dyingRelu,
  "leaky-relu": leakyRelu,
  "larger-steps": largerSteps,
  selu,
  "learning-rate": learningRate,
  initialisation,
  "more-neurons": moreNeurons,
  "softmax-inside": softmaxInside,
} as const satisfies Readonly<Record<string, Claim>>;

export type ClaimId = keyof typeof claimById;

export interface ListedClaim extends Claim {
  readonly id: ClaimId;
}

/** All claims, group by group. */
export const claims: readonly ListedClaim[] = (Object.entries(claimById) as [ClaimId, Claim][]).map(
  ([id, claim]) => ({ id, ...claim }),
);

export const claimsOf = (group: ClaimGroup): readonly ListedClaim[] =>
  claims.filter((claim) => claim.group === group);

/** Null for an id that no claim has. */
export const findClaim = (id: string): ListedClaim | null =>
  claims.find((claim) => claim.id === id) ?? null;
