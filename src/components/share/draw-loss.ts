import { experimentFields } from "../../engine/experiment/fields.ts";
import { isAccuracy } from "../../engine/experiment/metrics.ts";
import { lossPicture } from "../../plots/picture/loss-picture.ts";
import type { PictureColours } from "../../plots/picture/picture-colours.ts";
import type { Drawing } from "../../plots/picture/svg-text.ts";
import type { Playground } from "../../store/playground/playground.ts";
import { thresholdInWords } from "../../store/shared/run-words.ts";
import { entryText, say } from "../../words/say.ts";
import { labelOf } from "./pictured-arm.ts";

/** The curves of all arms, with the rule that they are held against. */
export function drawLoss(
  playground: Playground,
  widthPx: number,
  colours: PictureColours,
): Drawing {
  const { arms, outcomes, experiment, preferences } = playground.store.getState();
  const { metric, threshold } = experiment.rule;
  const histories = playground.live.histories.getState();
  const wanted = { threshold: thresholdInWords(experiment.rule) };
  return lossPicture(
    {
      title: say(isAccuracy(metric) ? "loss.titleAccuracy" : "loss.title"),
      curves: arms.map((state) => ({
        label: labelOf(playground, state),
        slot: state.slot,
        history: histories.get(state.armId) ?? [],
        outcome: outcomes.get(state.armId) ?? null,
      })),
      metric,
      threshold,
      valueScale: preferences.lossScale,
      epochScale: preferences.epochScale,
      xName: say("chart.epochs"),
      yName: entryText(`rule.metric.${metric}`, experimentFields["rule.metric"].options[metric]),
      target: isAccuracy(metric)
        ? say("chart.loss.targetAtLeast", wanted)
        : say("chart.loss.targetAtMost", wanted),
      widthPx,
      heightPx: 320,
    },
    colours,
  );
}
