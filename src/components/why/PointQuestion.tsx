import { type Axis, type DataLegend, valueAt } from "../../engine/data/legend.ts";
import { armIdentity } from "../../plots/shared/arm-identity.ts";
import { UnitCurve } from "../../plots/why/UnitCurve.tsx";
import { type ArmState, layerActivation } from "../../store/playground/arms.ts";
import { formatNumber, formatShort } from "../../words/format.ts";
import { listOf, say } from "../../words/say.ts";
import { useFocusedArm } from "../playground/pictures/use-focused-arm.ts";
import { useLayerParameters } from "../playground/pictures/use-learned-parameters.ts";
import { usePictureValue } from "../playground/pictures/use-picture-value.ts";
import { useLegend, useRunData } from "../shared/playground-context.ts";
import { useWhyState, useWhyView } from "../shared/why-context.ts";
import shared from "./Answer.module.css";
import styles from "./PointQuestion.module.css";

/** Enough to choose from. */
const mostWorst = 6;

/** The way of one training point through the network, and what it sends back. */
export function PointQuestion() {
  const focused = useFocusedArm();
  const view = useWhyView();
  const { train, inputCount: inputs } = useRunData();
  const legend = useLegend();
  const wanted = useWhyState((state) => state.example);
  const example = wanted !== null && wanted < train.count ? wanted : null;
  const losses = usePictureValue("losses", focused.armId);
  const worst = losses
    ? Array.from(losses.keys())
        .sort((a, b) => (losses[b] ?? 0) - (losses[a] ?? 0))
        .slice(0, mostWorst)
    : [];
  return (
    <div className={shared.answer}>
      {example === null ? (
        <p className={shared.lead}>{say("why.point.lead")}</p>
      ) : (
        <Trace focused={focused} example={example} />
      )}
      <h2 className={shared.title}>{say("why.point.worst")}</h2>
      <ul className={styles.worst}>
        {worst.map((place) => (
          <li key={place}>
            <button
              type="button"
              data-example={place}
              aria-pressed={place === example}
              onClick={() => view.setState({ example: place === example ? null : place })}
            >
              {say("why.point.entry", {
                inputs,
                ...placeOf(train.coordinates, place, legend),
                loss: formatShort(losses?.[place] ?? Number.NaN),
              })}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** In the values that the coordinates stand for, where they do. */
function placeOf(coordinates: Float32Array, example: number, legend: DataLegend | null) {
  const text = (axis: Axis | undefined, coordinate = 0): string =>
    axis ? formatNumber(valueAt(axis, coordinate)) : formatShort(coordinate);
  return {
    x1: text(legend?.x1, coordinates[2 * example]),
    x2: text(legend?.x2, coordinates[2 * example + 1]),
  };
}

interface TraceProps {
  readonly focused: ArmState;
  readonly example: number;
}

function Trace({ focused, example }: TraceProps) {
  const view = useWhyView();
  const legend = useLegend();
  const { train, inputCount: inputs } = useRunData();
  const trace = usePictureValue("trace", focused.armId, { example });
  const parameters = useLayerParameters(focused);
  const { colour } = armIdentity(focused.slot);
  // Until the new point's trace is there.
  if (!trace || trace.example !== example)
    return <p className={shared.lead}>{say("why.working")}</p>;
  const numbers = (values: readonly number[]) => listOf(values.map(formatNumber), "unit");
  return (
    <>
      <p className={styles.sum}>
        {say("why.point.chosen", {
          inputs,
          ...placeOf(train.coordinates, example, legend),
          output: numbers(trace.outputs),
          target: listOf(trace.targets.map(formatShort), "unit"),
          loss: formatNumber(trace.loss),
          delta: numbers(trace.outputDeltas),
        })}{" "}
        <button
          type="button"
          className={styles.clear}
          onClick={() => view.setState({ example: null })}
        >
          {say("why.point.clear")}
        </button>
      </p>
      {trace.layers.map((layer, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place.
        <section key={index} className={styles.layer}>
          <h2 className={shared.title}>{say("why.point.layer", { layer: index + 1 })}</h2>
          <ul className={styles.units}>
            {Array.from(layer.activations, (a, unit) => {
              const activation = layerActivation(focused.arm, index);
              const maps = layer.preActivations.length / layer.activations.length;
              const rows = Array.from({ length: maps }, (_, map) => unit * maps + map);
              const of = (values: Float64Array) =>
                listOf(
                  rows.map((row) => formatNumber(values[row] ?? Number.NaN)),
                  "unit",
                );
              const texts = {
                z: of(layer.preActivations),
                a: formatNumber(a),
                slope: of(layer.slopes),
                gradient: of(layer.deltas),
              };
              // A gate's z is its second.
              const z = layer.preActivations[rows.at(-1) ?? 0] ?? Number.NaN;
              return (
                <li
                  // biome-ignore lint/suspicious/noArrayIndexKey: a unit is its place.
                  key={unit}
                  className={styles.unit}
                >
                  {activation.kind !== "maxout" && (
                    <UnitCurve
                      activation={activation}
                      parameters={parameters[index] ?? parameters[0] ?? {}}
                      colour={colour}
                      z={z}
                      value={activation.kind === "gated" ? Number.NaN : a}
                    />
                  )}
                  <span className={styles.number}>{say("why.point.z", { value: texts.z })}</span>
                  <span className={styles.number}>{say("why.point.a", { value: texts.a })}</span>
                  <span className={styles.number}>
                    {say("why.point.slope", { value: texts.slope })}
                  </span>
                  <span className={styles.number}>
                    {say("why.point.gradient", { value: texts.gradient })}
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </>
  );
}
