import type { Code } from "../../../wasm/encoder.ts";
import type { LayerShape } from "../../network/network-shape.ts";
import { normalisationById } from "../../network/normalisation.ts";
import { type BranchSize, emitAdded, emitScaled } from "../layers/branch-kernel.ts";
import type { EmitContext } from "../layers/dense-kernel.ts";
import { emitDrawnNumbers, emitDropout, emitLayerDraws } from "../layers/draw-kernel.ts";
import { hiddenOf, type KernelSpec } from "../layout/kernel-spec.ts";
import { parameterBytes, vectorBytes } from "../layout/lanes.ts";
import type { HiddenBuffers, MemoryMap, NormalisedSlots } from "../layout/memory-map.ts";
import { absolute, advance, type Pointer } from "../layout/pointer.ts";
import {
  emitBatchEvaluation,
  emitBatchForward,
} from "../normalisation/batch-normalisation-kernel.ts";
import { emitGainGradients } from "../normalisation/gain-gradient-kernel.ts";
import { emitLayerForward, emitThroughLayer } from "../normalisation/layer-normalisation-kernel.ts";
import { emitShares, emitThroughShares } from "../normalisation/softmax-kernel.ts";

/** The code of a step in place, or a call of the function of this key that layers share. */
export type EmitStep = (
  context: EmitContext,
  key: readonly unknown[],
  pointers: readonly Pointer[],
  emit: (context: EmitContext, pointers: readonly Pointer[]) => Code,
) => Code;

type Seven = [Pointer, Pointer, Pointer, Pointer, Pointer, Pointer, Pointer];
type Eight = [...Seven, Pointer];

/** What stands around the hidden layers of a kernel: normalisation, dropout, skip connections. */
export class LayerSurroundings {
  readonly #spec: KernelSpec;
  readonly #map: MemoryMap;
  readonly #step: EmitStep;

  constructor(spec: KernelSpec, map: MemoryMap, step: EmitStep) {
    this.#spec = spec;
    this.#map = map;
    this.#step = step;
  }

  scaled(context: EmitContext, size: BranchSize, pointers: readonly Pointer[]): Code {
    return this.#step(context, ["scaled", ...Object.values(size)], pointers, (inner, given) => {
      const [source, factors, target] = given as [Pointer, Pointer, Pointer];
      return emitScaled(inner, size, { source, factors, target });
    });
  }

  added(context: EmitContext, size: BranchSize, pointers: readonly Pointer[]): Code {
    return this.#step(context, ["added", ...Object.values(size)], pointers, (inner, given) => {
      const [other, target] = given as [Pointer, Pointer];
      return emitAdded(inner, size, { other, target });
    });
  }

  /** What the draws of a mini-batch go on from, in each hidden layer. */
  draws(context: EmitContext, block: Pointer): Code {
    const { draws, exampleOffset, trainVectors: vectors } = this.#map;
    const size = { layers: this.#spec.shape.hiddenLayerCount, vectors };
    const examples = advance(block, exampleOffset);
    return Object.values(draws).map(({ epoch, states }) =>
      emitLayerDraws(context, size, {
        examples,
        epoch: absolute(epoch),
        states: absolute(states),
      }),
    );
  }

  /** Drops units of a hidden layer in training, and keeps their factors. */
  dropped(context: EmitContext, index: number, vectors: number): Code {
    const { dropout: rate } = this.#spec;
    const { dropout: draws } = this.#map.draws;
    if (rate === undefined || !draws) return [];
    const { units } = this.#spec.shape.layers[index] as LayerShape;
    const { activations, factors } = this.#map.hidden[index] as HiddenBuffers;
    const states = draws.states + index * vectors * vectorBytes;
    const pointers = [states, activations, factors].map(absolute);
    return this.#step(context, ["dropped", units, vectors], pointers, (inner, given) => {
      const [from, a, kept] = given as [Pointer, Pointer, Pointer];
      const at = { states: from, activations: a, factors: kept };
      return emitDropout(inner, { units, vectors }, rate, at);
    });
  }

  /** The row of example weights in a block. */
  weights(vectors: number, block: Pointer): Pointer {
    const { inputs, outputs } = this.#spec.shape;
    return advance(block, (inputs + outputs) * vectors * vectorBytes);
  }

  /** The numbers that shape a hidden layer's function in training, where they are drawn. */
  drawnNumbers(context: EmitContext, index: number, vectors: number): Code {
    const { shape } = this.#spec;
    const hidden = hiddenOf(this.#spec, index);
    const { shape: draws } = this.#map.draws;
    if (hidden.kind === "maxout" || !hidden.drawn || !draws) return [];
    const { drawn } = hidden;
    const { units } = shape.layers[index] as LayerShape;
    const states = draws.states + index * vectors * vectorBytes;
    const pointers = [states, (this.#map.hidden[index] as HiddenBuffers).drawn].map(absolute);
    return this.#step(
      context,
      ["drawn", units, vectors, drawn.low, drawn.high],
      pointers,
      (inner, given) => {
        const [from, numbers] = given as [Pointer, Pointer];
        return emitDrawnNumbers(inner, { units, vectors }, drawn, { states: from, numbers });
      },
    );
  }

  normalisedRows(index: number, start: number): readonly Pointer[] {
    const { gains, shifts, means, variances } = this.#map.normalisedSlots[index] as NormalisedSlots;
    return [gains, shifts, means, variances].map((slot) =>
      absolute(start + slot * parameterBytes(this.#spec.lanes)),
    );
  }

  /** From z to y; in training (`block` given) with what the backward pass needs. */
  normalise(
    context: EmitContext,
    index: number,
    vectors: number,
    block: Pointer | null,
    at: { readonly z: Pointer; readonly y: Pointer },
  ): Code {
    const { rows } = this.#spec.shape.layers[index] as LayerShape;
    const { kind, statistics } = this.#spec.normalisation as NonNullable<
      KernelSpec["normalisation"]
    >;
    const inverses = absolute((this.#map.hidden[index] as HiddenBuffers).inverses);
    const perRow = this.normalisedRows(index, this.#map.parameters);
    const { over, by } = normalisationById[kind];
    const isTraining = block !== null;
    return this.#step(
      context,
      ["normalise", rows, vectors, isTraining],
      [at.z, at.y, inverses, ...perRow, block ? this.weights(vectors, block) : at.z],
      (inner, pointers) => {
        const [z, y, kept, gains, shifts, means, variances, weights] = pointers as Eight;
        const size = { rows, vectors };
        if (by === "exponential") return emitShares(inner, size, { z, y, gains, shifts });
        if (over === "layer") {
          const at = { z, y, gains, shifts, inverses: kept };
          return emitLayerForward(inner, size, at, by === "deviation");
        }
        const numbers = { z, y, gains, shifts, means, variances };
        return isTraining
          ? emitBatchForward(
              inner,
              size,
              { ...numbers, inverses: kept, weights },
              statistics === "running",
            )
          : emitBatchEvaluation(inner, size, numbers);
      },
    );
  }

  /** From ∂L/∂y to ∂L/∂z in a hidden layer's `deltas`, where it is normalised. */
  normaliseBack(context: EmitContext, index: number, vectors: number, block: Pointer): Code {
    if (!this.#spec.normalisation) return [];
    const { rows } = this.#spec.shape.layers[index] as LayerShape;
    const size = { rows, vectors };
    const { over, by } = normalisationById[this.#spec.normalisation.kind];
    const { deltas, normalised, inverses } = this.#map.hidden[index] as HiddenBuffers;
    const [gains] = this.normalisedRows(index, this.#map.parameters);
    const [gainGradients, shiftGradients] = this.normalisedRows(index, this.#map.gradients);
    const pointers = [
      ...[deltas, normalised, inverses].map(absolute),
      ...([gains, gainGradients, shiftGradients] as Pointer[]),
      this.weights(size.vectors, block),
    ];
    return this.#step(
      context,
      ["normaliseBack", ...Object.values(size)],
      pointers,
      (inner, given) => {
        const [delta, x, kept, gain, gainGradient, shiftGradient, weights] = given as Seven;
        const at = {
          deltas: delta,
          normalised: x,
          inverses: kept,
          gains: gain,
          gainGradients: gainGradient,
          shiftGradients: shiftGradient,
        };
        return [
          emitGainGradients(inner, size, at, over === "batch" ? weights : null),
          by === "exponential"
            ? emitThroughShares(inner, size, at)
            : over === "layer"
              ? emitThroughLayer(inner, size, at, by === "deviation")
              : [],
        ];
      },
    );
  }
}
