import { expect, test } from "vitest";
import type { EmitContext } from "../../../src/engine/fast/dense-kernel.ts";
import { emitDropout, emitLayerDraws } from "../../../src/engine/fast/draw-kernel.ts";
import { absolute } from "../../../src/engine/fast/pointer.ts";
import { throughMemory } from "../../../src/engine/fast/row-access.ts";
import { draw } from "../../../src/engine/random/draw.ts";
import { dropoutFactor } from "../../../src/engine/training/dropout.ts";
import { ModuleBuilder } from "../../../src/wasm/module-builder.ts";
import { SimdMath } from "../../../src/wasm/simd-math.ts";

const layers = 3;
const units = 5;
const vectors = 6;
const at = { epoch: 0, examples: 64, states: 256, activations: 1024, factors: 2048 };

/** Dropout's factors of one layer for 24 examples, as a kernel draws them. */
function drawnFactors(state: number, examples: Uint32Array, layer: number, rate: number) {
  const builder = new ModuleBuilder();
  builder.function({ exportName: "run" }, (locals) => {
    const math = new SimdMath(locals);
    const context: EmitContext = {
      ...{ mode: "samples", straight: false, rows: throughMemory },
      ...{ locals, math },
    };
    return [
      emitLayerDraws(
        context,
        { layers, vectors },
        {
          epoch: absolute(at.epoch),
          examples: absolute(at.examples),
          states: absolute(at.states),
        },
      ),
      emitDropout(context, { units, vectors }, rate, {
        states: absolute(at.states + layer * vectors * 16),
        activations: absolute(at.activations),
        factors: absolute(at.factors),
      }),
    ];
  });
  const memory = new WebAssembly.Memory({ initial: 1 });
  const words = new Uint32Array(memory.buffer);
  const floats = new Float32Array(memory.buffer);
  words.fill(state, 0, 4);
  words.set(examples, at.examples / 4);
  floats.fill(-3, at.activations / 4, at.activations / 4 + units * vectors * 4);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(builder.build()), {
    env: { memory },
  });
  (exports.run as () => void)();
  const read = (start: number) => floats.slice(start / 4, start / 4 + units * vectors * 4);
  return { factors: read(at.factors), activations: read(at.activations) };
}

test.each([
  [0, 0, 0, 0.5],
  [4294967295, 7, 2, 0.1],
  [11, 1999, 1, 0.9],
])(
  "a kernel draws what the hash gives: seed %i, epoch %i, layer %i, rate %f",
  (seed, epoch, layer, rate) => {
    const examples = Uint32Array.from({ length: vectors * 4 }, (_, place) => (place * 7919) % 250);
    const drawn = drawnFactors(draw(seed, "dropout", epoch), examples, layer, rate);
    const expected = Float32Array.from({ length: units * vectors * 4 }, (_, place) => {
      const example = examples[place % (vectors * 4)] as number;
      const unit = Math.floor(place / (vectors * 4));
      return dropoutFactor(draw(seed, "dropout", epoch, example, layer), unit, rate);
    });
    expect(drawn.factors).toEqual(expected);
    expect(drawn.activations).toEqual(expected.map((factor) => -3 * factor));
    expect(new Set(expected).size).toBe(2);
  },
);
