import { exampleLosses, traceExample } from "../engine/diagnostics/example-trace.ts";
import { preActivationGrid } from "../engine/diagnostics/fold-grid.ts";
import { diagnose, histograms } from "../engine/diagnostics/layer-diagnostics.ts";
import { diagnoseUnits } from "../engine/diagnostics/unit-diagnostics.ts";
import { unitShares } from "../engine/diagnostics/unit-shares.ts";
import { gridPoints, linePoints } from "../engine/race/decision-map.ts";
import type { TrainerSetUp } from "../engine/training/trainer.ts";
import type { Grid, PictureContents, PictureKind } from "../protocol/pictures.ts";
import type { Arms } from "./arms.ts";
import { dynamicsOf } from "./dynamics.ts";
import type { Grain } from "./grain.ts";
import type { RunningArm } from "./running-arm.ts";

/** What a picture is drawn with. */
export interface Drawing {
  readonly arms: Arms;
  readonly arm: RunningArm;
  /** Cells along each side, as asked for. */
  readonly cells: number;
  /** Of a trace. */
  readonly example?: number | undefined;
  /** What a grid may cost, in milliseconds; null for whatever it does. */
  readonly budgetMs: number | null;
  readonly grain: Grain;
  /** Milliseconds. */
  readonly now: () => number;
}

/** What a look at a run's course may cost at once; the rest follows in the next frames. */
const dynamicsMs = 20;

/** How each kind of picture is drawn. */
export const drawByKind: {
  readonly [Kind in PictureKind]: (drawing: Drawing) => PictureContents[Kind];
} = {
  boundary: (drawing) => grid(drawing, false),
  units: (drawing) => grid(drawing, true),
  parameters: ({ arm }) => parametersOf(arm),
  diagnosis: (drawing) => diagnose(networkOf(drawing)),
  histogram: (drawing) => histograms(networkOf(drawing)),
  unitDiagnosis: (drawing) => diagnoseUnits(networkOf(drawing)),
  dynamics: ({ arms, arm, budgetMs, now }) => {
    const endsAt = now() + Math.min(budgetMs ?? dynamicsMs, dynamicsMs);
    return dynamicsOf(arms, arm, () => now() >= endsAt);
  },
  folds: (drawing) => {
    const { cells, rows, at } = placesOf(drawing, drawing.cells);
    return { values: preActivationGrid(networkOf(drawing), at), cells, ...rows };
  },
  shares: (drawing) => unitShares(networkOf(drawing), placesOf(drawing, drawing.cells).at),
  losses: (drawing) => exampleLosses(networkOf(drawing)),
  trace: (drawing) => traceExample(networkOf(drawing), drawing.example ?? 0),
};

/** The network as it stands, for what looks at it in float64. */
const networkOf = ({ arms: { experiment, data }, arm }: Drawing): TrainerSetUp => ({
  experiment,
  data,
  arm: arm.arm,
  parameters: parametersOf(arm),
});

/** Kinds that cost more than a picture is worth at every frame. */
export const isCostly = (kind: PictureKind): boolean => costly.has(kind);

const costly: ReadonlySet<PictureKind> = new Set([
  "diagnosis",
  "histogram",
  "unitDiagnosis",
  "dynamics",
  "folds",
  "shares",
  "losses",
]);

const parametersOf = ({ run }: RunningArm): Float32Array =>
  Float32Array.from(run.trainer.parameters());

function grid(drawing: Drawing, ofUnits: boolean): Grid {
  const { arm, cells: asked, budgetMs, grain } = drawing;
  const { parameterCount, hiddenLayerCount } = arm.run.shape;
  if (ofUnits && hiddenLayerCount === 0) return { values: new Float32Array(0), cells: 0 };
  const { cells, rows, at } = placesOf(drawing, grain.affordable(asked, parameterCount, budgetMs));
  const predict = () => arm.run.trainer.predict(at, ofUnits);
  const { outputs, units } = rows.rows ? predict() : grain.measured(parameterCount, cells, predict);
  return { values: units ?? outputs, cells, ...rows };
}

/** A line has room for finer cells than a plane. */
const lineFactor = 4;

interface Places {
  readonly cells: number;
  readonly rows: Pick<Grid, "rows">;
  /** x1, x2 pairs; the same array for the same number of cells: trainers keep what they make of it. */
  readonly at: Float32Array;
}

/** Where values are taken for so many cells a side: over the plane, or along the line of one input. */
function placesOf({ arms }: Drawing, asked: number): Places {
  const isLine = arms.data.inputCount === 1;
  const cells = isLine ? lineFactor * asked : asked;
  const known = isLine ? lines : grids;
  const at = known.get(cells) ?? (isLine ? linePoints(cells) : gridPoints(cells));
  known.set(cells, at);
  return { cells, rows: isLine ? { rows: 1 } : {}, at };
}

const grids = new Map<number, Float32Array>();
const lines = new Map<number, Float32Array>();
