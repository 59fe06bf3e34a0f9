import { diagnose, histograms } from "../engine/diagnostics/layer-diagnostics.ts";
import { gridPoints } from "../engine/race/decision-map.ts";
import type { Grid, PictureContents, PictureKind } from "../protocol/pictures.ts";
import type { Arms } from "./arms.ts";
import type { Grain } from "./grain.ts";
import type { RunningArm } from "./running-arm.ts";

/** What a picture is drawn with. */
export interface Drawing {
  readonly arms: Arms;
  readonly arm: RunningArm;
  /** Cells along each side, as asked for. */
  readonly cells: number;
  /** What a grid may cost, in milliseconds; null for whatever it does. */
  readonly budgetMs: number | null;
  readonly grain: Grain;
}

/** How each kind of picture is drawn. */
export const drawByKind: {
  readonly [Kind in PictureKind]: (drawing: Drawing) => PictureContents[Kind];
} = {
  boundary: (drawing) => grid(drawing, false),
  units: (drawing) => grid(drawing, true),
  parameters: ({ arm }) => parametersOf(arm),
  diagnosis: ({ arms: { experiment, data }, arm }) =>
    diagnose({ experiment, data, arm: arm.arm, parameters: parametersOf(arm) }),
  histogram: ({ arms: { experiment, data }, arm }) =>
    histograms({ experiment, data, arm: arm.arm, parameters: parametersOf(arm) }),
};

/** Kinds that cost more than a picture is worth at every frame. */
export const isCostly = (kind: PictureKind): boolean =>
  kind === "diagnosis" || kind === "histogram";

const parametersOf = ({ run }: RunningArm): Float32Array =>
  Float32Array.from(run.trainer.parameters());

function grid({ arm: { run }, cells: asked, budgetMs, grain }: Drawing, ofUnits: boolean): Grid {
  const { parameterCount, hiddenLayerCount } = run.shape;
  if (ofUnits && hiddenLayerCount === 0) return { values: new Float32Array(0), cells: 0 };
  const cells = grain.affordable(asked, parameterCount, budgetMs);
  const { outputs, units } = grain.measured(parameterCount, cells, () =>
    run.trainer.predict(pointsOf(cells), ofUnits),
  );
  return { values: units ?? outputs, cells };
}

/** The same array for the same number of cells: trainers keep what they make of it. */
const points = new Map<number, Float32Array>();

function pointsOf(cells: number): Float32Array {
  const known = points.get(cells) ?? gridPoints(cells);
  points.set(cells, known);
  return known;
}
