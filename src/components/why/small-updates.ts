import type { HistoryPoint } from "../../engine/training/history.ts";
import { pointAt } from "../../plots/loss/loss-geometry.ts";

type LossAt = Pick<HistoryPoint, "epoch" | "trainLoss">;

/**
 * What small updates come to. Small ones alone are no standstill: a run that is through makes
 * them, and many of them together may still change the loss.
 */
export type SmallUpdates =
  | { readonly kind: "met"; readonly loss: number }
  | { readonly kind: "still" | "moving"; readonly from: LossAt; readonly to: LossAt }
  /** There are no two losses to compare. */
  | { readonly kind: "new" };

/** A loss that changes by a smaller share than this stands still. */
const stillShare = 0.01;

interface SmallSince {
  /** The loss curve of the run. */
  readonly history: readonly HistoryPoint[];
  /** Updates are known to be small from here on, */
  readonly since: number;
  /** up to here. */
  readonly until: number;
  /** Whether the convergence rule's threshold is met. */
  readonly isMet: boolean;
}

export function smallUpdates({ history, since, until, isMet }: SmallSince): SmallUpdates {
  const to = pointAt(history, until);
  if (!to) return { kind: "new" };
  if (isMet) return { kind: "met", loss: to.trainLoss };
  // What the loss did long ago says nothing of how it stands.
  const from = pointAt(history, Math.max(since, Math.floor(until / 2)));
  if (!from || from.epoch >= to.epoch) return { kind: "new" };
  const change = Math.abs(to.trainLoss - from.trainLoss);
  return { kind: change <= stillShare * from.trainLoss ? "still" : "moving", from, to };
}
