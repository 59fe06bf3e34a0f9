import { useState } from "react";
import type { LayerDiagnostics } from "../../engine/diagnostics/layer-signals.ts";
import { EpochChart } from "../../plots/why/EpochChart.tsx";
import { LayerMap } from "../../plots/why/LayerMap.tsx";
import { Waterfall } from "../../plots/why/Waterfall.tsx";
import { armLabel } from "../../store/playground/arms.ts";
import type { Moment } from "../../store/playground/pictures.ts";
import { formatCount, formatNumber } from "../../words/format.ts";
import { listOf, say } from "../../words/say.ts";
import { useFocusedArm } from "../playground/pictures/use-focused-arm.ts";
import { useLayerDiagnostics } from "../playground/pictures/use-layer-diagnostics.ts";
import { usePlaygroundState } from "../shared/playground-context.ts";
import shared from "./Answer.module.css";
import styles from "./GradientQuestion.module.css";
import { layerColour } from "./layer-colour.ts";
import { useEpochAxis, useMoments } from "./use-dynamics.ts";

const measures = ["delta", "weights", "update"] as const;

type Measure = (typeof measures)[number];

const figureOf: Readonly<Record<Measure, (moment: Moment, layer: number) => number>> = {
  delta: ({ layers }, layer) => layers[layer]?.deltaScale ?? Number.NaN,
  weights: ({ layers }, layer) => layers[layer]?.weightGradientScale ?? Number.NaN,
  update: ({ updateRatios }, layer) => updateRatios[layer] ?? Number.NaN,
};

/** What each step back does to the gradient, and how much of it every layer got over the run. */
export function GradientQuestion() {
  const focused = useFocusedArm();
  const arms = usePlaygroundState((state) => state.arms);
  const epoch = usePlaygroundState((state) => state.epoch);
  const layers = useLayerDiagnostics(focused.armId);
  const moments = useMoments(focused.armId);
  const axis = useEpochAxis();
  const [measure, setMeasure] = useState<Measure>("delta");
  const arm = armLabel(focused, arms);
  const steps = stepsBack(layers);
  const name = say(`why.gradient.measure.${measure}`);
  const series = layers.map((_, layer) => ({
    id: String(layer),
    label: say("why.layer", { layer: layer + 1 }),
    ...layerColour(layer, layers.length),
    points: moments.map((moment) => ({
      epoch: moment.epoch,
      value: figureOf[measure](moment, layer),
    })),
  }));
  return (
    <div className={shared.answer}>
      <p className={shared.lead}>{say("why.gradient.lead")}</p>
      <div className={shared.halves}>
        <div className={shared.half}>
          <h2 className={shared.title}>
            {say("why.gradient.title", { epoch: formatCount(epoch) })}
          </h2>
          {layers.length > 0 && <p className={styles.sum}>{arrives(layers)}</p>}
          <div className={styles.waterfall} style={{ height: `${1.8 + 1.35 * steps.length}rem` }}>
            <Waterfall
              steps={steps}
              description={say("why.gradient.waterfall", {
                arm,
                steps: listOf(
                  steps.map(({ label, factor }) =>
                    say("why.gradient.step", { step: label, factor: formatNumber(factor) }),
                  ),
                  "unit",
                ),
              })}
            />
          </div>
        </div>
        <div className={shared.half}>
          <fieldset className={styles.measures}>
            <legend className={shared.title}>{say("why.gradient.measure")}</legend>
            {measures.map((one) => (
              <label key={one}>
                <input
                  type="radio"
                  name="why-measure"
                  checked={one === measure}
                  onChange={() => setMeasure(one)}
                />
                {say(`why.gradient.measure.${one}`)}
              </label>
            ))}
          </fieldset>
          <div className={styles.map} style={{ height: `${1.25 * layers.length}rem` }}>
            <LayerMap
              series={series}
              axis={axis}
              description={say("why.gradient.map", { measure: name, arm })}
            />
          </div>
          <div className={styles.chart}>
            <EpochChart
              series={series}
              axis={axis}
              valueScale="log"
              valueLabel={`${name}, ${say("why.gradient.axis")}`}
              description={say("why.gradient.chart", { measure: name, arm })}
            />
          </div>
        </div>
      </div>
    </div>
  );
}

/** From the output down: the weights above each layer, and its f′. */
function stepsBack(layers: readonly LayerDiagnostics[]) {
  return layers.toReversed().flatMap(({ weightFactor, deltaScale, gradientScale }, place) => {
    const layer = layers.length - place;
    return [
      {
        id: `weights:${layer}`,
        label: say("why.gradient.step.weights", { layer }),
        kind: "weights" as const,
        factor: weightFactor,
      },
      {
        id: `slope:${layer}`,
        label: say("why.gradient.step.slope", { layer }),
        kind: "slope" as const,
        factor: gradientScale === 0 ? 0 : deltaScale / gradientScale,
      },
    ];
  });
}

function arrives(layers: readonly LayerDiagnostics[]): string {
  const product = (of: (layer: LayerDiagnostics) => number) =>
    layers.reduce((all, layer) => all * of(layer), 1);
  const slope = product(({ deltaScale, gradientScale }) =>
    gradientScale === 0 ? 0 : deltaScale / gradientScale,
  );
  const weights = product(({ weightFactor }) => weightFactor);
  return say("why.gradient.arrives", {
    ratio: formatNumber(slope * weights),
    slope: formatNumber(slope),
    weights: formatNumber(weights),
  });
}
