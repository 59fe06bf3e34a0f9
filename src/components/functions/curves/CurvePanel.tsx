import { useId, useMemo, useRef, useState } from "react";
import { compile } from "../../../functions/algebra/evaluate.ts";
import type { ParameterValues } from "../../../functions/algebra/expression.ts";
import type { ActivationFunction } from "../../../functions/families/activation-function.ts";
import type { Misconception } from "../../../functions/families/misconceptions.ts";
import { resolveParameters, secondDerivativeOf } from "../../../functions/families/registry.ts";
import {
  asymptotes,
  breaksOf,
  deadZones,
  saturatedRegions,
} from "../../../functions/properties/regions.ts";
import { type Curve, CurveChart } from "../../../plots/functions/CurveChart.tsx";
import { FeatureLines, RegionBands } from "../../../plots/functions/CurveFeatures.tsx";
import { functionPicture, pictureHeights } from "../../../plots/functions/function-picture.ts";
import { wholePicture, zoomedAcross } from "../../../plots/functions/zoom.ts";
import { formatShort } from "../../../words/format.ts";
import { say } from "../../../words/say.ts";
import { Check } from "../../controls/Check.tsx";
import styles from "./CurvePanel.module.css";
import { CurveReadouts } from "./CurveReadouts.tsx";
import { curveTable } from "./curve-table.ts";
import { SaveMenu } from "./SaveMenu.tsx";
import { useSettled } from "./use-settled.ts";
import { ZoomButtons } from "./ZoomButtons.tsx";

interface CurvePanelProps {
  readonly activation: ActivationFunction;
  readonly parameters: ParameterValues;
  readonly threshold: number;
  readonly onThreshold: (threshold: number) => void;
  /** A common mistake to draw beside the truth. */
  readonly mistake: Misconception | null;
}

const colour = "var(--accent)";

/** f, f′ and, on request, f″ of one function, with its kinks, asymptotes and regions. */
export function CurvePanel(props: CurvePanelProps) {
  const { activation, parameters, threshold, onThreshold, mistake } = props;
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState(wholePicture);
  const [readZ, setReadZ] = useState<number | null>(null);
  const [showsSecond, setShowsSecond] = useState(false);
  const resolved = useMemo(
    () => resolveParameters(activation, parameters),
    [activation, parameters],
  );
  const picture = useMemo(() => functionPicture(activation, resolved), [activation, resolved]);
  const across = useMemo(() => usualRange(picture.kinks), [picture]);
  const up = useMemo(
    () => pictureHeights(picture, -4, Math.max(4, across[1] - 2)),
    [picture, across],
  );
  const seen = zoomedAcross(across, zoom);
  const features = useFeatures({ activation, resolved, threshold, seen });

  const curves = useMemo((): readonly Curve[] => {
    const { kinks } = picture;
    const list: Curve[] = [
      { id: "f", label: "f(z)", at: picture.value, order: 0, kinks, colour },
      { id: "f′", label: "f′(z)", at: picture.derivative, order: 1, kinks, colour },
    ];
    if (showsSecond && activation.kind === "elementwise") {
      const second = compile(secondDerivativeOf(activation));
      list.push({
        id: "f″",
        label: "f″(z)",
        at: (z) => second(z, resolved),
        order: 2,
        kinks,
        colour,
      });
    }
    if (mistake?.wrong) {
      const wrong = compile(mistake.wrong);
      list.push({
        id: "mistake",
        label: say(
          mistake.wrongShows === "derivative" ? "curve.mistakenDerivative" : "curve.mistakenValue",
        ),
        at: (z) => wrong(z, {}),
        order: mistake.wrongShows === "derivative" ? 1 : 0,
        // Each of them changes its piece at one of these, if anywhere.
        kinks: [-2.5, -2, 0, 2, 2.5],
        colour: "var(--error)",
      });
    }
    return list;
  }, [picture, showsSecond, mistake, activation, resolved]);

  return (
    <div className={styles.panel}>
      <div className={styles.tools}>
        {activation.kind === "elementwise" && (
          <>
            <Check label={say("curve.secondToo")} checked={showsSecond} onChange={setShowsSecond} />
            <label className={styles.threshold} htmlFor={`${id}-threshold`}>
              {say("curve.saturatedWhere", { threshold: formatShort(threshold) })}
            </label>
            <input
              id={`${id}-threshold`}
              className={styles.slider}
              type="range"
              min={-4}
              max={-0.5}
              step={0.1}
              value={Math.log10(threshold)}
              aria-valuetext={formatShort(threshold)}
              onChange={(event) =>
                onThreshold(Number((10 ** Number(event.target.value)).toPrecision(1)))
              }
            />
          </>
        )}
        <span className={styles.right}>
          <ZoomButtons zoom={zoom} onZoom={setZoom} />
          <SaveMenu title={activation.label} panel={panel} table={() => curveTable(curves, seen)} />
        </span>
      </div>
      <CurveReadouts curves={curves} z={readZ} />
      <div ref={panel} className={styles.chart}>
        <CurveChart
          label={say("curve.label", { name: activation.label })}
          curves={curves}
          across={across}
          up={up}
          zoom={zoom}
          onZoom={setZoom}
          readZ={readZ}
          onRead={setReadZ}
          under={(geometry) => features && <RegionBands features={features} geometry={geometry} />}
          over={(geometry) => features && <FeatureLines features={features} geometry={geometry} />}
        />
      </div>
      <p className={styles.hint}>{say("curve.hint")}</p>
    </div>
  );
}

/** From −6 to 6, or further where f still breaks there. */
function usualRange(kinks: readonly number[]): readonly [number, number] {
  const far = kinks.filter((z) => Math.abs(z) < 30);
  return [Math.min(-6, ...far.map((z) => 1.5 * z)), Math.max(6, ...far.map((z) => 1.5 * z))];
}

function useFeatures(wanted: {
  readonly activation: ActivationFunction;
  readonly resolved: ParameterValues;
  readonly threshold: number;
  readonly seen: readonly [number, number];
}) {
  const { activation, resolved, threshold } = wanted;
  const [from, to] = wanted.seen;
  const settled = useSettled(resolved, 60);
  const lasting = useMemo(
    () =>
      activation.kind === "elementwise"
        ? {
            kinks: breaksOf(activation, resolved),
            asymptotes: asymptotes(activation, resolved),
          }
        : null,
    [activation, resolved],
  );
  // Slow, as it takes the formula branch by branch: it follows a slider with a delay.
  const dead = useMemo(() => {
    const fits = Object.keys(activation.parameters).every((name) => name in settled);
    return activation.kind === "elementwise" && fits ? deadZonesOf(activation, settled) : [];
  }, [activation, settled]);
  return useMemo(
    () =>
      activation.kind === "elementwise" && lasting
        ? {
            ...lasting,
            deadZones: dead,
            saturated: saturatedRegions(activation, threshold, from, to, resolved),
            threshold,
          }
        : null,
    [activation, lasting, dead, threshold, from, to, resolved],
  );
}

/** The delayed values may still be those of another function, with other names. */
function deadZonesOf(
  activation: Extract<ActivationFunction, { kind: "elementwise" }>,
  values: ParameterValues,
) {
  const own = Object.entries(values).filter(([name]) => name in activation.parameters);
  return deadZones(activation, Object.fromEntries(own));
}
