import type { EpochAxis } from "./EpochChart.tsx";
import { type LayerRow, LayerRows, type RowRoom } from "./LayerRows.tsx";
import styles from "./LayerStrips.module.css";

export interface StripMoment {
  readonly epoch: number;
  /** Shares of the layer's units, 0 to 1. */
  readonly dead: number;
  readonly silent: number;
  /** Share of (unit, example) pairs. */
  readonly saturated: number;
}

export interface LayerStrip extends LayerRow {
  readonly moments: readonly StripMoment[];
}

interface LayerStripsProps {
  readonly strips: readonly LayerStrip[];
  readonly possibleEndings: readonly string[];
  readonly axis: EpochAxis;
  readonly description: string;
}

/** Between one strip and the next. */
const gapPx = 4;

/**
 * A strip per layer along the run: from below the share of units that are dead, over it those that
 * are silent alone, and pale the share that is saturated. A cross stands where a unit died, a ring
 * where one came back.
 */
export function LayerStrips({ strips, ...rest }: LayerStripsProps) {
  return (
    <LayerRows
      rows={strips}
      {...rest}
      draw={({ moments }, room) => (
        <Strip moments={moments} room={room} lastEpoch={rest.axis.lastEpoch} />
      )}
    />
  );
}

interface StripProps {
  readonly moments: readonly StripMoment[];
  readonly room: RowRoom;
  readonly lastEpoch: number;
}

function Strip({ moments, room: { x, width, height }, lastEpoch }: StripProps) {
  const tall = Math.max(4, height - gapPx);
  const top = (height - tall) / 2;
  const base = top + tall;
  const cells = moments.map((moment, place) => ({
    ...moment,
    from: x(moment.epoch),
    to: x(moments[place + 1]?.epoch ?? lastEpoch),
  }));
  const area = (of: (moment: StripMoment) => number) =>
    cells
      .map((cell) => {
        const share = Math.min(1, of(cell)) * tall;
        return share > 0
          ? `M${cell.from},${base}V${base - share}H${Math.max(cell.from + 1, cell.to)}V${base}Z`
          : "";
      })
      .join("");
  const changes = cells.slice(1).flatMap((cell, place) => {
    const before = cells[place]?.dead ?? 0;
    return cell.dead === before ? [] : [{ at: cell.from, isDeath: cell.dead > before }];
  });
  return (
    <>
      <rect className={styles.track} y={top} width={width} height={tall} />
      <path className={styles.saturated} d={area(({ saturated }) => saturated)} />
      <path className={styles.silent} d={area(({ silent, dead }) => Math.max(silent, dead))} />
      <path className={styles.dead} d={area(({ dead }) => dead)} />
      {changes.map(({ at, isDeath }) =>
        isDeath ? (
          <path
            key={at}
            className={styles.death}
            transform={`translate(${at},${height / 2})`}
            d="M-4,-4L4,4M4,-4L-4,4"
          />
        ) : (
          <circle key={at} className={styles.recovery} cx={at} cy={height / 2} r={4} />
        ),
      )}
    </>
  );
}
