import type { SplitId } from "../../training/trainer.ts";
import type { KernelSpec } from "../layout/kernel-spec.ts";
import { examplesPerVector } from "../layout/lanes.ts";
import type { MemoryMap } from "../layout/memory-map.ts";

/** A row of blocks of examples in memory. */
export interface Blocks {
  readonly start: number;
  readonly count: number;
  /** Examples in a full block. */
  readonly examples: number;
  readonly vectors: number;
  readonly bytes: number;
}

/** Where a kernel's examples lie, behind all that its map has a place for. */
export interface BlockLayout {
  /** Mini-batches. */
  readonly train: Blocks;
  /** What evaluation goes through. */
  readonly splits: Readonly<Record<SplitId, Blocks>>;
  /** One block of points to predict. */
  readonly scratch: Blocks;
  /** Where batch normalisation's pass over the training set keeps what it passes on. */
  readonly statistics: number;
  /** Bytes of the whole memory. */
  readonly end: number;
}

export function blockLayout(
  spec: KernelSpec,
  map: MemoryMap,
  counts: Readonly<Record<SplitId, number>>,
): BlockLayout {
  let next = map.end;
  const take = (total: number, one: Pick<Blocks, "examples" | "vectors" | "bytes">): Blocks => {
    const start = next;
    const count = Math.ceil(total / one.examples);
    next += count * one.bytes;
    return { ...one, start, count };
  };
  const miniBatch = {
    examples: spec.batchSize,
    vectors: map.trainVectors,
    bytes: map.trainBlockBytes,
  };
  const chunk = {
    examples: map.evaluationVectors * examplesPerVector(spec.lanes),
    vectors: map.evaluationVectors,
    bytes: map.evaluationBlockBytes,
  };
  const train = take(counts.train, miniBatch);
  const splits = { train: take(counts.train, chunk), test: take(counts.test, chunk) };
  const scratch = take(chunk.examples, chunk);
  const statistics = next;
  if (spec.normalisation?.statistics === "trainingSet") {
    next += splits.train.count * map.statistics.blockBytes;
  }
  return { train, splits, scratch, statistics, end: next };
}
