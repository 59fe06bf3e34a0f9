import { useMemo, useRef } from "react";
import type { ParameterValues } from "../../functions/algebra/expression.ts";
import type { ActivationFunction } from "../../functions/families/activation-function.ts";
import { formatNumber, formatShort } from "../../words/format.ts";
import { listOf, say } from "../../words/say.ts";
import { armIdentity } from "../shared/arm-identity.ts";
import { heardFunction } from "../shared/heard-curve.ts";
import type { LiveSource } from "../shared/live-source.ts";
import { useCrosshair } from "../shared/use-crosshair.ts";
import { fontSizeOf, useFont } from "../shared/use-font.ts";
import { useSize } from "../shared/use-size.ts";
import { useMargin } from "../shared/use-unit.ts";
import { CurveReadout } from "./CurveReadout.tsx";
import styles from "./FunctionChart.module.css";
import { FunctionCurves, largeMargin } from "./FunctionCurves.tsx";
import {
  type FunctionPicture,
  functionPicture,
  type LinearPiece,
  legendCorner,
  pictureHeights,
} from "./function-picture.ts";
import { beyondLabels, type LayerHistogram } from "./histogram-path.ts";

interface FunctionChartProps {
  readonly activation: ActivationFunction;
  /** Every parameter's value, as `resolveParameters` gives them. */
  readonly parameters: ParameterValues;
  /** The arm's place in the experiment: its colour. */
  readonly armIndex: number;
  /** A maxout unit's pieces along one input; an example is drawn without them. */
  readonly pieces?: readonly LinearPiece[];
  /** Pre-activations per hidden layer, to stand behind the curves. */
  readonly histograms?: LiveSource<readonly LayerHistogram[] | null>;
  /** Which hidden layer's, from 0. */
  readonly layer?: number;
  /** Leftmost and rightmost z. */
  readonly range?: readonly [number, number];
}

const largeRange = [-5, 5] as const;
const smallRange = [-4, 4] as const;
/** All cards have the same axes, so that shapes can be compared. */
const smallHeights = [-1.35, 2.35] as const;

const nothing: readonly LayerHistogram[] = [];
const noHistograms: LiveSource<readonly LayerHistogram[] | null> = {
  getState: () => nothing,
  subscribe: () => () => {},
};

interface SmallFunctionChartProps extends Pick<FunctionChartProps, "activation" | "armIndex"> {
  /** Every parameter's value in each hidden layer; layers that are alike share a curve. */
  readonly layers: readonly ParameterValues[];
  /** The function of each hidden layer, where they differ. */
  readonly functions?: readonly ActivationFunction[] | undefined;
  /** Pre-activations per hidden layer; those of all layers stand behind the curves together. */
  readonly histograms?: LiveSource<readonly LayerHistogram[] | null>;
}

/** f solid, f′ dashed, without axes and crosshair, for arm cards; fills its parent. */
export function SmallFunctionChart(props: SmallFunctionChartProps) {
  const { activation, armIndex, layers, functions } = props;
  // A maxout unit is drawn over one of its inputs, where its pre-activations have no place.
  const histograms = (activation.kind === "maxout" ? null : props.histograms) ?? noHistograms;
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const pictures = useMemo(() => {
    const unlike = new Map(
      layers.map((parameters, layer) => {
        const own = functions?.[layer] ?? activation;
        return [`${own.label} ${Object.values(parameters).join(" ")}`, { own, parameters }];
      }),
    );
    return [...unlike.values()].map(({ own, parameters }) => functionPicture(own, parameters));
  }, [activation, functions, layers]);
  const names = [...new Set([activation, ...(functions ?? [])].map(({ label }) => label))];
  return (
    <div
      ref={frame}
      className={styles.small}
      role="img"
      aria-label={say(
        names.length > 1
          ? "chart.function.smallLayers"
          : pictures.length > 1
            ? "chart.function.smallLearned"
            : "chart.function.small",
        {
          name: listOf(names),
        },
      )}
    >
      <FunctionCurves
        pictures={pictures}
        range={smallRange}
        heights={smallHeights}
        colour={armIdentity(armIndex).colour}
        size={size}
        small
        zLabel=""
        readZ={null}
        histograms={histograms}
        layer="all"
      />
    </div>
  );
}

/** f solid, f′ dashed, on one pair of axes; fills its parent. */
export function FunctionChart(props: FunctionChartProps) {
  const { activation, parameters, armIndex, pieces, layer = 0 } = props;
  const maxout = activation.kind === "maxout";
  // A maxout unit is drawn over one of its inputs, where its pre-activations have no place.
  const histograms = (maxout ? null : props.histograms) ?? noHistograms;
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const pictures = useMemo(
    (): readonly [FunctionPicture] => [functionPicture(activation, parameters, pieces)],
    [activation, parameters, pieces],
  );
  const [picture] = pictures;
  const fontPx = fontSizeOf(useFont(frame));
  const margin = useMargin(largeMargin);
  const [from, to] = props.range ?? largeRange;
  const heights = useMemo(() => pictureHeights(picture, from, to), [picture, from, to]);
  const corner = useMemo(() => legendCorner(picture, from, to), [picture, from, to]);
  const beyond = beyondLabels(histograms.getState()?.[layer], [from, to]);
  const beyondText = [
    beyond.below && say("chart.function.below", { share: beyond.below, z: formatShort(from) }),
    beyond.above && say("chart.function.above", { share: beyond.above, z: formatShort(to) }),
  ];
  const { colour } = armIdentity(armIndex);
  const variable = maxout ? "x" : "z";
  const step = (to - from) / 200;
  const { position, handlers } = useCrosshair({
    positionAt: (offsetPx) =>
      from +
      ((to - from) * (offsetPx - margin.left)) /
        Math.max(1, size.widthPx - margin.left - margin.right),
    min: from,
    max: () => to,
    start: 0,
    // On a grid, so that the keys pass exactly through 0, where most kinks are.
    move: (z, by) => step * (Math.round(z / step) + by),
    hear: () =>
      [picture.value, picture.derivative].map((curve) =>
        heardFunction(curve, [from, to], heights, picture.kinks),
      ),
  });
  const [value, derivative] =
    position === null ? [null, null] : [picture.value(position), picture.derivative(position)];

  return (
    <figure className={styles.chart}>
      <figcaption
        className={styles.readout}
        data-reading={position !== null}
        data-covers={!corner.isFree}
        style={corner.side === "left" ? { left: margin.left + 4 } : { right: margin.right + 4 }}
      >
        <CurveReadout symbol={`f(${variable})`} value={value} colour={colour} />
        <CurveReadout symbol={`f′(${variable})`} value={derivative} colour={colour} order={1} />
        {position !== null && <CurveReadout symbol={variable} value={position} />}
      </figcaption>
      <div
        ref={frame}
        className={styles.frame}
        role="slider"
        tabIndex={0}
        aria-label={say("chart.function.read", { name: activation.label })}
        aria-valuemin={from}
        aria-valuemax={to}
        aria-valuenow={position ?? 0}
        aria-valuetext={[
          value === null || derivative === null || position === null
            ? say("chart.pressKeyOrHear")
            : say("chart.function.at", {
                variable,
                position: formatNumber(position),
                value: formatNumber(value),
                derivative: formatNumber(derivative),
              }),
          ...beyondText.filter(Boolean),
        ].join("; ")}
        {...handlers}
      >
        <FunctionCurves
          pictures={pictures}
          range={props.range ?? largeRange}
          heights={heights}
          colour={colour}
          size={size}
          zLabel={variable}
          fontPx={fontPx}
          readZ={position}
          histograms={histograms}
          layer={layer}
        />
      </div>
      {activation.kind === "gated" && <p className={styles.note}>{say("chart.function.gate")}</p>}
      {maxout && (
        <p className={styles.note}>
          {say(pieces ? "chart.function.thisUnit" : "chart.function.example", {
            count: picture.pieces.length,
          })}
        </p>
      )}
    </figure>
  );
}
