import type { Explanation } from "../../engine/diagnostics/explanation.ts";
import { saturatedSlope } from "../../engine/diagnostics/unit-tally.ts";
import type { ArmSpec } from "../../engine/experiment/experiment.ts";
import type { HistoryPoint } from "../../engine/training/history.ts";
import { armName, functionsName } from "../../store/playground/arms.ts";
import { formatCount, formatNumber, formatPercent, formatShort } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { type Beginning, beginningOf } from "./beginning.ts";
import { smallUpdates } from "./small-updates.ts";

/** What the sentences about an arm rest on, beside the explanation. */
export interface Evidence {
  readonly arm: ArmSpec;
  /** Of the training set. */
  readonly points: number;
  /** Those that were explained. */
  readonly moments: readonly { readonly epoch: number }[];
  /** The arm's loss curve. */
  readonly history: readonly HistoryPoint[];
  /** Whether the convergence rule's threshold is met. */
  readonly isMet: boolean;
}

/** An explanation as a sentence with its figures. */
export function explanationInWords({ code, values }: Explanation, evidence: Evidence): string {
  const when = (since: number): string => whenInWords(beginningOf(evidence.moments, since));
  switch (code) {
    case "lost":
      return say("why.says.lost", {
        arm: functionsName(evidence.arm),
        when: when(values.epoch),
      });
    case "dead":
      return say("why.says.dead", {
        ...values,
        units: formatCount(values.units),
        when: when(values.since),
        points: evidence.points,
      });
    case "silent":
      return say("why.says.silent", { ...values, when: when(values.since) });
    case "vanishing":
    case "exploding":
      return say(`why.says.${code}`, {
        ratio: formatNumber(values.ratio),
        slope: formatNumber(values.slopeFactor),
        weights: formatNumber(values.weightFactor),
        when: when(values.since),
      });
    case "saturated":
      return say("why.says.saturated", {
        layer: values.layer,
        share: formatPercent(values.share),
        slope: formatShort(saturatedSlope),
        when: when(values.since),
      });
    case "oneSided":
      return say("why.says.oneSided", {
        layer: values.layer,
        share: formatPercent(values.share),
      });
    case "unvaried":
      return say("why.says.unvaried", {
        layer: values.layer,
        share: formatPercent(values.share),
        when: when(values.since),
      });
    case "timid":
      return smallUpdatesInWords(values, evidence);
    case "wild":
      return say("why.says.wild", {
        ratio: formatNumber(values.ratio),
        when: when(values.since),
      });
    case "sound":
      return say("why.says.sound", {
        flat: formatPercent(values.flatShare),
        least: formatNumber(values.least),
        most: formatNumber(values.most),
      });
  }
}

const whenInWords = ({ known, since, before }: Beginning): string =>
  say("why.says.when", { known, since: formatCount(since), before: formatCount(before) });

function smallUpdatesInWords(
  { ratio: share, since }: { readonly ratio: number; readonly since: number },
  { moments, history, isMet }: Evidence,
): string {
  const ratio = formatNumber(share);
  const found = smallUpdates({ history, since, until: moments.at(-1)?.epoch ?? since, isMet });
  if (found.kind === "new") return say("why.says.timid.new", { ratio });
  if (found.kind === "met") {
    return say("why.says.timid.met", { ratio, loss: formatNumber(found.loss) });
  }
  const { kind, from, to } = found;
  return say(`why.says.timid.${kind}`, {
    ratio,
    before: formatNumber(from.trainLoss),
    from: formatCount(from.epoch),
    loss: formatNumber(to.trainLoss),
    to: formatCount(to.epoch),
  });
}

/** "Leaky ReLU", "tanh at rate 0.003". */
export function trialName(arm: ArmSpec): string {
  const label = armName(arm);
  return arm.learningRate === null
    ? label
    : say("why.rated", { arm: label, rate: formatShort(arm.learningRate) });
}
