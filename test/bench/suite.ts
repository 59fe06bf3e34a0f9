import { createFastTrainer } from "../../src/engine/fast/fast-trainer.ts";
import { createReferenceTrainer } from "../../src/engine/reference/reference-trainer.ts";
import { bestMicroseconds } from "./measure.ts";
import { flopsPerEpoch, simdPeak } from "./peak.ts";
import { measureRace, type RaceResult } from "./race.ts";
import { kernelsAlone, prepareTensorflow, tensorflowWays, type Way } from "./tensorflow.ts";
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

async function measureTraining(workload: Workload, peak: number): Promise<TrainingResult> {
  const setUp = setUpOf(workload);
  const fast = createFastTrainer(setUp);
  const reference = createReferenceTrainer(setUp);
  const referenceMicroseconds = await bestMicroseconds(() => reference.trainEpoch(), {
    roundMs: 150,
    rounds: 4,
  });
  const ways: { readonly way: string; readonly microseconds: number }[] = [];
  for (const way of tensorflowWays) ways.push(await measureWay(way(setUp)));
  const kernels = await measureWay(kernelsAlone(setUp));
  const fastMicroseconds = await bestMicroseconds(() => fast.trainEpoch(), {
    roundMs: 100,
    rounds: 8,
  });
  const flops = flopsPerEpoch(2, workload.hidden, setUp.data.train.count);
  return {
    workload,
    fastMicroseconds,
    referenceMicroseconds,
    tensorflow: ways,
    kernelsAloneMicroseconds: kernels.microseconds,
    peakShare: flops / (fastMicroseconds * 1000) / peak,
  };
}

async function measureWay({
  name,
  trainEpoch,
  dispose,
}: Way): Promise<{ readonly way: string; readonly microseconds: number }> {
  const microseconds = await bestMicroseconds(trainEpoch, { roundMs: 300, rounds: 3 });
  dispose();
  return { way: name, microseconds };
}
