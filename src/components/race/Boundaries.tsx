import { useMemo, useState } from "react";
import { dataKind, inputCount } from "../../engine/data/datasets.ts";
import type { Experiment } from "../../engine/experiment/experiment.ts";
import { type OutputId, outputKindById } from "../../engine/network/losses.ts";
import { resolveOutput } from "../../engine/network/output-choice.ts";
import { mapRange } from "../../engine/race/decision-map.ts";
import { experimentOf, type RaceSetUp } from "../../engine/race/race.ts";
import type { PlaneValues } from "../../plots/boundary/boundary-painter.ts";
import { OutputCanvas } from "../../plots/graph/OutputCanvas.tsx";
import {
  type AverageMap,
  averageMap,
  type MapKind,
  mapDifference,
} from "../../plots/race/map-average.ts";
import { niceCeiling } from "../../plots/race/race-figure.ts";
import { ArmSwatch } from "../../plots/shared/ArmSwatch.tsx";
import type { LiveSource } from "../../plots/shared/live-source.ts";
import { formatShort } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import styles from "./Boundaries.module.css";
import { Curves } from "./Curves.tsx";
import type { RaceFigures, RaceRow } from "./race-figures.ts";

interface BoundariesProps {
  readonly figures: RaceFigures;
  readonly race: RaceSetUp;
  /** The value of the variation whose runs they are. */
  readonly variant: number;
}

interface ArmMap {
  readonly row: RaceRow;
  readonly average: AverageMap;
}

/** What the arms' networks decide at the end, over seeds: on average, where they disagree, and how two arms differ. */
export function Boundaries({ figures, race, variant }: BoundariesProps) {
  const { rows } = figures;
  const experiment = useMemo(() => experimentOf(race, { arm: 0, variant }, 0), [race, variant]);
  const kind = useMemo(() => mapKind(experiment), [experiment]);
  return kind.inputCount === 1 && !kind.isChoice ? (
    <Curves rows={rows} experiment={experiment} range={kind.range} />
  ) : (
    <Maps rows={rows} kind={kind} />
  );
}

interface MapsProps {
  readonly rows: readonly RaceRow[];
  readonly kind: MapKind;
}

/** Averages and disagreement; of classes on a line the shares of runs that decide for each. */
function Maps({ rows, kind }: MapsProps) {
  const maps = useMemo(
    () =>
      rows.flatMap((row): ArmMap[] => {
        const average = averageMap(row.runs, kind);
        return average ? [{ row, average }] : [];
      }),
    [rows, kind],
  );
  if (maps.length === 0) {
    return <p className={styles.note}>{say("race.maps.none")}</p>;
  }
  const isRegression = kind.classCount === 0;
  const spread = say(isRegression ? "race.maps.deviation" : "race.maps.disagreement");
  return (
    <div className={styles.boundaries}>
      <ul className={styles.arms}>
        {maps.map(({ row, average }) => (
          <li key={row.key}>
            <h2 className={styles.name}>
              <ArmSwatch index={row.index} widthPx={22} /> {row.label}
            </h2>
            <div className={styles.pair}>
              <Picture
                average={average}
                values={average.mean}
                output={kind.isChoice ? "softmax" : kind.range[0] === 0 ? "sigmoid" : "tanh"}
                classCount={kind.isChoice ? kind.classCount : 0}
                description={say("race.maps.average", {
                  task: isRegression ? "regression" : "classification",
                  arm: row.label,
                  runs: average.runs,
                })}
              />
              <Picture
                average={average}
                values={average.disagreement}
                output="linear"
                classCount={0}
                size={isRegression ? 1 : 0.5}
                description={say("race.maps.spread", {
                  arm: row.label,
                  spread,
                  runs: average.runs,
                })}
              />
            </div>
          </li>
        ))}
      </ul>
      <p className={styles.note}>{say("race.maps.note", { spread })}</p>
      {maps.length > 1 && <Difference maps={maps} kind={kind} />}
    </div>
  );
}

interface DifferenceProps {
  readonly maps: readonly ArmMap[];
  readonly kind: MapKind;
}

function Difference({ maps, kind }: DifferenceProps) {
  const [keys, setKeys] = useState<readonly [string, string]>(["", ""]);
  const find = (key: string, otherwise: number) =>
    (maps.find(({ row }) => row.key === key) ?? maps[otherwise]) as ArmMap;
  const [first, second] = [find(keys[0], 0), find(keys[1], maps.length - 1)];
  const values = useMemo(() => mapDifference(first.average, second.average), [first, second]);
  const scale = differenceScale(values, kind);
  const choose = (side: 0 | 1, key: string) =>
    setKeys(side === 0 ? [key, second.row.key] : [first.row.key, key]);
  const chooser = (side: 0 | 1, shown: ArmMap) => (
    <select
      value={shown.row.key}
      aria-label={say(side === 0 ? "race.maps.first" : "race.maps.second")}
      onChange={(event) => choose(side, event.target.value)}
    >
      {maps.map(({ row }) => (
        <option key={row.key} value={row.key}>
          {row.label}
        </option>
      ))}
    </select>
  );
  return (
    <div className={styles.difference}>
      <div className={styles.differencePicture}>
        <Picture
          average={first.average}
          values={values}
          output={kind.isChoice ? "softmax" : "linear"}
          classCount={kind.isChoice ? kind.classCount : 0}
          size={scale}
          description={say("race.maps.difference", {
            first: first.row.label,
            second: second.row.label,
          })}
        />
      </div>
      <p className={styles.formula}>
        {chooser(0, first)} − {chooser(1, second)}
        <span className={styles.note}>
          {kind.isChoice
            ? say("race.maps.byChoice")
            : say("race.maps.bySign", { scale: formatShort(scale) })}
        </span>
      </p>
    </div>
  );
}

/** The least round value that no cell exceeds; not so small that noise would look like a finding. */
function differenceScale(values: Float32Array, { isChoice, range }: MapKind): number {
  if (isChoice) return 1;
  const most = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  const whole = range[1] - range[0];
  return Math.min(whole, Math.max(whole / 20, niceCeiling(most)));
}

interface PictureProps {
  readonly average: AverageMap;
  readonly values: Float32Array;
  readonly output: OutputId;
  readonly classCount: number;
  readonly size?: number;
  readonly description: string;
}

function Picture({ average, values, size, ...rest }: PictureProps) {
  const { cells, rows } = average;
  const source = useMemo((): LiveSource<PlaneValues> => {
    const picture = { values, cells, ...(rows ? { rows } : {}) };
    return { getState: () => picture, subscribe: () => () => {} };
  }, [values, cells, rows]);
  return (
    <OutputCanvas
      inputCount={rows ?? 2}
      source={source}
      small
      {...rest}
      {...(size === undefined ? {} : { size })}
    />
  );
}

/** How the bytes of a recorded map are to be read. */
function mapKind(experiment: Experiment): MapKind {
  const kind = dataKind(experiment.data);
  const output = resolveOutput(experiment.network.output, kind);
  const { unitPerClass } = outputKindById[output];
  const count = inputCount(experiment.data);
  return {
    classCount: kind.classCount,
    inputCount: count,
    range: mapRange({ output, inputCount: count }),
    isChoice: unitPerClass || kind.classCount > 2,
  };
}
