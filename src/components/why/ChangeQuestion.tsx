import { useMemo } from "react";
import { featureLabel } from "../../engine/data/features.ts";
import type { DataLegend } from "../../engine/data/legend.ts";
import { armShape } from "../../engine/experiment/arm.ts";
import { OutputCanvas } from "../../plots/graph/OutputCanvas.tsx";
import { armLabel } from "../../store/playground/arms.ts";
import { sayClass } from "../../words/data.ts";
import { formatCount, formatNumber, formatPercent } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { pictureCells } from "../playground/pictures/picture-cells.ts";
import { useFocusedArm } from "../playground/pictures/use-focused-arm.ts";
import { usePicture } from "../playground/pictures/use-picture.ts";
import { usePictureValue } from "../playground/pictures/use-picture-value.ts";
import { outputSize } from "../shared/output-size.ts";
import { useLegend, usePlaygroundState, useRunData } from "../shared/playground-context.ts";
import { useWhyState, useWhyView } from "../shared/why-context.ts";
import shared from "./Answer.module.css";
import styles from "./ChangeQuestion.module.css";
import { differenceSource } from "./difference-source.ts";
import { largestChanges, movedShare, type WeightChange } from "./weight-changes.ts";

/** Enough to see where it happened. */
const mostChanges = 8;
/** Outputs differ by at most so much: from −1 to 1 and back. */
const largestDifference = 2;

/** The network at two moments of its run, and what lies between them. */
export function ChangeQuestion() {
  const view = useWhyView();
  const epoch = usePlaygroundState((state) => state.epoch);
  const lastEpoch = usePlaygroundState((state) => state.lastEpoch);
  const marked = Math.min(
    useWhyState((state) => state.marked),
    lastEpoch,
  );
  return (
    <div className={shared.answer}>
      <p className={shared.lead}>
        {say("why.change.lead")}{" "}
        <button
          type="button"
          className={styles.mark}
          disabled={epoch === marked}
          onClick={() => view.setState({ marked: epoch })}
        >
          {say("why.change.mark", { epoch: formatCount(epoch) })}
        </button>
      </p>
      {epoch === marked ? <p>{say("why.change.same")}</p> : <Change from={marked} to={epoch} />}
    </div>
  );
}

interface ChangeProps {
  readonly from: number;
  readonly to: number;
}

function Change({ from, to }: ChangeProps) {
  const data = useRunData();
  const focused = useFocusedArm();
  const arms = usePlaygroundState((state) => state.arms);
  const cells = pictureCells.card;
  const before = usePicture("boundary", focused.armId, { cells, at: from });
  const after = usePicture("boundary", focused.armId, { cells });
  const difference = useMemo(() => differenceSource(before, after), [before, after]);
  const arm = armLabel(focused, arms);
  const plane = {
    inputCount: data.inputCount,
    slot: focused.slot,
    output: data.output,
    classCount: data.classCount,
    train: data.train,
    size: outputSize(data),
    small: true,
  };
  const texts = { from: formatCount(from), to: formatCount(to) };
  return (
    <>
      <div className={styles.pictures}>
        <figure>
          <OutputCanvas
            key={focused.armId}
            {...plane}
            source={before}
            description={say("why.change.picture", { arm, epoch: texts.from })}
          />
          <figcaption>{say("why.change.from", { epoch: texts.from })}</figcaption>
        </figure>
        <figure>
          <OutputCanvas
            key={focused.armId}
            {...plane}
            source={after}
            description={say("why.change.picture", { arm, epoch: texts.to })}
          />
          <figcaption>{say("why.change.to", { epoch: texts.to })}</figcaption>
        </figure>
        {data.classCount <= 2 && (
          <figure>
            <OutputCanvas
              key={focused.armId}
              inputCount={data.inputCount}
              slot={focused.slot}
              source={difference}
              output="linear"
              classCount={0}
              size={largestDifference}
              small
              description={say("why.change.differencePicture", { arm, ...texts })}
            />
            <figcaption>
              {say("why.change.difference", {
                min: formatNumber(-largestDifference),
                max: formatNumber(largestDifference),
              })}
            </figcaption>
          </figure>
        )}
      </div>
      <Weights from={from} />
    </>
  );
}

function Weights({ from }: Pick<ChangeProps, "from">) {
  const legend = useLegend();
  const data = useRunData();
  const focused = useFocusedArm();
  const experiment = usePlaygroundState((state) => state.experiment);
  const before = usePictureValue("parameters", focused.armId, { at: from });
  const after = usePictureValue("parameters", focused.armId);
  const { layers } = useMemo(
    () => armShape(experiment, data, focused.arm),
    [experiment, data, focused.arm],
  );
  if (!before || !after || before.length !== after.length) return <p>{say("why.working")}</p>;
  const inputs = experiment.network.features.map((id) => featureLabel(id, data.inputCount));
  return (
    <div className={styles.weights}>
      <section>
        <h2 className={shared.title}>{say("why.change.layers")}</h2>
        <ul className={styles.list}>
          {layers.map((layer, index) => {
            const share = formatPercent(movedShare(layer, before, after));
            return (
              <li key={layer.weightOffset}>
                {index === layers.length - 1
                  ? say("why.change.outputLayer", { share })
                  : say("why.change.layer", { layer: index + 1, share })}
              </li>
            );
          })}
        </ul>
      </section>
      <section>
        <h2 className={shared.title}>{say("why.change.largest")}</h2>
        <ul className={styles.list}>
          {largestChanges(layers, before, after, mostChanges).map((change) => (
            <li key={`${change.layer}:${change.row}:${change.input}`}>
              {say("why.change.entry", {
                part: partName(change, layers, inputs, legend),
                before: formatNumber(change.before),
                after: formatNumber(change.after),
              })}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function partName(
  { layer, row, input }: WeightChange,
  layers: readonly { readonly maps: number; readonly units: number }[],
  inputs: readonly string[],
  legend: DataLegend | null,
): string {
  const output = (unit: number) =>
    (layers.at(-1)?.units ?? 1) > 1 ? sayClass(legend, unit) : say("chart.network.output");
  const neuron = (place: number, at: number) =>
    place === layers.length - 1
      ? output(at)
      : say("chart.network.neuron", {
          layer: place + 1,
          unit: Math.floor(at / (layers[place]?.maps ?? 1)) + 1,
        });
  const unit = neuron(layer, row);
  if (input === null) return say("chart.network.bias", { unit });
  const from =
    layer === 0 ? (inputs[input] ?? "") : say("chart.network.neuron", { layer, unit: input + 1 });
  return say("chart.network.weight", { from, unit });
}
