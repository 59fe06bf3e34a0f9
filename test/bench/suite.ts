import { createFastTrainer } from "../../src/engine/fast/fast-trainer.ts";
import { createReferenceTrainer } from "../../src/engine/reference/reference-trainer.ts";
import { bestMicroseconds } from "./measure.ts";
import { flopsPerEpoch, simdPeak } from "./peak.ts";
import { measureRace, type RaceResult } from "./race.ts";
import { kernelsAlone, prepareTensorflow, tensorflowWays } from "./tensorflow.ts";
import { setUpOf, type Workload, workloads } from "./workloads.ts";

export interface TrainingResult {
  readonly workload: Workload;
  readonly fastMicroseconds: number;
  readonly referenceMicroseconds: number;
  /** TensorFlow.js, each of its ways. */
  readonly tensorflow: readonly { readonly way: string; readonly microseconds: number }[];
  /** Backpropagation derived by us, on TensorFlow.js's kernels. */
  readonly kernelsAloneMicroseconds: number;
  /** Share of the machine's SIMD peak that the matrix products reach. */
  readonly peakShare: number;
}

export interface SuiteResult {
  readonly against: string;
  readonly peakGigaflops: number;
  readonly training: readonly TrainingResult[];
  readonly race: RaceResult;
}

/** Everything that is measured side by side in one thread; runs in Node and in a browser's worker. */
export async function runSuite(log: (line: string) => void): Promise<SuiteResult> {
  log("race");
  // First, while every module is still to be compiled: as a page would meet it.
  const race = measureRace(32, 200);
  const against = await prepareTensorflow();
  const peakGigaflops = await simdPeak();
  const training: TrainingResult[] = [];
  for (const workload of workloads) {
    log(workload.name);
    training.push(await measureTraining(workload, peakGigaflops));
  }
  return { against, peakGigaflops, training, race };
}

/** Rounds that the engines and TensorFlow.js take in turns. */
const rounds = 6;

async function measureTraining(workload: Workload, peak: number): Promise<TrainingResult> {
  const setUp = setUpOf(workload);
  const fast = createFastTrainer(setUp);
  const reference = createReferenceTrainer(setUp);
  const ways = [...tensorflowWays, kernelsAlone].map((way) => way(setUp));
  const [fastMicroseconds = 0, referenceMicroseconds = 0, ...others] = await bestMicroseconds(
    [
      { run: () => fast.trainEpoch(), roundMs: 100 },
      { run: () => reference.trainEpoch(), roundMs: 100 },
      ...ways.map(({ trainEpoch }) => ({ run: trainEpoch, roundMs: 200 })),
    ],
    rounds,
  );
  const byWay = ways.map(({ name }, index) => ({ way: name, microseconds: others[index] ?? 0 }));
  for (const { dispose } of ways) dispose();
  fast.dispose();
  const flops = flopsPerEpoch(2, workload.hidden, setUp.data.train.count);
  return {
    workload,
    fastMicroseconds,
    referenceMicroseconds,
    tensorflow: byWay.slice(0, tensorflowWays.length),
    kernelsAloneMicroseconds: byWay.at(-1)?.microseconds ?? 0,
    peakShare: flops / (fastMicroseconds * 1000) / peak,
  };
}
