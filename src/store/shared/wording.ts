import { describeProblem, type Problem } from "../../engine/experiment/problem.ts";
import type { RunOutcome } from "../../engine/training/outcome.ts";
import type { LossReason } from "../../protocol/heartbeat.ts";
import type { ArmFrame } from "../../protocol/messages.ts";
import { knowsFormulas, sayInventionProblem } from "../../words/formula.ts";

/** What the page says of a run, in whole sentences and at human speed. */

const count = (value: number): string => Math.round(value).toLocaleString("en-US");

const milliseconds = (ms: number): string => {
  if (ms < 1) return "<\u202f1\u00a0ms";
  return ms < 1000 ? `${Math.round(ms)}\u00a0ms` : `${(ms / 1000).toPrecision(3)}\u00a0s`;
};

type ArmReading = Pick<ArmFrame, "epoch" | "iteration" | "outcome" | "divergedAt">;
type Ended = Pick<ArmReading, "outcome" | "divergedAt">;

/** How a run ended: its outcome, and a divergence after it. Entries are only ever added. */
export function endings(reading: Ended | undefined): readonly RunOutcome[] {
  if (!reading?.outcome) return [];
  const { outcome, divergedAt } = reading;
  if (divergedAt === null || outcome.kind === "diverged") return [outcome];
  return [outcome, { kind: "diverged", atEpoch: divergedAt }];
}

/** "converged at epoch 35", "converged at epoch 35 · diverged at epoch 412". */
export const endingsInBrief = (reading: Ended | undefined): string =>
  endings(reading).map(inBrief).join(separator);

/** "converged at epoch 35", "diverged at epoch 7: the loss is no longer a number". */
export const endingsWithCause = (reading: Ended | undefined): string =>
  endings(reading)
    .map((outcome) => inBrief(outcome) + (outcome.kind === "diverged" ? `: ${lostNumber}` : ""))
    .join(separator);

const lostNumber = "the loss is no longer a number";

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
export function armStatus(reading: ArmReading | undefined, now: Moment): string {
  const ended = endings(reading).map(now.isEdited ? inBrief : withCost);
  const standing = ended.length > 0 ? ended : [unfinished(reading, now)];
  return [...standing, ...(now.isEdited ? ["edited"] : [])].join(separator);
}

function unfinished(reading: ArmReading | undefined, { isPlaying, epoch }: Moment): string {
  if (!reading) return "starting";
  if (reading.epoch < epoch) return `catching up: epoch ${count(reading.epoch)}`;
  if (isPlaying) return "running";
  return reading.iteration === 0 ? "ready" : "paused";
}

interface Ending {
  readonly label: string;
  readonly outcome: RunOutcome;
}

/**
 * More arms than these are counted instead of named, so that the advice fits; their cards name
 * them.
 */
const mostNamed = 3;

/**
 * Runs that ended, in sentences: one for each way of ending, with advice where
 * there is some. "ReLU diverged at epoch 2, tanh at epoch 4: the loss is …"
 */
export function outcomeSentences(endings: readonly Ending[]): readonly string[] {
  const kinds = [...new Set(endings.map(({ outcome }) => outcome.kind))];
  return kinds.map((kind) => {
    const alike = endings.filter(({ outcome }) => outcome.kind === kind);
    const epochs = new Map<number, string[]>();
    for (const { label, outcome } of alike) {
      const epoch = epochOf(outcome);
      epochs.set(epoch, [...(epochs.get(epoch) ?? []), label]);
    }
    if (alike.length > mostNamed) {
      const first = count(Math.min(...epochs.keys()));
      const epoch = epochs.size > 1 ? `${first} and later` : first;
      return sentenceOf[kind]([[`${alike.length} arms`, epoch]]);
    }
    return sentenceOf[kind]([...epochs].map(([epoch, labels]) => [inList(labels), count(epoch)]));
  });
}

function epochOf(outcome: RunOutcome): number {
  switch (outcome.kind) {
    case "converged":
      return outcome.epochsToTarget;
    case "censored":
      return outcome.epochBudget;
    case "diverged":
      return outcome.atEpoch;
  }
}

/** Which arms, and at which epoch. */
type Group = readonly [labels: string, epoch: string];

const sentenceOf: Readonly<Record<RunOutcome["kind"], (groups: readonly Group[]) => string>> = {
  converged: (groups) => `${atEpochs("converged", groups)}.`,
  censored: (groups) =>
    groups
      .map(([labels, epoch]) => `${labels} did not converge within the budget of ${epoch} epochs.`)
      .join(" "),
  diverged: (groups) =>
    `${atEpochs("diverged", groups)}: ${lostNumber}. Try a smaller learning rate.`,
};

const atEpochs = (verb: string, groups: readonly Group[]): string =>
  groups
    .map(([labels, epoch], at) => `${labels} ${at === 0 ? `${verb} ` : ""}at epoch ${epoch}`)
    .join(", ");

const inList = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;

/** A problem for people: "4th arm, parameter a: …" for what stands at "arms[3].parameters.a". */
export const problemInWords = (problem: Problem): string =>
  describeProblem({
    ...problem,
    path: placeInWords(problem.path),
    ...(problem.about && knowsFormulas() ? { message: sayInventionProblem(problem.about) } : {}),
  });

/** Where a problem is: "4th arm, parameter a"; the keys of an address stay as they are. */
export function placeInWords(path: string): string {
  const [, index, rest = ""] = /^arms\[(\d+)\](.*)$/.exec(path) ?? [];
  if (index === undefined) return path;
  const [, parameter] = /^\.parameters\.(.+)$/.exec(rest) ?? [];
  const part = parameter === undefined ? rest.slice(1) : `parameter ${parameter}`;
  return `${ordinal(Number(index) + 1)} arm${part === "" ? "" : `, ${part}`}`;
}

const ordinalRules = new Intl.PluralRules("en", { type: "ordinal" });
const endingOf: Partial<Readonly<Record<Intl.LDMLPluralRule, string>>> = {
  one: "st",
  two: "nd",
  few: "rd",
};

const ordinal = (place: number): string =>
  `${place}${endingOf[ordinalRules.select(place)] ?? "th"}`;

/** Why a worker is lost, for the middle of a sentence. */
export function lossInWords(reason: LossReason): string {
  switch (reason.kind) {
    case "silent":
      return `no sign of life for ${reason.seconds} seconds`;
    case "notLoaded":
      return "the worker could not be loaded";
    case "unreadableMessage":
      return "a message could not be read";
    case "error":
      return reason.message;
  }
}
