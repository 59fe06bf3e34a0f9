import type { Kink } from "../../functions/families/activation-function.ts";
import type { Asymptote, Region } from "../../functions/properties/regions.ts";
import { formatShort } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import styles from "./CurveChart.module.css";
import type { ChartGeometry } from "./CurveChart.tsx";

/** Regions and lines to show with one curve. */
export interface CurveFeatures {
  readonly kinks: readonly { readonly z: number; readonly breaks: Kink["breaks"] }[];
  readonly asymptotes: readonly Asymptote[];
  readonly deadZones: readonly Region[];
  /** Where |f′| < threshold, on the seen part of the axis. */
  readonly saturated: readonly Region[];
  readonly threshold: number;
}

/** Roughly what a label needs, in pixels; narrower regions go without one. */
const labelPx = 76;

/** Saturated regions and dead zones, as bands behind the curves. */
export function RegionBands({
  features: { deadZones, saturated, threshold },
  geometry: { x, height, across },
}: {
  readonly features: CurveFeatures;
  readonly geometry: ChartGeometry;
}) {
  const seen = (region: Region) => {
    const from = x(Math.max(across[0], region.from));
    const to = x(Math.min(across[1], region.to));
    return { from, wide: Math.max(0, to - from) };
  };
  const bands = [
    ...saturated.flatMap((region) =>
      without(region, deadZones).map((part) => ({
        kind: "saturated" as const,
        text: `|f′| < ${formatShort(threshold)}`,
        ...seen(part),
      })),
    ),
    ...deadZones.map((region) => ({
      kind: "dead" as const,
      text: say("chart.function.deadZone"),
      ...seen(region),
    })),
  ].filter(({ wide }) => wide > 0);
  return (
    <>
      {bands.map(({ kind, text, from, wide }) => (
        <g key={`${kind} ${from}`}>
          <rect className={styles[kind]} x={from} y={0} width={wide} height={height} />
          {wide > labelPx && (
            <text
              className={styles.regionLabel}
              data-kind={kind}
              x={from + wide / 2}
              y={height - 8}
              textAnchor="middle"
            >
              {wide > 130 || kind === "saturated" ? text : say("chart.function.deadZoneBriefly")}
            </text>
          )}
        </g>
      ))}
    </>
  );
}

/** Kinks and asymptotes, as thin lines with their names. */
export function FeatureLines({
  features: { kinks, asymptotes },
  geometry: { x, y, width, height, across, up },
}: {
  readonly features: CurveFeatures;
  readonly geometry: ChartGeometry;
}) {
  const isIn = (value: number, [low, high]: readonly [number, number]) =>
    value > low && value < high;
  return (
    <>
      {asymptotes.map(({ side, slope, offset }) => {
        const at = (z: number) => slope * z + offset;
        // A level line covers its own half of the axis, a sloping one all of it.
        const [from, to] = slope !== 0 ? across : side === "left" ? [across[0], 0] : [0, across[1]];
        const labelZ =
          side === "left"
            ? across[0] + (across[1] - across[0]) * 0.02
            : across[1] - (across[1] - across[0]) * 0.02;
        const inView = slope === 0 ? isIn(offset, up) && from < to : true;
        if (!inView || (slope === 0 && offset === 0)) return null;
        return (
          <g key={side}>
            <line
              className={styles.asymptote}
              x1={x(from)}
              y1={y(at(from))}
              x2={x(to)}
              y2={y(at(to))}
            />
            {slope === 0 && (
              <text
                className={styles.asymptoteLabel}
                x={x(labelZ)}
                y={y(offset) + (y(offset) < 24 ? 16 : -7)}
                textAnchor={side === "left" ? "start" : "end"}
              >
                f → {formatShort(offset)}
              </text>
            )}
            {slope !== 0 && (
              <SlopingLabel
                text={`f → ${lineText(slope, offset)}`}
                side={side}
                x={x}
                y={y}
                at={at}
                across={across}
                up={up}
                width={width}
              />
            )}
          </g>
        );
      })}
      {kinks
        .filter(({ z }) => isIn(z, across))
        .map(({ z, breaks }) => (
          <g key={z}>
            <line className={styles.kink} x1={x(z)} x2={x(z)} y1={0} y2={height} />
            <text
              className={styles.kinkLabel}
              x={x(z) + (x(z) > width - 110 ? -6 : 6)}
              y={16}
              textAnchor={x(z) > width - 110 ? "end" : "start"}
            >
              {say("chart.function.break", { kind: breaks, z: formatShort(z) })}
            </text>
          </g>
        ))}
    </>
  );
}

interface SlopingLabelProps {
  readonly text: string;
  readonly side: "left" | "right";
  readonly x: (z: number) => number;
  readonly y: (value: number) => number;
  readonly at: (z: number) => number;
  readonly across: readonly [number, number];
  readonly up: readonly [number, number];
  readonly width: number;
}

/** Beside the line, near where it leaves the picture. */
function SlopingLabel({ text, side, x, y, at, across, up, width }: SlopingLabelProps) {
  const share = [0.08, 0.15, 0.22, 0.3, 0.4].find((part) => {
    const z =
      side === "left"
        ? across[0] + part * (across[1] - across[0])
        : across[1] - part * (across[1] - across[0]);
    const value = at(z);
    return value > up[0] + 0.08 * (up[1] - up[0]) && value < up[1] - 0.08 * (up[1] - up[0]);
  });
  if (share === undefined) return null;
  const z =
    side === "left"
      ? across[0] + share * (across[1] - across[0])
      : across[1] - share * (across[1] - across[0]);
  return (
    <text
      className={styles.asymptoteLabel}
      x={Math.min(width - 4, x(z) + (side === "left" ? 8 : -10))}
      y={y(at(z)) - 4}
      textAnchor={side === "left" ? "start" : "end"}
    >
      {text}
    </text>
  );
}

/** "z", "1.05 z", "1.5 z − 0.5". */
export function lineText(slope: number, offset: number): string {
  const times = slope === 1 ? "z" : slope === -1 ? "−z" : `${formatShort(slope)} z`;
  if (offset === 0) return times;
  return `${times} ${offset < 0 ? "−" : "+"} ${formatShort(Math.abs(offset))}`;
}

/** What is left of a region beside others. */
function without(region: Region, others: readonly Region[]): readonly Region[] {
  return others.reduce<readonly Region[]>(
    (parts, other) =>
      parts.flatMap((part) =>
        [
          { from: part.from, to: Math.min(part.to, other.from) },
          { from: Math.max(part.from, other.to), to: part.to },
        ].filter(({ from, to }) => to - from > 1e-9),
      ),
    [region],
  );
}
