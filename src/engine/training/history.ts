/** One point of the loss curves, at epochs that `historySchedule` names, whatever the frame rate. */
export interface HistoryPoint {
  readonly epoch: number;
  readonly trainLoss: number;
  readonly testLoss: number;
  /** NaN for regression. */
  readonly testAccuracy: number;
}

/** Epochs up to here are all recorded. */
const everyEpochUntil = 100;

/**
 * The recorded epoch after `epoch`: every one up to 100, then steps of 1 %, so
 * that a curve looks the same on a log axis and a million epochs take about a
 * thousand points.
 */
export function historySchedule(epoch: number): number {
  if (epoch < everyEpochUntil) return epoch + 1;
  // Whole numbers: epoch · 1.01 would round on the way.
  return Math.max(epoch + 1, Math.ceil((epoch * 101) / 100));
}
