import type { ActivationFunction, Family } from "../../functions/families/activation-function.ts";

/** How a function's weights are drawn where its paper, or a textbook, has a say. */
export interface RecommendedStart {
  readonly scheme: "glorotUniform" | "heUniform" | "heNormal" | "lecunNormal" | "fairGain";
  /** Who says so. */
  readonly source: string;
}

const glorot: RecommendedStart = { scheme: "glorotUniform", source: "Glorot & Bengio 2010" };
const he: RecommendedStart = { scheme: "heNormal", source: "He et al. 2015" };
/** Where nobody recommends one: He's argument, carried out for the function at hand. */
const byGain: RecommendedStart = { scheme: "fairGain", source: "He et al. 2015, for any function" };

const ofFamily: Readonly<Record<Family, RecommendedStart>> = {
  threshold: glorot,
  sigmoidal: glorot,
  rectifier: he,
  exponential: he,
  gated: he,
  gatedLayer: { scheme: "heNormal", source: "Dauphin et al. 2017, arXiv:1612.08083" },
  shrinkage: byGain,
  periodic: { scheme: "heUniform", source: "Sitzmann et al. 2020, arXiv:2006.09661" },
  learned: byGain,
  other: byGain,
  invented: byGain,
};

/** By id, those that differ from their family. */
const ofFunction: Readonly<Record<string, RecommendedStart>> = {
  selu: { scheme: "lecunNormal", source: "Klambauer et al. 2017, arXiv:1706.02515" },
  lecunTanh: { scheme: "lecunNormal", source: "LeCun et al. 1998" },
  linear: glorot,
};

/** For the hidden and the output layer of a network of this function. */
export const recommendedStart = ({ id, family }: ActivationFunction): RecommendedStart =>
  (Object.hasOwn(ofFunction, id) ? ofFunction[id] : undefined) ?? ofFamily[family];
