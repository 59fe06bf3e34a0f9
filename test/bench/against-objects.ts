import { createFastTrainer } from "../../src/engine/fast/fast-trainer.ts";
import { inTurns, ratios, type Spread, spreadOf } from "./measure.ts";
import { type ObjectFunctionId, ObjectNetwork } from "./object-network.ts";
import { experimentOf, setUpWith } from "./workloads.ts";

interface ObjectWorkload {
  readonly name: string;
  readonly hidden: readonly number[];
  readonly activation: ObjectFunctionId;
  readonly batchSize: number;
  /** The least ratio that must hold, and the one aimed at. */
  readonly floor: number;
  readonly aim: number;
}

const six = Array.from({ length: 6 }, () => 8);
const ten = Array.from({ length: 10 }, () => 32);

const objectWorkloads: readonly ObjectWorkload[] = [
  { name: "2-4-2-1", hidden: [4, 2], activation: "tanh", batchSize: 10, floor: 68, aim: 80 },
  { name: "2-8×6-1", hidden: six, activation: "tanh", batchSize: 10, floor: 72, aim: 110 },
  { name: "2-3-3-1", hidden: [3, 3], activation: "tanh", batchSize: 10, floor: 75, aim: 80 },
  { name: "2-32×10-1", hidden: ten, activation: "tanh", batchSize: 10, floor: 105, aim: 150 },
  { name: "2-4-2-1", hidden: [4, 2], activation: "sigmoid", batchSize: 10, floor: 55, aim: 70 },
  { name: "2-8×6-1", hidden: six, activation: "sigmoid", batchSize: 10, floor: 60, aim: 90 },
  { name: "2-4-2-1", hidden: [4, 2], activation: "tanh", batchSize: 1, floor: 22, aim: 40 },
  { name: "2-8×6-1", hidden: six, activation: "tanh", batchSize: 1, floor: 22, aim: 40 },
];

export interface ObjectResult {
  readonly workload: ObjectWorkload;
  readonly fastMicroseconds: Spread;
  /** How many times longer an object for every unit takes. */
  readonly ratio: Spread;
}

/** Both engines from the same weights through the same batches, in turns. */
export async function measureAgainstObjects(): Promise<readonly ObjectResult[]> {
  const results: ObjectResult[] = [];
  for (const workload of objectWorkloads) {
    const { hidden, activation, batchSize } = workload;
    const base = experimentOf(hidden);
    const batch = { ...base.batch, size: batchSize };
    const setUp = setUpWith({ ...base, batch }, activation);
    const { data, parameters, experiment } = setUp;
    const { count, inputs: flat, targets: targetArray } = data.train;
    const objects = new ObjectNetwork([2, ...hidden, 1], activation, parameters);
    const inputs = Array.from({ length: count }, (_, example) => [
      ...flat.subarray(2 * example, 2 * example + 2),
    ]);
    const targets = [...targetArray];
    const fast = createFastTrainer(setUp);
    const [fastRounds = [], objectRounds = []] = await inTurns(
      [
        { run: () => fast.trainEpoch(), roundMs: 30 },
        {
          run: () =>
            objects.trainEpoch(inputs, targets, batchSize, experiment.optimiser.learningRate),
          roundMs: 60,
        },
      ],
      15,
    );
    fast.dispose();
    results.push({
      workload,
      fastMicroseconds: spreadOf(fastRounds),
      ratio: ratios(objectRounds, fastRounds),
    });
  }
  return results;
}
