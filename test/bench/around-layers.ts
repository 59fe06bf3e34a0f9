import { armShape } from "../../src/engine/experiment/arm.ts";
import { armOf } from "../../src/engine/experiment/defaults.ts";
import type { Experiment } from "../../src/engine/experiment/experiment.ts";
import { createFastTrainer } from "../../src/engine/fast/fast-trainer.ts";
import { initialise } from "../../src/engine/training/initialise.ts";
import { prepareRun } from "../../src/engine/training/prepare-run.ts";
import { inTurns, ratios, type Spread, spreadOf } from "./measure.ts";
import { experimentOf } from "./workloads.ts";

export interface AroundLayersResult {
  readonly name: string;
  /** Microseconds for an epoch of 250 examples on 2-8×6-1, batch 10, tanh. */
  readonly microseconds: Spread;
  /** To the plain network. */
  readonly ratio: Spread;
  /** Null where none is promised. */
  readonly most: number | null;
}

const plain = experimentOf(Array.from({ length: 6 }, () => 8));

type Network = Partial<Experiment["network"]>;
const withNetwork = (network: Network): Experiment => ({
  ...plain,
  network: { ...plain.network, ...network },
});

const cases: readonly (readonly [string, Experiment, number | null])[] = [
  ["plain", plain, null],
  ["batch normalisation", withNetwork({ normalisation: "batch" }), 1.5],
  ["layer normalisation", withNetwork({ normalisation: "layer" }), 1.5],
  ["RMS normalisation", withNetwork({ normalisation: "rms" }), 1.5],
  ["skip connections", withNetwork({ skip: "identity" }), null],
  ["dropout", { ...plain, regularisation: { ...plain.regularisation, dropout: 0.2 } }, 1.5],
  ["clipping by norm", { ...plain, optimiser: { ...plain.optimiser, clipping: "norm" } }, null],
];

/** What stands around the layers, and what it costs. */
export async function measureAroundLayers(): Promise<readonly AroundLayersResult[]> {
  const arm = armOf("tanh");
  const racers = cases.map(([, base]) => {
    const experiment = { ...base, optimiser: { ...base.optimiser, learningRate: 0.001 } };
    const data = prepareRun(experiment);
    const shape = armShape(experiment, data, arm);
    const parameters = initialise(experiment, shape, arm);
    return createFastTrainer({ experiment, data, arm, parameters });
  });
  const works = racers.map((racer) => ({ run: () => racer.trainEpoch(), roundMs: 3 }));
  const measured = await inTurns(works, 40);
  for (const racer of racers) racer.dispose();
  const [first = []] = measured;
  return cases.map(([name, , most], index) => {
    const rounds = measured[index] ?? [];
    return { name, microseconds: spreadOf(rounds), ratio: ratios(rounds, first), most };
  });
}
