import { useMemo } from "react";
import { targetCurve } from "../../engine/data/datasets.ts";
import { cellCentre } from "../../engine/data/plane.ts";
import type { Experiment } from "../../engine/experiment/experiment.ts";
import { BandChart } from "../../plots/race/BandChart.tsx";
import {
  bandRange,
  type CurveBands,
  curveBands,
  widestCell,
} from "../../plots/race/curve-bands.ts";
import { ArmSwatch } from "../../plots/shared/ArmSwatch.tsx";
import { formatNumber, formatShort } from "../../words/format.ts";
import { listOf, say } from "../../words/say.ts";
import styles from "./Boundaries.module.css";
import type { RaceRow } from "./race-figures.ts";

interface CurvesProps {
  readonly rows: readonly RaceRow[];
  /** What the runs trained on. */
  readonly experiment: Experiment;
  /** What the bytes of a recorded curve run over. */
  readonly range: readonly [number, number];
}

/** Of one input: what the arms' networks give at the end, over seeds, as a graph with bands. */
export function Curves({ rows, experiment, range }: CurvesProps) {
  const found = useMemo(
    () =>
      rows.flatMap((row) => {
        const bands = curveBands(row.runs, range);
        return bands ? [{ row, bands }] : [];
      }),
    [rows, range],
  );
  const cells = found[0]?.bands.cells ?? 0;
  const target = useMemo(() => {
    const curve = targetCurve(experiment.data);
    return (
      curve && Float32Array.from({ length: cells }, (_, cell) => curve(cellCentre(cell, cells)))
    );
  }, [experiment.data, cells]);
  if (found.length === 0) return <p className={styles.note}>{say("race.maps.none")}</p>;
  const shown = bandRange(
    found.map(({ bands }) => bands),
    target,
  );
  return (
    <div className={styles.boundaries}>
      <ul className={styles.arms}>
        {found.map(({ row, bands }) => (
          <li key={row.key}>
            <h2 className={styles.name}>
              <ArmSwatch index={row.index} widthPx={22} /> {row.label}
            </h2>
            <BandChart
              arms={[{ slot: row.index, bands }]}
              target={target}
              range={shown}
              description={inWords(row.label, bands)}
            />
          </li>
        ))}
        {found.length > 1 && (
          <li>
            <h2 className={styles.name}>{say("race.curves.medians")}</h2>
            <BandChart
              arms={found.map(({ row, bands }) => ({ slot: row.index, bands }))}
              target={target}
              range={shown}
              description={say("race.curves.mediansOf", {
                arms: listOf(found.map(({ row }) => row.label)),
              })}
            />
          </li>
        )}
      </ul>
      <p className={styles.note}>{say("race.curves.note")}</p>
    </div>
  );
}

/** Where the seeds agree least, with the numbers there. */
function inWords(arm: string, bands: CurveBands): string {
  const cell = widestCell(bands);
  return say("race.curves.bands", {
    arm,
    runs: bands.runs,
    x: formatShort(cellCentre(cell, bands.cells)),
    lower: formatNumber(bands.lower[cell] ?? Number.NaN),
    upper: formatNumber(bands.upper[cell] ?? Number.NaN),
  });
}
