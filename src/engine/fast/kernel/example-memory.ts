import type { ExampleSet } from "../../training/run-data.ts";
import type { KernelSpec } from "../layout/kernel-spec.ts";
import { examplesPerVector, type LaneMode } from "../layout/lanes.ts";
import type { Blocks } from "./block-layout.ts";

/** Rows of one value for each example of a block, [row][vector], at an address. */
export interface Rows {
  readonly address: number;
  readonly count: number;
  readonly vectors: number;
}

/** The examples in a kernel's memory, of one lane at a time. */
export class ExampleMemory {
  readonly #lanes: LaneMode;
  readonly #inputs: number;
  readonly #outputs: number;
  readonly #floats: Float32Array;
  /** The same memory. */
  readonly #words: Uint32Array;

  constructor({ lanes, shape }: KernelSpec, { buffer }: WebAssembly.Memory) {
    this.#lanes = lanes;
    this.#inputs = shape.inputs;
    this.#outputs = shape.outputs;
    this.#floats = new Float32Array(buffer);
    this.#words = new Uint32Array(buffer);
  }

  /** Lays out features, targets and weights of examples in this order. */
  write(
    blocks: Blocks,
    lane: number,
    set: ExampleSet,
    order: Uint32Array,
    weightOf: (blockSize: number) => number,
  ): void {
    const [inputs, outputs, places] = [this.#inputs, this.#outputs, this.#placesIn(blocks)];
    const floats = this.#floats;
    const stride = this.#strides(blocks.vectors, lane);
    // A race lays out thousands of examples for runs of milliseconds: places are counted, not computed.
    for (let block = 0; block < blocks.count; block++) {
      const first = block * blocks.examples;
      const size = Math.min(blocks.examples, set.count - first);
      const weight = weightOf(size);
      const start = (blocks.start + block * blocks.bytes) / 4 + stride.first;
      for (let place = 0; place < places; place++) {
        // Padding repeats a real example at weight 0, so that it is finite where the example is.
        const example = order[first + (place < size ? place : 0)] as number;
        let at = start + place * stride.example;
        for (let feature = 0; feature < inputs; feature++, at += stride.row) {
          floats[at] = set.inputs[example * inputs + feature] as number;
        }
        for (let unit = 0; unit < outputs; unit++, at += stride.row) {
          floats[at] = set.targets[example * outputs + unit] as number;
        }
        floats[at] = place < size ? weight : 0;
      }
    }
  }

  /** The number of every example in the row at this offset of its block; padding has its example's. */
  writeNumbers(blocks: Blocks, offset: number, lane: number, order: Uint32Array): void {
    const places = this.#placesIn(blocks);
    for (let block = 0; block < blocks.count; block++) {
      const first = block * blocks.examples;
      const size = Math.min(blocks.examples, order.length - first);
      const row = blocks.start + block * blocks.bytes + offset;
      for (let place = 0; place < places; place++) {
        const example = order[first + (place < size ? place : 0)] as number;
        this.#words[this.#index(row, 0, blocks.vectors, place, lane)] = example;
      }
    }
  }

  /** Network inputs [point][feature] into the first of these blocks, without targets or weights. */
  writeInputs({ start, vectors }: Blocks, lane: number, inputs: Float32Array): void {
    const size = inputs.length / this.#inputs;
    for (let feature = 0; feature < this.#inputs; feature++) {
      for (let point = 0; point < size; point++) {
        this.#floats[this.#index(start, feature, vectors, point, lane)] = inputs[
          point * this.#inputs + feature
        ] as number;
      }
    }
  }

  /** Copies the first `size` values of each row into `target`, in which rows begin `stride` apart. */
  copyRows(rows: Rows, lane: number, size: number, target: Float32Array, stride: number): void {
    for (let row = 0; row < rows.count; row++) {
      for (let point = 0; point < size; point++) {
        target[row * stride + point] = this.#floats[
          this.#index(rows.address, row, rows.vectors, point, lane)
        ] as number;
      }
    }
  }

  #placesIn({ vectors }: Blocks): number {
    return vectors * examplesPerVector(this.#lanes);
  }

  #index(start: number, row: number, vectors: number, example: number, lane: number): number {
    const stride = this.#strides(vectors, lane);
    return start / 4 + row * stride.row + example * stride.example + stride.first;
  }

  /** Floats from one row to the next and from one example to the next, and before a lane's first. */
  #strides(vectors: number, lane: number) {
    const isSamples = this.#lanes === "samples";
    return { row: vectors * 4, example: isSamples ? 1 : 4, first: isSamples ? 0 : lane };
  }
}
