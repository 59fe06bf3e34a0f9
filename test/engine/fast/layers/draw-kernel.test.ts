import { expect, test } from "vitest";
import type { EmitContext } from "../../../../src/engine/fast/layers/dense-kernel.ts";
import {
  emitDrawnNumbers,
  emitDropout,
  emitLayerDraws,
} from "../../../../src/engine/fast/layers/draw-kernel.ts";
import { absolute } from "../../../../src/engine/fast/layout/pointer.ts";
import { throughMemory } from "../../../../src/engine/fast/layout/row-access.ts";
import { draw } from "../../../../src/engine/random/draw.ts";
import { drawnNumber } from "../../../../src/engine/training/drawn-number.ts";
import { dropoutFactor } from "../../../../src/engine/training/dropout.ts";
import type { Code } from "../../../../src/wasm/encoder.ts";
import { ModuleBuilder } from "../../../../src/wasm/module-builder.ts";
import { SimdMath } from "../../../../src/wasm/simd-math.ts";

const layers = 3;
const units = 5;
const vectors = 6;
const places = units * vectors * 4;
const at = { epoch: 0, examples: 64, states: 256, activations: 1024, drawn: 2048 };
const examples = Uint32Array.from({ length: vectors * 4 }, (_, place) => (place * 7919) % 250);

/** What `emit` stores of a layer of 24 examples, from its draws' states on; activations are −3. */
function run(state: number, emit: (context: EmitContext) => Code) {
  const builder = new ModuleBuilder();
  builder.function({ exportName: "run" }, (locals) => {
    const math = new SimdMath(locals);
    const rows = throughMemory;
    const context: EmitContext = { mode: "samples", locals, math, straight: false, rows };
    const size = { layers, vectors };
    const [epoch, from, states] = [at.epoch, at.examples, at.states].map(absolute);
    if (!epoch || !from || !states) throw new RangeError("Three places");
    return [emitLayerDraws(context, size, { epoch, examples: from, states }), emit(context)];
  });
  const memory = new WebAssembly.Memory({ initial: 1 });
  const words = new Uint32Array(memory.buffer);
  const floats = new Float32Array(memory.buffer);
  words.fill(state, 0, 4);
  words.set(examples, at.examples / 4);
  floats.fill(-3, at.activations / 4, at.activations / 4 + places);
  const module = new WebAssembly.Module(builder.build());
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  (exports.run as () => void)();
  const read = (start: number) => floats.slice(start / 4, start / 4 + places);
  return { drawn: read(at.drawn), activations: read(at.activations) };
}

/** Of each place of a layer, from the bits that all but the unit give. */
const expected = (of: (example: number, unit: number) => number): Float32Array =>
  Float32Array.from({ length: places }, (_, place) =>
    of(examples[place % (vectors * 4)] as number, Math.floor(place / (vectors * 4))),
  );

const keys = [
  [0, 0, 0],
  [4294967295, 7, 2],
  [11, 1999, 1],
] as const;

test.each(keys)(
  "dropout's factors are those of the hash: seed %i, epoch %i, layer %i",
  (seed, epoch, layer) => {
    for (const rate of [0.1, 0.5, 0.9]) {
      const { drawn, activations } = run(draw(seed, "dropout", epoch), (context) =>
        emitDropout(context, { units, vectors }, rate, {
          states: absolute(at.states + layer * vectors * 16),
          activations: absolute(at.activations),
          factors: absolute(at.drawn),
        }),
      );
      const factors = expected((example, unit) =>
        dropoutFactor(draw(seed, "dropout", epoch, example, layer), unit, rate),
      );
      expect(drawn).toEqual(factors);
      expect(activations).toEqual(factors.map((factor) => -3 * factor));
      expect(new Set(factors).size).toBe(2);
    }
  },
);

test.each(keys)(
  "drawn numbers are those of the hash: seed %i, epoch %i, layer %i",
  (seed, epoch, layer) => {
    const range = { low: 1 / 8, high: 1 / 3 };
    const { drawn } = run(draw(seed, "shape", epoch), (context) =>
      emitDrawnNumbers(context, { units, vectors }, range, {
        states: absolute(at.states + layer * vectors * 16),
        numbers: absolute(at.drawn),
      }),
    );
    const numbers = expected((example, unit) =>
      drawnNumber(draw(seed, "shape", epoch, example, layer), unit, range),
    );
    // Half a cell of 2⁻²³ of the range, and two roundings of numbers below ½.
    const tolerance = (range.high - range.low) * 2 ** -24 + 2 ** -25;
    for (const [place, number] of drawn.entries()) {
      expect(Math.abs(number - (numbers[place] as number))).toBeLessThan(tolerance);
    }
    expect(new Set(drawn).size).toBeGreaterThan(places / 2);
  },
);
