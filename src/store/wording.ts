import type { RunOutcome } from "../engine/outcome.ts";
import type { ArmFrame } from "../protocol/messages.ts";

/** What the page says of a run, in whole sentences and at human speed. */

const count = (value: number): string => Math.round(value).toLocaleString("en-US");

const milliseconds = (ms: number): string => {
  if (ms < 1) return "<\u20091\u00a0ms";
  return ms < 1000 ? `${Math.round(ms)}\u00a0ms` : `${(ms / 1000).toPrecision(3)}\u00a0s`;
};

type Reading = Pick<ArmFrame, "epoch" | "outcome" | "divergedAt">;

/**
 * How a run ended: its outcome, and after it the loss of its numbers where
 * training beyond the outcome came to that. It only ever grows.
 */
export function endings(reading: Omit<Reading, "epoch"> | undefined): readonly RunOutcome[] {
  if (!reading?.outcome) return [];
  const { outcome, divergedAt } = reading;
  if (divergedAt === null || outcome.kind === "diverged") return [outcome];
  return [outcome, { kind: "diverged", atEpoch: divergedAt }];
}

/** "converged at epoch 35", "converged at epoch 35 · diverged at epoch 412". */
export const endingsInBrief = (reading: Omit<Reading, "epoch"> | undefined): string =>
  endings(reading).map(inBrief).join(separator);

const separator = " · ";

function inBrief(outcome: RunOutcome): string {
  switch (outcome.kind) {
    case "converged":
      return `converged at epoch ${count(outcome.epochsToTarget)}`;
    case "censored":
      return `not converged in ${count(outcome.epochBudget)} epochs`;
    case "diverged":
      return `diverged at epoch ${count(outcome.atEpoch)}`;
  }
}

const withCost = (outcome: RunOutcome): string =>
  outcome.kind === "converged"
    ? `${inBrief(outcome)}${separator}${milliseconds(outcome.computeMs)}`
    : inBrief(outcome);

interface Moment {
  readonly isPlaying: boolean;
  readonly epoch: number;
  /** A weight of the arm was set by hand, so neither its epochs nor its time are the function's own. */
  readonly isEdited: boolean;
}

/** What a card says of its arm now: "converged at epoch 35 · 4 ms". */
export function armStatus(reading: Reading | undefined, now: Moment): string {
  const ended = endings(reading).map(now.isEdited ? inBrief : withCost);
  const standing = ended.length > 0 ? ended : [unfinished(reading, now)];
  return [...standing, ...(now.isEdited ? ["edited"] : [])].join(separator);
}

function unfinished(reading: Reading | undefined, { isPlaying, epoch }: Moment): string {
  if (!reading) return "starting";
  if (reading.epoch < epoch) return `catching up: epoch ${count(reading.epoch)}`;
  if (isPlaying) return "running";
  return reading.epoch === 0 ? "ready" : "paused";
}

interface Ending {
  readonly label: string;
  readonly outcome: RunOutcome;
}

/** Runs that ended, in sentences: one for each way of ending, with advice where there is some. */
export function outcomeSentences(endings: readonly Ending[]): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const { label, outcome } of endings) {
    const predicate = sentenceEnd(outcome);
    groups.set(predicate, [...(groups.get(predicate) ?? []), label]);
  }
  return [...groups].map(([predicate, labels]) => `${inList(labels)} ${predicate}`);
}

function sentenceEnd(outcome: RunOutcome): string {
  switch (outcome.kind) {
    case "converged":
      return `converged at epoch ${count(outcome.epochsToTarget)}.`;
    case "censored":
      return `did not converge within the budget of ${count(outcome.epochBudget)} epochs.`;
    case "diverged":
      return `diverged at epoch ${count(outcome.atEpoch)}: the loss is no longer a number. Try a smaller learning rate.`;
  }
}

const inList = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
