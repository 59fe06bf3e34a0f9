import { armOf } from "../../src/engine/experiment/defaults.ts";
import { Kernel } from "../../src/engine/fast/kernel/kernel.ts";
import { kernelSpec } from "../../src/engine/fast/layout/kernel-spec.ts";
import { prepareRun } from "../../src/engine/training/prepare-run.ts";
import { type Spread, spreadOf } from "./measure.ts";
import { racingArms } from "./race.ts";
import { experimentOf } from "./workloads.ts";

/** The networks whose kernels are made. */
export const kernelNetworks: readonly (readonly number[])[] = [
  [3, 3],
  [8, 8],
  [8, 8, 8, 8, 8, 8],
];

/** Milliseconds to generate, compile and instantiate one arm's kernel that no cache holds. */
export function kernelMs(hidden: readonly number[], activation: string): number {
  const experiment = experimentOf(hidden);
  const data = prepareRun(experiment);
  // A batch of 11 is in nobody else's cache, and costs as much as one of 10.
  const spec = { ...kernelSpec(experiment, data, armOf(activation), "samples"), batchSize: 11 };
  const start = performance.now();
  new Kernel(spec, { train: data.train.count, test: data.test.count });
  return performance.now() - start;
}

export interface KernelCreation {
  readonly hidden: readonly number[];
  readonly ms: Spread;
}

/** Each network's kernels over twelve functions, in a thread that has made others. */
export function measureKernelCreation(): readonly KernelCreation[] {
  kernelMs([2], "tanh");
  return kernelNetworks.map((hidden) => ({
    hidden,
    ms: spreadOf(racingArms.map((activation) => kernelMs(hidden, activation))),
  }));
}
