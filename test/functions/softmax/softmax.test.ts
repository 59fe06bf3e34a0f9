import fc from "fast-check";
import { expect, test } from "vitest";
import {
  crossEntropy,
  crossEntropySlopes,
  logSoftmax,
  softmax,
  softmaxJacobian,
} from "../../../src/functions/softmax/softmax.ts";

const logits = [2, -1, 0.5];

/** A handful of float64 operations on each side: 1e-15 is several roundings of numbers below 4. */
const expectNear = (found: readonly number[], wanted: readonly number[], allowed = 4e-15) => {
  expect(found).toHaveLength(wanted.length);
  found.forEach((value, index) => {
    expect(Math.abs(value - (wanted[index] ?? Number.NaN))).toBeLessThanOrEqual(allowed);
  });
};

/** scipy.special.softmax and log_softmax, SciPy 1.17.1, float64. */
test("softmax and its logarithm agree with SciPy, at every temperature", () => {
  expectNear(softmax(logits), [0.7855970345892759, 0.039112573270687456, 0.1752903921400367]);
  expectNear(
    softmax(logits, 0.5),
    [0.9503302116973794, 0.0023556330807966807, 0.04731415522182405],
  );
  expectNear(softmax(logits, 4), [0.4630367419657945, 0.21872306959481305, 0.3182401884393924]);
  expectNear(logSoftmax(logits), [-0.24131129665715703, -3.241311296657157, -1.7413112966571571]);
  expectNear(logSoftmax([1000, 0, -1000]), [0, -1000, -2000]);
});

/** torch.autograd.functional.jacobian of torch.softmax(z/T), PyTorch 1.13, float64. */
test.each([
  [
    1,
    [0.16843433383381196, -0.03072672157660784, -0.13770761225720413],
    [-0.03072672157660784, 0.03758277988283256, -0.006856058306224722],
    [-0.13770761225720413, -0.006856058306224722, 0.14456367056342886],
  ],
  [
    0.5,
    [0.09440540086518688, -0.004477258568709719, -0.08992814229647743],
    [-0.004477258568709719, 0.0047001681471706734, -0.0002229095784609554],
    [-0.08992814229647743, -0.0002229095784609554, 0.09015105187493837],
  ],
  [
    4,
    [0.062158429388874184, -0.02531920438448499, -0.03683922500438919],
    [-0.02531920438448499, 0.042720822105458904, -0.01740161772097391],
    [-0.03683922500438919, -0.01740161772097391, 0.0542408427253631],
  ],
])("the Jacobian at T = %d agrees with PyTorch", (temperature, ...rows) => {
  const found = softmaxJacobian(logits, temperature);
  rows.forEach((row, index) => {
    expectNear(found[index] ?? [], row);
  });
});

/** torch.nn.functional.cross_entropy and its gradient, PyTorch 1.13, float64. */
test("cross-entropy and its slopes agree with PyTorch", () => {
  expectNear(
    [crossEntropy(logits, 1), crossEntropy(logits, 1, 0.5)],
    [3.241311296657157, 6.050945763522998],
  );
  expectNear(
    crossEntropySlopes(logits, 1),
    [0.7855970345892759, -0.9608874267293126, 0.1752903921400367],
  );
  expectNear(
    crossEntropySlopes(logits, 1, 0.5),
    [1.9006604233947588, -1.9952887338384067, 0.0946283104436481],
  );
});

const anyLogits = fc.array(fc.double({ min: -30, max: 30, noNaN: true }), {
  minLength: 2,
  maxLength: 5,
});

test("through the Jacobian, −y/p becomes p − y", () => {
  fc.assert(
    fc.property(anyLogits, fc.double({ min: 0.5, max: 10, noNaN: true }), (z, temperature) => {
      const p = softmax(z, temperature);
      const target = p.indexOf(Math.max(...p));
      const jacobian = softmaxJacobian(z, temperature);
      const byChain = z.map(
        (_, j) => -(jacobian[target]?.[j] ?? Number.NaN) / (p[target] ?? Number.NaN),
      );
      // A division and a product of numbers up to 2: a few roundings of 4e-16.
      expectNear(crossEntropySlopes(z, target, temperature), byChain, 4e-15);
    }),
    { seed: 20261128 },
  );
});

test("shares sum to 1, rows of the Jacobian to 0, and a constant added to every logit changes nothing", () => {
  fc.assert(
    fc.property(anyLogits, fc.integer({ min: -64, max: 64 }), (z, shift) => {
      const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
      expect(Math.abs(sum(softmax(z)) - 1)).toBeLessThanOrEqual(1e-15 * z.length);
      for (const row of softmaxJacobian(z)) expect(Math.abs(sum(row))).toBeLessThanOrEqual(1e-15);
      // The sum z + shift is rounded at 94: 1.4e-14, times a slope of at most 1/4 for each logit.
      expectNear(softmax(z.map((one) => one + shift)), softmax(z), 3e-14);
    }),
    { seed: 20261129 },
  );
});

test("of two logits softmax is the sigmoid of their difference", () => {
  for (const z of [-20, -1, 0, 0.3, 8]) {
    const sigmoid = 1 / (1 + Math.exp(-z));
    expectNear([softmax([z, 0])[0] ?? Number.NaN], [sigmoid], 4e-16);
  }
});

test("huge logits and cold temperatures stay numbers; no temperature but a positive one is one", () => {
  expect(softmax([1e4, -1e4, 0], 0.01)).toEqual([1, 0, 0]);
  expect(crossEntropySlopes([1e4, -1e4, 0], 1)).toEqual([1, -1, 0]);
  for (const bad of [0, -1, Number.NaN]) expect(() => softmax([1, 2], bad)).toThrow(RangeError);
});
