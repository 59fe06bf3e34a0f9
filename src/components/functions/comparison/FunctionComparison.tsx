import { useMemo, useRef, useState } from "react";
import { armOf } from "../../../engine/experiment/defaults.ts";
import type { ArmSpec } from "../../../engine/experiment/experiment.ts";
import { resolveParameters } from "../../../functions/families/registry.ts";
import { type Curve, CurveChart, CurveSwatch } from "../../../plots/functions/CurveChart.tsx";
import {
  type FunctionPicture,
  functionPicture,
} from "../../../plots/functions/function-picture.ts";
import { type Interval, wholePicture, zoomedAcross } from "../../../plots/functions/zoom.ts";
import { armIdentity } from "../../../plots/shared/arm-identity.ts";
import { armActivation } from "../../../store/playground/arms.ts";
import { formatNumber, formatShort } from "../../../words/format.ts";
import { listOf, say } from "../../../words/say.ts";
import { Check } from "../../controls/Check.tsx";
import { Icon } from "../../controls/Icon.tsx";
import { useFunctionsState, useFunctionsView } from "../../shared/functions-context.ts";
import { curveTable } from "../curves/curve-table.ts";
import { SaveMenu } from "../curves/SaveMenu.tsx";
import { ZoomButtons } from "../curves/ZoomButtons.tsx";
import styles from "./FunctionComparison.module.css";
import { FunctionTable } from "./FunctionTable.tsx";

interface Compared {
  readonly arm: ArmSpec;
  readonly label: string;
  readonly picture: FunctionPicture;
}

const across = [-6, 6] as const;

/** Two that are nearly the same. */
const pairs = [
  { id: "gelu", arms: ["gelu", "geluTanh"] },
  { id: "sigmoid", arms: ["hardSigmoid", "sigmoid"] },
] as const;

/** Any number of functions on one pair of axes: f in one picture, f′ in the other, read together. */
export function FunctionComparison() {
  const view = useFunctionsView();
  const arms = useFunctionsState((state) => state.compared);
  const [zoom, setZoom] = useState(wholePicture);
  const [readZ, setReadZ] = useState<number | null>(null);
  const [isDifference, setDifference] = useState(false);
  const compared = useMemo(() => arms.map(toCompared), [arms]);
  const [first, second] = compared;
  const showsDifference = isDifference && first !== undefined && second !== undefined;

  function take(ids: readonly [string, string]): void {
    view.clearCompared();
    for (const id of ids) view.toggleCompared(armOf(id));
    view.show("compared");
    setDifference(true);
    setZoom(wholePicture);
  }

  return (
    <section className={styles.comparison} aria-label={say("overlay.title")}>
      <div className={styles.tools}>
        <Check
          label={say("overlay.difference")}
          checked={showsDifference}
          disabled={compared.length < 2}
          onChange={(checked) => {
            setDifference(checked);
            setZoom(wholePicture);
          }}
        />
        <span className={styles.right}>
          <ZoomButtons zoom={zoom} onZoom={setZoom} />
          <button type="button" disabled={arms.length === 0} onClick={view.clearCompared}>
            {say("overlay.clear")}
          </button>
        </span>
      </div>
      {compared.length === 0 && <p className={styles.note}>{say("overlay.empty")}</p>}
      <Legend compared={compared} z={readZ} onRemove={view.toggleCompared} />
      <div className={styles.charts}>
        {(["value", "derivative"] as const).map((part) => (
          <ComparedCurves
            key={`${part} ${showsDifference}`}
            part={part}
            compared={compared}
            difference={showsDifference ? [first, second] : null}
            zoom={zoom}
            setZoom={setZoom}
            readZ={readZ}
            setReadZ={setReadZ}
          />
        ))}
      </div>
      <p className={styles.note}>
        {say("overlay.tryOut")}{" "}
        {pairs.map(({ id, arms: ids }) => (
          <button key={id} type="button" className={styles.pair} onClick={() => take(ids)}>
            {say(`overlay.pair.${id}`)}
          </button>
        ))}
      </p>
      <FunctionTable />
    </section>
  );
}

function toCompared(arm: ArmSpec): Compared {
  const activation = armActivation(arm);
  const values = Object.entries(arm.parameters).map(
    ([name, value]) => `${activation.parameters[name]?.symbol ?? name} = ${formatShort(value)}`,
  );
  const { label: name } = activation;
  return {
    arm,
    label: values.length > 0 ? say("overlay.name", { name, values: listOf(values, "unit") }) : name,
    picture: functionPicture(activation, resolveParameters(activation, arm.parameters)),
  };
}

interface LegendProps {
  readonly compared: readonly Compared[];
  readonly z: number | null;
  readonly onRemove: (arm: ArmSpec) => void;
}

function Legend({ compared, z, onRemove }: LegendProps) {
  if (compared.length === 0) return null;
  return (
    <table className={styles.legend}>
      <thead>
        <tr>
          <th scope="col">
            {z === null ? say("overlay.function") : say("overlay.at", { z: formatNumber(z) })}
          </th>
          <th scope="col">f</th>
          <th scope="col">f′</th>
          <th scope="col">
            <span className="visually-hidden">{say("overlay.remove")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {compared.map(({ arm, label, picture }, index) => (
          <tr key={JSON.stringify(arm)}>
            <th scope="row">
              <CurveSwatch index={index} /> {label}
            </th>
            <td>{z === null ? "" : formatNumber(picture.value(z))}</td>
            <td>{z === null ? "" : formatNumber(picture.derivative(z))}</td>
            <td>
              <button
                type="button"
                className={styles.remove}
                aria-label={say("overlay.takeOut", { name: label })}
                title={say("overlay.takeOut", { name: label })}
                onClick={() => onRemove(arm)}
              >
                <Icon name="close" />
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ComparedCurvesProps {
  readonly part: "value" | "derivative";
  readonly compared: readonly Compared[];
  readonly difference: readonly [Compared, Compared] | null;
  readonly zoom: typeof wholePicture;
  readonly setZoom: (zoom: typeof wholePicture) => void;
  readonly readZ: number | null;
  readonly setReadZ: (z: number | null) => void;
}

function ComparedCurves(props: ComparedCurvesProps) {
  const { part, compared, difference, zoom, readZ } = props;
  const panel = useRef<HTMLDivElement>(null);
  const symbol = part === "value" ? "f" : "f′";
  const order = part === "value" ? 0 : 1;
  const curves = useMemo((): readonly Curve[] => {
    if (difference) {
      const [a, b] = difference;
      return [
        {
          id: "difference",
          label: say("overlay.curve", { name: minus(a, b), symbol }),
          at: (z) => a.picture[part](z) - b.picture[part](z),
          order,
          kinks: [...a.picture.kinks, ...b.picture.kinks],
          colour: "var(--accent)",
        },
      ];
    }
    return compared.map(({ label, picture }, index) => ({
      id: String(index),
      label: say("overlay.curve", { name: label, symbol }),
      at: picture[part],
      order,
      kinks: picture.kinks,
      colour: armIdentity(index).colour,
      identity: armIdentity(index),
    }));
  }, [compared, difference, part, order, symbol]);
  const up = useMemo(() => heightsOf(curves), [curves]);
  const title = difference
    ? say("overlay.titleOfDifference", { symbol, difference: minus(...difference) })
    : symbol;
  return (
    <figure className={styles.figure}>
      <figcaption>
        <span className={difference ? undefined : styles.symbol}>{title}</span>
        <SaveMenu
          title={
            curves.length === 1
              ? (curves[0]?.label ?? symbol)
              : say("overlay.pictureName", { symbol })
          }
          panel={panel}
          table={() => curveTable(curves, zoomedAcross(across, zoom))}
        />
      </figcaption>
      <div ref={panel} className={styles.chart}>
        <CurveChart
          label={title}
          curves={curves}
          across={across}
          up={up}
          zoom={zoom}
          onZoom={props.setZoom}
          readZ={readZ}
          onRead={props.setReadZ}
        />
      </div>
      {difference && curves[0] && <p className={styles.note}>{largestText(curves[0], readZ)}</p>}
    </figure>
  );
}

const minus = (first: Compared, second: Compared): string =>
  say("overlay.minus", { first: first.label, second: second.label });

const samples = Array.from(
  { length: 1201 },
  (_, index) => across[0] + ((across[1] - across[0]) * index) / 1200,
);

/** All of every curve, but no higher than the axis is wide. */
function heightsOf(curves: readonly Curve[]): Interval {
  const seen = curves
    .flatMap(({ at }) => samples.filter((z) => Math.abs(z) <= 4).map(at))
    .filter(Number.isFinite);
  const low = Math.max(-5, Math.min(0, ...seen));
  const high = Math.min(5, Math.max(0, ...seen));
  const span = high - low > 1e-12 ? high - low : 1;
  return [low - 0.08 * span, high + 0.08 * span];
}

function largestText({ at }: Curve, readZ: number | null): string {
  const best = samples.reduce((top, z) => (Math.abs(at(z)) > Math.abs(at(top)) ? z : top), 0);
  const largest = { value: formatNumber(at(best)), z: formatNumber(best) };
  if (readZ === null) return say("overlay.largest", largest);
  return say("overlay.largestAndHere", {
    ...largest,
    hereZ: formatNumber(readZ),
    here: formatNumber(at(readZ)),
  });
}
