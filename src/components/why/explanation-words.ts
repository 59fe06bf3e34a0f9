import type { Explanation } from "../../engine/diagnostics/explanation.ts";
import { saturatedSlope } from "../../engine/diagnostics/unit-tally.ts";
import type { ArmSpec } from "../../engine/experiment/experiment.ts";
import { armName, functionsName } from "../../store/playground/arms.ts";
import { formatCount, formatNumber, formatPercent, formatShort } from "../../words/format.ts";
import { say } from "../../words/say.ts";

/** An explanation as a sentence with its figures. */
export function explanationInWords(
  { code, values }: Explanation,
  arm: ArmSpec,
  points: number,
): string {
  switch (code) {
    case "lost":
      return say("why.says.lost", {
        arm: functionsName(arm),
        epoch: formatCount(values.epoch),
      });
    case "dead":
      return say("why.says.dead", {
        ...values,
        units: formatCount(values.units),
        since: formatCount(values.since),
        points,
      });
    case "silent":
      return say("why.says.silent", { ...values, since: formatCount(values.since) });
    case "vanishing":
    case "exploding":
      return say(`why.says.${code}`, {
        ratio: formatNumber(values.ratio),
        slope: formatNumber(values.slopeFactor),
        weights: formatNumber(values.weightFactor),
        since: formatCount(values.since),
      });
    case "saturated":
      return say("why.says.saturated", {
        layer: values.layer,
        share: formatPercent(values.share),
        slope: formatShort(saturatedSlope),
        since: formatCount(values.since),
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
        since: formatCount(values.since),
      });
    case "timid":
    case "wild":
      return say(`why.says.${code}`, {
        ratio: formatNumber(values.ratio),
        since: formatCount(values.since),
      });
    case "sound":
      return say("why.says.sound", {
        flat: formatPercent(values.flatShare),
        least: formatNumber(values.least),
        most: formatNumber(values.most),
      });
  }
}

/** "Leaky ReLU", "tanh at rate 0.003". */
export function trialName(arm: ArmSpec): string {
  const label = armName(arm);
  return arm.learningRate === null
    ? label
    : say("why.rated", { arm: label, rate: formatShort(arm.learningRate) });
}
