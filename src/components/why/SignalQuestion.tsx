import { useMemo, useState } from "react";
import { defaultExperiment } from "../../engine/experiment/defaults.ts";
import type { ElementwiseActivation } from "../../functions/families/activation-function.ts";
import { compose } from "../../functions/properties/composition.ts";
import { EpochChart } from "../../plots/why/EpochChart.tsx";
import { type ArmState, armActivation, armLabel } from "../../store/playground/arms.ts";
import { formatCount, formatNumber, formatPercent, formatShort } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { Check } from "../controls/Check.tsx";
import { useFocusedArm } from "../playground/pictures/use-focused-arm.ts";
import { useLayerDiagnostics } from "../playground/pictures/use-layer-diagnostics.ts";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import shared from "./Answer.module.css";
import { layerColour } from "./layer-colour.ts";
import styles from "./SignalQuestion.module.css";
import { useEpochAxis, useMoments } from "./use-dynamics.ts";

/** What each layer hands on: its mean, its spread, and what of that tells points apart. */
export function SignalQuestion() {
  const focused = useFocusedArm();
  const arms = usePlaygroundState((state) => state.arms);
  const epoch = usePlaygroundState((state) => state.epoch);
  const layers = useLayerDiagnostics(focused.armId);
  const moments = useMoments(focused.armId);
  const axis = useEpochAxis();
  const fixed = useFixedPoint(focused);
  const arm = armLabel(focused, arms);
  const series = layers.map((_, layer) => ({
    id: String(layer),
    label: say("why.layer", { layer: layer + 1 }),
    ...layerColour(layer, layers.length),
    points: moments.map((moment) => ({
      epoch: moment.epoch,
      value: moment.layers[layer]?.activationMean ?? Number.NaN,
    })),
  }));
  return (
    <div className={shared.answer}>
      <p className={shared.lead}>{say("why.signal.lead")}</p>
      <FairGain />
      <div className={shared.halves}>
        <div className={shared.half}>
          <table className={styles.table}>
            <caption>{say("why.signal.table", { epoch: formatCount(epoch) })}</caption>
            <thead>
              <tr>
                <th scope="col">{say("why.signal.layer")}</th>
                <th scope="col">{say("why.signal.mean")}</th>
                <th scope="col">{say("why.signal.deviation")}</th>
                <th scope="col">{say("why.signal.examples")}</th>
                <th scope="col">{say("why.signal.signs")}</th>
              </tr>
            </thead>
            <tbody>
              {layers.map((layer, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place.
                <tr key={index}>
                  <th scope="row">{index + 1}</th>
                  <td>{formatNumber(layer.activationMean)}</td>
                  <td>{formatNumber(layer.activationDeviation)}</td>
                  <td>
                    {Number.isFinite(layer.exampleShare) ? formatPercent(layer.exampleShare) : "–"}
                  </td>
                  <td>{formatPercent(layer.commonSignShare)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={styles.note}>{say("why.signal.examplesText")}</p>
          <p className={styles.note}>{say("why.signal.signsText")}</p>
        </div>
        <div className={shared.half}>
          <div className={styles.chart}>
            <EpochChart
              series={series}
              bands={(layers.length > mostBands ? [] : layers).map((_, layer) => ({
                id: String(layer),
                colour: layerColour(layer, layers.length).colour,
                points: moments.map((moment) => {
                  const { activationMean = Number.NaN, activationDeviation = 0 } =
                    moment.layers[layer] ?? {};
                  return {
                    epoch: moment.epoch,
                    low: activationMean - activationDeviation,
                    high: activationMean + activationDeviation,
                  };
                }),
              }))}
              axis={axis}
              valueScale="linear"
              valueLabel={say("why.signal.axis")}
              level={
                fixed
                  ? {
                      value: fixed.mean,
                      label: say("why.signal.fixed", {
                        mean: formatShort(fixed.mean),
                        deviation: formatShort(fixed.deviation),
                      }),
                    }
                  : undefined
              }
              description={say("why.signal.chart", { arm })}
            />
          </div>
        </div>
      </div>
    </div>
  );
}

/** Every function's start scaled by the gain that keeps the variance: what is left is no matter of slope. */
function FairGain() {
  const playground = usePlayground();
  const scheme = usePlaygroundState((state) => state.experiment.initialisation.scheme);
  const [before] = useState(scheme === "fairGain" ? usualScheme : scheme);
  return (
    <Check
      label={say("why.signal.fairGain")}
      checked={scheme === "fairGain"}
      onChange={(checked) =>
        playground.edit("initialisation.scheme", checked ? "fairGain" : before)
      }
    />
  );
}

/** Where the page was opened with fair gains, so that nothing was there before. */
const usualScheme = defaultExperiment.initialisation.scheme;

/** More bands than these only hide each other; the table has their widths. */
const mostBands = 2;

/** Deep enough for a signal that settles to have settled. */
const deepEnough = 60;
const settled = 1e-3;

/** Mean and deviation that a signal settles at in a deep random network with weights of variance 1/fan-in; null where it settles at none. */
function useFixedPoint({ arm }: ArmState) {
  const activation = armActivation(arm);
  return useMemo(() => {
    // Layers of several functions settle at nothing that they share.
    if (arm.laterLayers || activation.kind === "maxout" || activation.kind === "gated") return null;
    const [before, last] = compose(
      activation as ElementwiseActivation,
      deepEnough,
      1,
      arm.parameters,
    ).slice(-2);
    if (!before || !last || last.deviation < settled) return null;
    const isSettled =
      Math.abs(last.mean - before.mean) < settled &&
      Math.abs(last.deviation - before.deviation) < settled;
    return isSettled ? { mean: last.mean, deviation: last.deviation } : null;
  }, [activation, arm.laterLayers, arm.parameters]);
}
