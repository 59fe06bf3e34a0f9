import { type ReactNode, useMemo } from "react";
import { activationOf } from "../../engine/experiment/arm.ts";
import type { ArmSpec } from "../../engine/experiment/experiment.ts";
import { layerFunctions } from "../../engine/experiment/layer-functions.ts";
import { learnableParameters } from "../../engine/network/network-shape.ts";
import { FunctionChart, SmallFunctionChart } from "../../plots/functions/FunctionChart.tsx";
import { functionPicture } from "../../plots/functions/function-picture.ts";
import { armIdentity } from "../../plots/shared/arm-identity.ts";
import { EpochChart } from "../../plots/why/EpochChart.tsx";
import { type ArmState, armLabel, layerActivation } from "../../store/playground/arms.ts";
import { formatPercent, formatShort } from "../../words/format.ts";
import { listOf, say } from "../../words/say.ts";
import { useFocusedArm } from "../playground/pictures/use-focused-arm.ts";
import {
  useLayerParameters,
  useLearnedParameters,
} from "../playground/pictures/use-learned-parameters.ts";
import { usePicture } from "../playground/pictures/use-picture.ts";
import { usePictureValue } from "../playground/pictures/use-picture-value.ts";
import { usePlaygroundState } from "../shared/playground-context.ts";
import { useWhyState } from "../shared/why-context.ts";
import shared from "./Answer.module.css";
import styles from "./CurveQuestion.module.css";
import { onlyLayer, unitHistogram } from "./histogram-sources.ts";
import { LayerChoice, useShownLayer } from "./LayerChoice.tsx";
import { sharesBetweenKinks } from "./side-shares.ts";
import { useEpochAxis, useMoments } from "./use-dynamics.ts";
import { useHiddenLayers } from "./use-hidden-layers.ts";

/** Where the neurons of a layer stand on their curve, side by side, and how that moved over the run. */
export function CurveQuestion() {
  const focused = useFocusedArm();
  const arms = usePlaygroundState((state) => state.arms);
  const layers = useHiddenLayers(focused);
  const layer = useShownLayer(layers);
  return (
    <div className={shared.answer}>
      <p className={shared.lead}>{say("why.curve.lead")}</p>
      <div className={styles.now}>
        <Placement focused={focused} layer={layer}>
          <h2 className={shared.title}>{say("why.curve.others", { layer: layer + 1 })}</h2>
          <ul className={styles.others}>
            {arms.map((state) => (
              <OtherArm key={state.armId} state={state} layer={layer} />
            ))}
          </ul>
        </Placement>
      </div>
      <Drift focused={focused} layer={layer} />
      <Learned focused={focused} />
    </div>
  );
}

interface OfLayer {
  readonly focused: ArmState;
  readonly layer: number;
}

/** f and f′ with the hill of z, of the layer or of one unit of it. */
function Placement({ focused, layer, children }: OfLayer & { readonly children: ReactNode }) {
  const layers = useHiddenLayers(focused);
  const activation = layerActivation(focused.arm, layer);
  const parameters = useLearnedParameters(focused, layer);
  const chosen = useWhyState((state) => state.unit);
  const unit = chosen !== null && chosen < (layers[layer]?.units ?? 0) ? chosen : null;
  const units = usePicture("unitDiagnosis", focused.armId);
  const histograms = useMemo(() => unitHistogram(units, layer, unit), [units, layer, unit]);
  const diagnosis = usePictureValue("unitDiagnosis", focused.armId)?.[layer];
  const shown = unit === null ? diagnosis : diagnosis?.slice(unit, unit + 1);
  const kinks = functionPicture(activation, parameters).kinks;
  const flat = shown && shown.reduce((sum, one) => sum + one.saturatedFraction, 0) / shown.length;
  const histogram = histograms.getState()?.[0];
  return (
    <>
      <div className={styles.chart}>
        <FunctionChart
          activation={activation}
          parameters={parameters}
          armIndex={focused.slot}
          histograms={histograms}
          layer={0}
        />
      </div>
      <div className={styles.facts}>
        <LayerChoice layers={layers} hasUnits />
        {flat !== undefined && Number.isFinite(flat) && (
          <p>{say("why.curve.flat", { share: formatPercent(flat), slope: formatShort(0.01) })}</p>
        )}
        {histogram && activation.kind !== "maxout" && kinks.length > 0 && (
          <p>
            {say("why.curve.sides", {
              count: kinks.length,
              kinks: listOf(kinks.map(formatShort)),
              shares: listOf(sideTexts(sharesBetweenKinks(histogram, kinks)), "unit"),
            })}
          </p>
        )}
        {unit !== null && shown?.[0]?.isDead && <p>{say("why.curve.dead")}</p>}
        {unit !== null && shown?.[0]?.isSilent && <p>{say("why.curve.silent")}</p>}
        {children}
      </div>
    </>
  );
}

const sideTexts = (shares: readonly number[]): readonly string[] =>
  shares.map((share, index) => {
    const text = { share: formatPercent(share) };
    if (index === 0) return say("why.curve.below", text);
    return index === shares.length - 1
      ? say("why.curve.above", text)
      : say("why.curve.between", text);
  });

function OtherArm({ state, layer }: { readonly state: ArmState; readonly layer: number }) {
  const arms = usePlaygroundState((all) => all.arms);
  const source = usePicture("histogram", state.armId);
  const histograms = useMemo(() => onlyLayer(source, layer), [source, layer]);
  const layers = useLayerParameters(state);
  const own = useMemo(() => [layers[layer] ?? layers[0] ?? {}], [layers, layer]);
  return (
    <li className={styles.other}>
      <span className={styles.name}>{armLabel(state, arms)}</span>
      <span className={styles.small}>
        <SmallFunctionChart
          activation={layerActivation(state.arm, layer)}
          layers={own}
          armIndex={state.slot}
          histograms={histograms}
        />
      </span>
    </li>
  );
}

function Drift({ focused, layer }: OfLayer) {
  const arms = usePlaygroundState((state) => state.arms);
  const moments = useMoments(focused.armId);
  const axis = useEpochAxis();
  const { colour } = armIdentity(focused.slot);
  const quantiles = moments.map(({ epoch, layers }) => ({
    epoch,
    of: layers[layer]?.preActivationQuantiles ?? [NaN, NaN, NaN, NaN, NaN],
  }));
  const band = (id: string, low: number, high: number) => ({
    id,
    colour,
    points: quantiles.map(({ epoch, of }) => ({
      epoch,
      low: of[low] ?? Number.NaN,
      high: of[high] ?? Number.NaN,
    })),
  });
  return (
    <>
      <h2 className={shared.title}>{say("why.curve.drift", { layer: layer + 1 })}</h2>
      <div className={styles.drift}>
        <EpochChart
          series={[
            {
              id: "median",
              label: say("why.curve.median"),
              colour,
              points: quantiles.map(({ epoch, of }) => ({ epoch, value: of[2] ?? Number.NaN })),
            },
          ]}
          bands={[band("extremes", 0, 4), band("half", 1, 3)]}
          axis={axis}
          valueScale="linear"
          valueLabel={say("why.curve.z")}
          description={say("why.curve.driftChart", {
            layer: layer + 1,
            arm: armLabel(focused, arms),
          })}
        />
      </div>
    </>
  );
}

/** Each learned parameter by its symbol, and where its values stand among all that is learned, layer by layer. */
function learnedCourses(arm: ArmSpec, layerCount: number) {
  const courses = new Map<string, { layer: number; place: number }[]>();
  let place = 0;
  for (const [layer, one] of layerFunctions(arm, layerCount).entries()) {
    const activation = activationOf(one);
    for (const name of learnableParameters(activation)) {
      const symbol = activation.parameters[name]?.symbol ?? name;
      courses.set(symbol, [...(courses.get(symbol) ?? []), { layer, place }]);
      place += 1;
    }
  }
  return [...courses].map(([symbol, places]) => ({ symbol, places }));
}

/** Parameters that training moves, a line for each layer; nothing where the function has none. */
function Learned({ focused }: { readonly focused: ArmState }) {
  const arms = usePlaygroundState((state) => state.arms);
  const moments = useMoments(focused.armId);
  const axis = useEpochAxis();
  const layers = useHiddenLayers(focused);
  const { colour } = armIdentity(focused.slot);
  return learnedCourses(focused.arm, layers.length).map(({ symbol, places }) => (
    <div key={symbol}>
      <h2 className={shared.title}>{say("why.curve.learned", { name: symbol })}</h2>
      <div className={styles.drift}>
        <EpochChart
          series={places.map(({ layer, place }) => ({
            id: String(layer),
            label: say("why.layer", { layer: layer + 1 }),
            colour,
            dash: layer === 0 ? null : `${6 - Math.min(4, layer)} 3`,
            points: moments.map(({ epoch, learned }) => ({
              epoch,
              value: learned[place] ?? Number.NaN,
            })),
          }))}
          axis={axis}
          valueScale="linear"
          valueLabel={symbol}
          description={say("why.curve.learnedChart", { arm: armLabel(focused, arms) })}
        />
      </div>
    </div>
  ));
}
