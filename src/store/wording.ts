import type { RunOutcome } from "../engine/outcome.ts";
import type { ArmFrame } from "../protocol/messages.ts";

/** What the page says of a run, in whole sentences and at human speed. */

const count = (value: number): string => Math.round(value).toLocaleString("en-US");

const milliseconds = (ms: number): string => {
  if (ms < 1) return "<\u20091\u00a0ms";
  return ms < 1000 ? `${Math.round(ms)}\u00a0ms` : `${(ms / 1000).toPrecision(3)}\u00a0s`;
};

/** "converged at epoch 35". */
export function outcomeInBrief(outcome: RunOutcome | null): string {
  switch (outcome?.kind) {
    case "converged":
      return `converged at epoch ${count(outcome.epochsToTarget)}`;
    case "censored":
      return `not converged in ${count(outcome.epochBudget)} epochs`;
    case "diverged":
      return `diverged at epoch ${count(outcome.atEpoch)}`;
    default:
      return "";
  }
}

interface Moment {
  readonly isPlaying: boolean;
  readonly epoch: number;
  /** A weight of the arm was set by hand, so neither its epochs nor its time are the function's own. */
  readonly isEdited: boolean;
}

/** What a card says of its arm now: "converged at epoch 35 · 4 ms". */
export function armStatus(
  frame: Pick<ArmFrame, "epoch" | "outcome"> | undefined,
  now: Moment,
): string {
  if (now.isEdited) return `${standing(frame, now)} · edited`;
  const outcome = frame?.outcome;
  const cost = outcome?.kind === "converged" ? ` · ${milliseconds(outcome.computeMs)}` : "";
  return `${standing(frame, now)}${cost}`;
}

function standing(
  frame: Pick<ArmFrame, "epoch" | "outcome"> | undefined,
  { isPlaying, epoch }: Moment,
): string {
  if (!frame) return "starting";
  if (frame.outcome) return outcomeInBrief(frame.outcome);
  if (frame.epoch < epoch) return `catching up: epoch ${count(frame.epoch)}`;
  if (isPlaying) return "running";
  return frame.epoch === 0 ? "ready" : "paused";
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
