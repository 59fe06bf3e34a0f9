import { createFastTrainer } from "../../src/engine/fast/fast-trainer.ts";
import { createReferenceTrainer } from "../../src/engine/reference/reference-trainer.ts";
import { bestMicroseconds } from "./measure.ts";
import { flopsPerEpoch, simdPeak } from "./peak.ts";
import { prepareTensorflow, tensorflowWays } from "./tensorflow.ts";
import { setUpOf, type Workload, workloads } from "./workloads.ts";

export interface TrainingResult {
  readonly workload: Workload;
  readonly fastMicroseconds: number;
  readonly referenceMicroseconds: number;
  readonly tensorflowMicroseconds: number;
  /** The fastest of TensorFlow.js's ways. */
  readonly tensorflowWay: string;
  /** Share of the machine's SIMD peak that the matrix products reach. */
  readonly peakShare: number;
}

export interface SuiteResult {
  readonly against: string;
  readonly peakGigaflops: number;
  readonly training: readonly TrainingResult[];
}

/** Everything that is measured side by side in one thread; runs in Node and in a browser's worker. */
export async function runSuite(log: (line: string) => void): Promise<SuiteResult> {
  const against = await prepareTensorflow();
  const peakGigaflops = await simdPeak();
  const training: TrainingResult[] = [];
  for (const workload of workloads) {
    log(workload.name);
    training.push(await measureTraining(workload, peakGigaflops));
  }
  return { against, peakGigaflops, training };
}

async function measureTraining(workload: Workload, peak: number): Promise<TrainingResult> {
  const setUp = setUpOf(workload);
  const fast = createFastTrainer(setUp);
  const reference = createReferenceTrainer(setUp);
  const referenceMicroseconds = await bestMicroseconds(() => reference.trainEpoch(), {
    roundMs: 150,
    rounds: 4,
  });
  const ways: { readonly name: string; readonly microseconds: number }[] = [];
  for (const way of tensorflowWays) {
    const { name, trainEpoch, dispose } = way(setUp);
    ways.push({
      name,
      microseconds: await bestMicroseconds(trainEpoch, { roundMs: 300, rounds: 3 }),
    });
    dispose();
  }
  const fastMicroseconds = await bestMicroseconds(() => fast.trainEpoch(), {
    roundMs: 100,
    rounds: 8,
  });
  const best = ways.reduce((left, right) =>
    right.microseconds < left.microseconds ? right : left,
  );
  const flops = flopsPerEpoch(2, workload.hidden, setUp.data.train.count);
  return {
    workload,
    fastMicroseconds,
    referenceMicroseconds,
    tensorflowMicroseconds: best.microseconds,
    tensorflowWay: best.name,
    peakShare: flops / (fastMicroseconds * 1000) / peak,
  };
}
