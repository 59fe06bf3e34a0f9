import { datasets } from "../../src/engine/data/datasets.ts";
import { arithmeticVersion } from "../../src/engine/fast/arithmetic-version.ts";
import { FastTrainer } from "../../src/engine/fast/fast-trainer.ts";
import { initialisers } from "../../src/engine/network/initialisers.ts";
import { outputKinds } from "../../src/engine/network/losses.ts";
import { activationFunctions } from "../../src/functions/families/registry.ts";
import recorded from "../fixtures/engine-fingerprints.json" with { type: "json" };
import { functionRecords, layerRecords } from "../functions/families/records/records.ts";
import { experimentWith, setUpOf } from "./example-experiment.ts";

/** FNV-1a over the bytes of float32 and uint32 arrays, little-endian. */
function fingerprint(...arrays: readonly (Float32Array | Uint32Array)[]): string {
  let hash = 0x811c9dc5;
  for (const array of arrays) {
    const view = new DataView(new ArrayBuffer(4));
    for (const value of array) {
      if (array instanceof Float32Array) view.setFloat32(0, value, true);
      else view.setUint32(0, value, true);
      for (let byte = 0; byte < 4; byte++) {
        hash = Math.imul(hash ^ view.getUint8(byte), 0x01000193);
      }
    }
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** As recorded: those of functions stand in their own records. */
export const recordedFingerprints: Readonly<Record<string, string>> = {
  ...recorded,
  ...Object.fromEntries(
    Object.entries({ ...functionRecords, ...layerRecords }).map(([id, { bits }]) => [
      `run ${id}`,
      bits,
    ]),
  ),
};

/** Fingerprints of data, of initial weights, and of weights and losses after some training. */
export function fingerprints(): Record<string, string> {
  // Whoever records other bits raises the version with them.
  const found: Record<string, string> = { arithmetic: String(arithmeticVersion) };
  for (const { id } of datasets.filter((dataset) => dataset.id !== "points")) {
    for (const seed of [0, 1, 4294967295]) {
      const features = ["x1", "x2", "sinX1", "sinX2"] as const;
      const { data } = setUpOf(
        experimentWith({
          data: { dataset: id, noise: 20, ...(id === "rule" ? { rule: "x2 > sin(x1)" } : {}) },
          network: { features, scaling: "standardised" },
          batch: { shuffle: "everyEpoch" },
        }),
        "tanh",
        seed,
      );
      const { train, test: rest, batchOrder } = data;
      found[`data ${id} ${seed}`] = fingerprint(
        ...[train, rest].flatMap((set) => [set.coordinates, set.inputs, set.targets]),
        batchOrder(3),
      );
    }
  }
  for (const { id } of initialisers) {
    for (const seed of [0, 4294967295]) {
      const experiment = experimentWith({ initialisation: { scheme: id } });
      const { parameters } = setUpOf(experiment, "maxout", seed);
      found[`weights ${id} ${seed}`] = fingerprint(Float32Array.from(parameters));
    }
  }
  for (const { id } of activationFunctions) {
    // A short last mini-batch, a new order every epoch, and roots and quotients in the updates.
    const experiment = experimentWith({
      data: { dataset: "spiral", sampleCount: 150, noise: 10 },
      batch: { size: 7, shuffle: "everyEpoch" },
      optimiser: { algorithm: "adam", learningRate: 0.01 },
    });
    const trainer = new FastTrainer(setUpOf(experiment, id));
    for (let epoch = 0; epoch < 30; epoch++) trainer.trainEpoch();
    const loss = Float32Array.of(trainer.evaluate("test").loss);
    found[`run ${id}`] = fingerprint(trainer.parameters(), loss);
  }
  for (const { id } of outputKinds) {
    // Three classes where the output takes them; two give softmax two units and others one.
    const experiment = experimentWith({
      data: { dataset: id === "softmax" ? "blobs" : "xor", sampleCount: 150, noise: 10 },
      network: { output: id },
    });
    const trainer = new FastTrainer(setUpOf(experiment, "tanh"));
    for (let epoch = 0; epoch < 30; epoch++) trainer.trainEpoch();
    const losses = (["train", "test"] as const).map((split) => trainer.evaluate(split).loss);
    found[`output ${id}`] = fingerprint(trainer.parameters(), Float32Array.from(losses));
  }
  return found;
}
