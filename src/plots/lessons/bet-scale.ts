import { scaleLog } from "d3";

/**
 * Bets on a logarithmic axis, moved in steps of a hundredth of it: what a key moves is what a
 * pointer moves. Epochs go from 1 to the budget, and never is one step beyond.
 */

/** When a typical run gets there, if it does. */
export type EpochBet = number | "never";

export const lastPosition = 100;
export const neverPosition = lastPosition + 1;

/** Two digits: nobody bets on more. */
const rounded = (value: number): number => Number(value.toPrecision(2));

export function epochsAt(position: number, budget: number): EpochBet {
  if (position > lastPosition) return "never";
  const epochs = budget ** (position / lastPosition);
  return Math.max(1, Math.round(rounded(epochs)));
}

export function positionOfEpochs(epochs: EpochBet, budget: number): number {
  if (epochs === "never") return neverPosition;
  const share = Math.log(Math.max(1, epochs)) / Math.log(budget);
  return Math.min(lastPosition, Math.max(0, Math.round(lastPosition * share)));
}

/** Factors that can be bet on: from a quarter, so that the other way round can be said too. */
export const factorRange = [0.25, 32] as const;
const [leastFactor, mostFactor] = factorRange;

export const factorAt = (position: number): number =>
  rounded(leastFactor * (mostFactor / leastFactor) ** (position / lastPosition));

export function positionOfFactor(factor: number): number {
  const share = Math.log(factor / leastFactor) / Math.log(mostFactor / leastFactor);
  return Math.min(lastPosition, Math.max(0, Math.round(lastPosition * share)));
}

/** Where factors lie on an axis of that length; those beyond it at its ends. */
export const factorScale = (leftPx: number, rightPx: number) =>
  scaleLog<number, number>(factorRange, [leftPx, rightPx]).clamp(true);

export const factorTicks = [0.25, 0.5, 1, 2, 4, 8, 16, 32] as const;
