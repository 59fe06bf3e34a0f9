import type { ConvergenceRule } from "../../engine/experiment/experiment.ts";
import { isAccuracy } from "../../engine/experiment/metrics.ts";
import type { RunOutcome } from "../../engine/training/outcome.ts";
import type { ArmFrame } from "../../protocol/messages.ts";
import { formatCount, formatMilliseconds, formatPercent, formatShort } from "../../words/format.ts";
import { listOf, say } from "../../words/say.ts";

/** What the page says of a run: how it stands, how it ended, and what is news. */

type Ended = Pick<ArmFrame, "outcome" | "divergedAt" | "lostSince">;
type ArmReading = Ended & Pick<ArmFrame, "epoch" | "iteration">;

/** How a run ended: its outcome, and a divergence after it. Entries are only ever added. */
export function endings(reading: Omit<Ended, "lostSince"> | undefined): readonly RunOutcome[] {
  if (!reading?.outcome) return [];
  const { outcome, divergedAt } = reading;
  if (divergedAt === null || outcome.kind === "diverged") return [outcome];
  return [outcome, { kind: "diverged", atEpoch: divergedAt }];
}

/** A rule's threshold as it is read: "0.05", "95 %". */
export const thresholdInWords = ({ metric, threshold }: ConvergenceRule): string =>
  isAccuracy(metric) ? formatPercent(threshold) : formatShort(threshold);

interface EndingStyle {
  /** With the milliseconds of compute that it took to converge. */
  readonly hasCost?: boolean;
  /** With the cause of a divergence. */
  readonly hasCause?: boolean;
}

/**
 * How a run has ended and what became of it: "converged at epoch 35", "reached 0.05 at
 * epoch 20, above it again since epoch 22", "converged at epoch 35 · diverged at epoch
 * 412"; empty while it is on its way.
 */
export const endingsInWords = (
  reading: Ended | undefined,
  rule: ConvergenceRule,
  style: EndingStyle = {},
): string =>
  joined(
    endings(reading).map((outcome, _, all) =>
      // A later divergence says more than that the rule no longer holds.
      endingInWords(outcome, all.length > 1 ? null : (reading?.lostSince ?? null), rule, style),
    ),
  );

function endingInWords(
  outcome: RunOutcome,
  lostSince: number | null,
  rule: ConvergenceRule,
  { hasCost, hasCause }: EndingStyle,
): string {
  switch (outcome.kind) {
    case "converged": {
      const epoch = formatCount(outcome.epochsToTarget);
      if (lostSince !== null) {
        return say(isAccuracy(rule.metric) ? "status.lostAgainBelow" : "status.lostAgain", {
          target: thresholdInWords(rule),
          epoch,
          since: formatCount(lostSince),
        });
      }
      return hasCost
        ? say("status.convergedIn", { epoch, time: cost(outcome.computeMs) })
        : say("status.converged", { epoch });
    }
    case "censored":
      return say("status.notConverged", { budget: outcome.epochBudget });
    case "diverged":
      return say(hasCause ? "status.divergedWithCause" : "status.diverged", {
        epoch: formatCount(outcome.atEpoch),
      });
  }
}

/** Compute, to the millisecond: a browser's clock tells no more. */
function cost(ms: number): string {
  if (ms < 1) return say("status.underOneMillisecond");
  return ms < 999.5
    ? say("status.milliseconds", { number: formatCount(ms) })
    : formatMilliseconds(ms);
}

const joined = (parts: readonly string[]): string =>
  parts.reduce(
    (first, second) => (first === "" ? second : say("status.parts", { first, second })),
    "",
  );

interface Moment {
  readonly isPlaying: boolean;
  readonly epoch: number;
  readonly experiment: { readonly rule: ConvergenceRule };
  /** A weight of the arm was set by hand, so neither its epochs nor its time are the function's own. */
  readonly isEdited: boolean;
  /** Its state; left out where it is told of a run that is over. */
  readonly worker?: string;
}

/** What a card says of its arm now: "converged at epoch 35 · 4 ms". */
export function armStatus(reading: ArmReading | undefined, now: Moment): string {
  if (now.worker === "lost") return say("status.notRunning");
  const ended = endingsInWords(reading, now.experiment.rule, { hasCost: !now.isEdited });
  const standing = ended === "" ? unfinished(reading, now) : ended;
  return now.isEdited ? joined([standing, say("status.edited")]) : standing;
}

function unfinished(reading: ArmReading | undefined, { isPlaying, epoch }: Moment): string {
  if (!reading) return say("status.starting");
  if (reading.epoch < epoch) {
    return say("status.catchingUp", { epoch: formatCount(reading.epoch) });
  }
  if (isPlaying) return say("status.running");
  return say(reading.iteration === 0 ? "status.ready" : "status.paused");
}

interface Ending {
  readonly label: string;
  readonly outcome: RunOutcome;
}

/** More runs than these are counted instead of named, so that the advice fits; their cards name them. */
const mostNamed = 3;

/**
 * Runs that ended, in sentences: one for each way of ending, with advice where there is
 * some. "Converged: ReLU and ELU at epoch 23, tanh at epoch 1,056."
 */
export function endingSentences(endings: readonly Ending[]): readonly string[] {
  const kinds = [...new Set(endings.map(({ outcome }) => outcome.kind))];
  return kinds.map((kind) => {
    const alike = endings.filter(({ outcome }) => outcome.kind === kind);
    if (kind === "censored") {
      const budget = Math.max(...alike.map(({ outcome }) => epochOf(outcome)));
      return say("ending.censored", { arms: namesOf(alike), budget });
    }
    return say(`ending.${kind}`, { places: placesOf(alike) });
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

const namesOf = (alike: readonly Ending[]): string =>
  alike.length > mostNamed
    ? say("ending.many", { count: alike.length })
    : listOf(alike.map(({ label }) => label));

/** "ReLU and ELU at epoch 23, tanh at epoch 1,056"; many: "5 activations at epoch 1 and later". */
function placesOf(alike: readonly Ending[]): string {
  const epochs = [...new Set(alike.map(({ outcome }) => epochOf(outcome)))];
  if (alike.length > mostNamed) {
    const arms = namesOf(alike);
    const epoch = formatCount(Math.min(...epochs));
    return say(epochs.length > 1 ? "ending.placeAndLater" : "ending.place", { arms, epoch });
  }
  const places = epochs.map((epoch) => {
    const together = alike.filter(({ outcome }) => epochOf(outcome) === epoch);
    return say("ending.place", { arms: namesOf(together), epoch: formatCount(epoch) });
  });
  return listOf(places, "unit");
}
