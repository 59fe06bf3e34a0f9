import { useRef } from "react";
import { ChartDrawing } from "../shared/ChartDrawing.tsx";
import { useFont } from "../shared/use-font.ts";
import { useSize } from "../shared/use-size.ts";
import { useTextWidth } from "../shared/use-text-width.ts";
import type { EpochAxis } from "./EpochChart.tsx";
import { epochScaleOf } from "./EpochChart.tsx";
import styles from "./LayerStrips.module.css";

export interface StripMoment {
  readonly epoch: number;
  /** Shares of the layer's units, 0 to 1. */
  readonly dead: number;
  readonly silent: number;
  /** Share of (unit, example) pairs. */
  readonly saturated: number;
}

export interface LayerStrip {
  readonly id: string;
  readonly label: string;
  /** "3 of 8": beside the strip's end. */
  readonly ending: string;
  readonly moments: readonly StripMoment[];
}

interface LayerStripsProps {
  readonly strips: readonly LayerStrip[];
  /** What may stand beside a strip: room is kept for the longest, so that charts under each other end alike. */
  readonly possibleEndings: readonly string[];
  readonly axis: EpochAxis;
  readonly description: string;
}

/** Between a strip and the words beside it, with some to spare. */
const gapPx = 12;

/**
 * A strip per layer along the run: from below the share of units that are dead, over it those that
 * are silent alone, and pale the share that is saturated. A cross stands where a unit died, a ring
 * where one came back.
 */
export function LayerStrips(props: LayerStripsProps) {
  const { strips, possibleEndings, axis, description } = props;
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const widthOf = useTextWidth(useFont(frame));
  const widest = (texts: readonly string[]) =>
    Math.ceil(Math.max(0, ...texts.map((text) => widthOf(text, false))));
  const margin = {
    left: widest(strips.map(({ label }) => label)) + gapPx,
    right: widest([...possibleEndings, ...strips.map(({ ending }) => ending)]) + gapPx,
    top: 2,
    bottom: 2,
  };
  const width = Math.max(1, size.widthPx - margin.left - margin.right);
  const x = epochScaleOf(axis, width);
  const row = (size.heightPx - 4) / Math.max(1, strips.length);
  const tall = Math.max(4, row - 4);
  return (
    <div ref={frame} className={styles.frame} role="img" aria-label={description}>
      <ChartDrawing size={size} margin={margin}>
        {strips.map(({ id, label, ending, moments }, index) => {
          const base = index * row + tall;
          const cells = moments.map((moment, place) => {
            const next = moments[place + 1]?.epoch ?? axis.lastEpoch;
            return { ...moment, from: x(moment.epoch), to: x(next) };
          });
          const area = (of: (moment: StripMoment) => number) =>
            cells
              .map((cell) => {
                const height = Math.min(1, of(cell)) * tall;
                return height > 0
                  ? `M${cell.from},${base}V${base - height}H${Math.max(cell.from + 1, cell.to)}V${base}Z`
                  : "";
              })
              .join("");
          const changes = cells.slice(1).flatMap((cell, place) => {
            const before = cells[place]?.dead ?? 0;
            if (cell.dead === before) return [];
            return [{ at: cell.from, isDeath: cell.dead > before }];
          });
          return (
            <g key={id}>
              <text className={styles.label} x={-8} y={base - tall / 2} dy="0.35em">
                {label}
              </text>
              <rect className={styles.track} y={base - tall} width={width} height={tall} />
              <path className={styles.saturated} d={area(({ saturated }) => saturated)} />
              <path
                className={styles.silent}
                d={area(({ silent, dead }) => Math.max(silent, dead))}
              />
              <path className={styles.dead} d={area(({ dead }) => dead)} />
              {changes.map(({ at, isDeath }) =>
                isDeath ? (
                  <path
                    key={`dead:${at}`}
                    className={styles.death}
                    transform={`translate(${at},${base - tall / 2})`}
                    d="M-4,-4L4,4M4,-4L-4,4"
                  />
                ) : (
                  <circle
                    key={`back:${at}`}
                    className={styles.recovery}
                    cx={at}
                    cy={base - tall / 2}
                    r={4}
                  />
                ),
              )}
              <text className={styles.ending} x={width + 8} y={base - tall / 2} dy="0.35em">
                {ending}
              </text>
            </g>
          );
        })}
        <line
          className={styles.shown}
          x1={x(axis.shownEpoch)}
          x2={x(axis.shownEpoch)}
          y2={Math.max(0, size.heightPx - 4)}
        />
      </ChartDrawing>
    </div>
  );
}
