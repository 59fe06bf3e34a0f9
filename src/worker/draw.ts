import { exampleLosses, traceExample } from "../engine/diagnostics/example-trace.ts";
import { preActivationGrid } from "../engine/diagnostics/fold-grid.ts";
import { diagnose, histograms } from "../engine/diagnostics/layer-diagnostics.ts";
import { diagnoseUnits } from "../engine/diagnostics/unit-diagnostics.ts";
import { gridPoints } from "../engine/race/decision-map.ts";
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
  folds: (drawing) => ({
    values: preActivationGrid(networkOf(drawing), pointsOf(drawing.cells)),
    cells: drawing.cells,
  }),
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
  "losses",
]);

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
