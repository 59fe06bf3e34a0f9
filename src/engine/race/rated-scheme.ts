import { type InitialiserId, initialiserById } from "../network/initialisers.ts";

/** A learning rate with a way to draw the weights, as one value of a race: "0.1@heNormal". */
export type RatedScheme = `${number}@${InitialiserId}`;

export const ratedScheme = (learningRate: number, scheme: InitialiserId): RatedScheme =>
  `${learningRate}@${scheme}`;

export interface RateAndScheme {
  readonly learningRate: number;
  readonly scheme: InitialiserId;
}

/** Null where the text is none. */
export function readRatedScheme(text: string): RateAndScheme | null {
  const [, rate = "", scheme = ""] = /^([^@]+)@(\w+)$/.exec(text) ?? [];
  const learningRate = Number(rate);
  if (rate.trim() === "" || Number.isNaN(learningRate)) return null;
  return Object.hasOwn(initialiserById, scheme)
    ? { learningRate, scheme: scheme as InitialiserId }
    : null;
}
