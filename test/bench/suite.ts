import { createFastTrainer } from "../../src/engine/fast/fast-trainer.ts";
import { createReferenceTrainer } from "../../src/engine/reference/reference-trainer.ts";
import { measureAgainstObjects, type ObjectResult } from "./against-objects.ts";
import { type KernelCreation, measureKernelCreation } from "./kernel-creation.ts";
import { inTurns, ratios, type Spread, spreadOf } from "./measure.ts";
import { flopsPerEpoch, peakGigaflops, peakWork } from "./peak.ts";
import { measureRace, type RaceResult } from "./race.ts";
import { kernelsAlone, prepareTensorflow, tensorflowWays } from "./tensorflow.ts";
import { setUpOf, type Workload, workloads } from "./workloads.ts";

export interface TrainingResult {
  readonly workload: Workload;
  readonly fastMicroseconds: Spread;
  /** How many times longer the float64 engine takes. */
  readonly reference: Spread;
  /** The same of TensorFlow.js, each of its ways. */
  readonly tensorflow: readonly { readonly way: string; readonly ratio: Spread }[];
  /** The same of backpropagation derived by us, on TensorFlow.js's kernels. */
  readonly kernelsAlone: Spread;
  /** Share of the machine's SIMD peak that the matrix products reach, and that peak in GFLOP/s. */
  readonly peakShare: Spread;
  readonly peakGigaflops: Spread;
}

export interface SuiteResult {
  readonly against: string;
  readonly training: readonly TrainingResult[];
  readonly objects: readonly ObjectResult[];
  readonly kernels: readonly KernelCreation[];
  readonly race: RaceResult;
}

/** Everything that is measured side by side in one thread; runs in Node and in a browser's worker. */
export async function runSuite(log: (line: string) => void): Promise<SuiteResult> {
  log("race");
  // First, while every module is still to be compiled: as a page would meet it.
  const race = measureRace(32, 200);
  log("kernels");
  const kernels = measureKernelCreation();
  log("objects");
  const objects = await measureAgainstObjects();
  const against = await prepareTensorflow();
  const training: TrainingResult[] = [];
  for (const workload of workloads) {
    log(workload.name);
    training.push(await measureTraining(workload));
  }
  return { against, training, objects, kernels, race };
}

/** Rounds that the engines, TensorFlow.js and the machine's peak take in turns. */
const rounds = 7;

async function measureTraining(workload: Workload): Promise<TrainingResult> {
  const setUp = setUpOf(workload);
  const fast = createFastTrainer(setUp);
  const reference = createReferenceTrainer(setUp);
  const ways = [...tensorflowWays, kernelsAlone].map((way) => way(setUp));
  const [fastRounds = [], referenceRounds = [], peakRounds = [], ...others] = await inTurns(
    [
      { run: () => fast.trainEpoch(), roundMs: 50 },
      { run: () => reference.trainEpoch(), roundMs: 100 },
      peakWork(),
      ...ways.map(({ trainEpoch }) => ({ run: trainEpoch, roundMs: 200 })),
    ],
    rounds,
  );
  const byWay = ways.map(({ name }, index) => ({
    way: name,
    ratio: ratios(others[index] ?? [], fastRounds),
  }));
  for (const { dispose } of ways) dispose();
  fast.dispose();
  const flops = flopsPerEpoch(2, workload.hidden, setUp.data.train.count);
  const peaks = peakRounds.map(peakGigaflops);
  return {
    workload,
    fastMicroseconds: spreadOf(fastRounds),
    reference: ratios(referenceRounds, fastRounds),
    tensorflow: byWay.slice(0, tensorflowWays.length),
    kernelsAlone: byWay.at(-1)?.ratio ?? spreadOf([Number.NaN]),
    peakShare: spreadOf(
      fastRounds.map(
        (microseconds, round) => flops / (microseconds * 1000) / (peaks[round] as number),
      ),
    ),
    peakGigaflops: spreadOf(peaks),
  };
}
