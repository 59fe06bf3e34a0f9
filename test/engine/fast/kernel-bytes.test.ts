import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { generateKernel } from "../../../src/engine/fast/kernel/generate-kernel.ts";
import { kernelSpec } from "../../../src/engine/fast/layout/kernel-spec.ts";
import type { LaneMode } from "../../../src/engine/fast/layout/lanes.ts";
import { outputKindById } from "../../../src/engine/network/losses.ts";
import { activationFunctions } from "../../../src/functions/families/registry.ts";
import { setUpOf as workloadSetUp, workloads } from "../../bench/workloads.ts";
import recorded from "../../fixtures/kernel-bytes.json" with { type: "json" };
import { type Changes, experimentWith, setUpOf } from "../example-experiment.ts";

const digest = (...of: Parameters<typeof kernelSpec>): string =>
  createHash("sha256")
    .update(generateKernel(kernelSpec(...of)))
    .digest("hex")
    .slice(0, 16);

const lanes: readonly LaneMode[] = ["samples", "replicates"];

/** The code of networks that use no normalisation, skip connection, dropout or clipping. */
function plainKernels(): Record<string, string> {
  const found: Record<string, string> = {};
  const record = (name: string, { experiment, data, arm }: ReturnType<typeof setUpOf>): void => {
    for (const mode of lanes) found[`${name} ${mode}`] = digest(experiment, data, arm, mode);
  };
  for (const workload of workloads) record(workload.name, workloadSetUp(workload));
  for (const { id } of activationFunctions) record(id, setUpOf(experimentWith({}), id));
  const others: Readonly<Record<string, Changes>> = {
    ...Object.fromEntries(
      Object.keys(outputKindById).map((output) => [`output ${output}`, { network: { output } }]),
    ),
    ...Object.fromEntries(
      (["sgd", "momentum", "nesterov", "rmsprop", "adam"] as const).map((algorithm) => [
        `optimiser ${algorithm}`,
        { optimiser: { algorithm }, network: { hidden: [17, 9] } },
      ]),
    ),
    l1: { regularisation: { kind: "l1" } },
    l2: { regularisation: { kind: "l2" } },
  } as Readonly<Record<string, Changes>>;
  for (const [name, changes] of Object.entries(others)) {
    record(name, setUpOf(experimentWith(changes), "tanh"));
  }
  return found;
}

// Recorded where the plain layers' own code last changed: who uses nothing that a kernel can have
// beside its layers has that code, and so its bits and its speed.
test("kernels of plain arms are byte for byte those that were recorded", () => {
  const found = plainKernels();
  expect(Object.keys(recorded).length).toBeGreaterThan(100);
  for (const [name, bytes] of Object.entries(recorded)) {
    expect([name, found[name]]).toEqual([name, bytes]);
  }
});
