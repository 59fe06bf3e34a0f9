import { expect, test } from "vitest";
import { evaluate } from "../../../src/functions/algebra/evaluate.ts";
import {
  misconceptions,
  misconceptionsAbout,
} from "../../../src/functions/families/misconceptions.ts";
import {
  activationById,
  derivativeOf,
  resolveParameters,
} from "../../../src/functions/families/registry.ts";

function known(id: string) {
  const activation = activationById(id);
  if (activation?.kind !== "elementwise") throw new Error(`no function ${id}`);
  const parameters = resolveParameters(activation);
  return {
    f: (z: number, more = {}) => evaluate(activation.value, z, { ...parameters, ...more }),
    slope: (z: number, more = {}) =>
      evaluate(derivativeOf(activation), z, { ...parameters, ...more }),
  };
}

const wrongOf = (id: string, index = 0) => {
  const expression = misconceptionsAbout(id).filter(({ wrong }) => wrong)[index]?.wrong;
  if (!expression) throw new Error(`no wrong curve for ${id}`);
  return (z: number) => evaluate(expression, z, {});
};

/** As the text prints it. */
const digits = (value: number, count: number) => Number(value.toPrecision(count));

/** How 32-bit arithmetic would do it: every operation rounded. */
const f32 = Math.fround;

test("every note names a function of the registry and differs from it where it draws a curve", () => {
  for (const { function: id, wrong, wrongShows, claim } of misconceptions) {
    const { f, slope } = known(id);
    expect(wrong === undefined, claim).toBe(wrongShows === undefined);
    if (!wrong) continue;
    const right = wrongShows === "f" ? f : slope;
    const furthest = Math.max(
      ...[-6, -2.5, -1, -0.5, 0.5, 1, 2.5, 6].map((z) =>
        Math.abs(evaluate(wrong, z, {}) - right(z)),
      ),
    );
    // The smallest gap worth drawing is hard sigmoid's, 1/12 at z = 2.5.
    expect(furthest, claim).toBeGreaterThan(0.08);
  }
});

test("ReLU: −z on the left gives |z|; the value is continuous, the slope jumps from 0 to 1", () => {
  const { f, slope } = known("relu");
  for (const z of [-3, -2, 0, 1.5]) expect(wrongOf("relu")(z)).toBe(Math.abs(z));
  expect([wrongOf("relu")(-2), f(-2)]).toEqual([2, 0]);
  expect([f(-1e-12), f(0)]).toEqual([0, 0]);
  expect(f(1e-12)).toBe(1e-12);
  expect([slope(-1e-12), slope(1e-12)]).toEqual([0, 1]);
});

test("tanh: swapped signs give −tanh; the value goes to ±1 and the slope to 0", () => {
  const { f, slope } = known("tanh");
  expect([digits(wrongOf("tanh")(1), 4), digits(f(1), 4)]).toEqual([-0.7616, 0.7616]);
  expect([digits(f(5), 4), digits(slope(5), 1)]).toEqual([0.9999, 0.0002]);
});

test("tanh by e^−2z is NaN in 32 bits at −45 and not at −44", () => {
  const naive = (z: number) => {
    const e = f32(Math.exp(-2 * z));
    return f32(f32(1 - e) / f32(1 + e));
  };
  expect(naive(-45)).toBeNaN();
  expect(naive(-44)).toBe(-1);
});

test("hard sigmoid: the middle is 0.5, the corners are at ±2.5 and ±3", () => {
  const old = known("hardSigmoid");
  expect([wrongOf("hardSigmoid")(0), old.f(0)]).toEqual([0, 0.5]);
  expect([old.slope(2.49), old.slope(2.51), old.slope(-2.49), old.slope(-2.51)]).toEqual([
    0.2, 0, 0.2, 0,
  ]);
  const keras3 = known("hardSigmoidRelu6");
  expect([keras3.slope(2.99), keras3.slope(3.01), keras3.slope(-3.01)]).toEqual([1 / 6, 0, 0]);
  expect([old.f(2.5), digits(keras3.f(2.5), 4)]).toEqual([1, 0.9167]);
  for (const z of [-4, -2.5, 0, 1, 2.5]) expect(wrongOf("hardSigmoidRelu6")(z)).toBe(old.f(z));
});

test("sigmoid's slope is at most 1/4, and 4.5e-5 at 10", () => {
  const { slope } = known("sigmoid");
  expect(slope(0)).toBe(0.25);
  for (let z = -20; z <= 20; z += 0.125) expect(slope(z)).toBeLessThanOrEqual(0.25);
  expect(digits(slope(10), 2)).toBe(4.5e-5);
});

test("GELU's slope is 0 at −0.7518 and negative below; its minimum is about −0.17", () => {
  const { f, slope } = known("gelu");
  expect(slope(-0.75185)).toBeLessThan(0);
  expect(slope(-0.75175)).toBeGreaterThan(0);
  for (const z of [-1, -2, -4]) expect(slope(z)).toBeLessThan(0);
  expect(digits(f(-0.7518), 2)).toBe(-0.17);
});

test("ELU′ as elu + α cancels to 0 in 32 bits below −17.3, and its slopes meet only at α = 1", () => {
  const naive = (z: number) => f32(f32(f32(Math.exp(z)) - 1) + 1);
  expect(naive(-17.4)).toBe(0);
  expect(naive(-17.2)).toBeGreaterThan(0);
  expect(digits(known("elu").slope(-20), 2)).toBe(2.1e-9);
  for (const alpha of [0.5, 1, 2]) {
    // e^−1e-12 differs from 1 by 1e-12.
    expect(known("elu").slope(-1e-12, { alpha })).toBeCloseTo(alpha, 11);
    expect(known("celu").slope(-1e-12, { alpha })).toBeCloseTo(1, 11);
    expect(known("elu").slope(1e-12, { alpha })).toBe(1);
  }
});

test("SELU's slopes at 0 are 1.7581 and 1.0507", () => {
  const { slope } = known("selu");
  expect([digits(slope(-1e-9), 5), digits(slope(1e-9), 5)]).toEqual([1.7581, 1.0507]);
});

test("softplus by log(1 + e^z) overflows in 32 bits above 88.7", () => {
  const naive = (z: number) => f32(Math.log(f32(1 + f32(Math.exp(z)))));
  expect(naive(88.7)).toBeLessThan(90);
  expect(naive(89)).toBe(Infinity);
  expect(known("softplus").f(89)).toBe(89);
});

test("softsign approaches 1 slowly and keeps its slope", () => {
  const [softsign, tanh] = [known("softsign"), known("tanh")];
  expect([digits(1 - softsign.f(10), 3), digits(1 - tanh.f(10), 2)]).toEqual([0.0909, 4.1e-9]);
  expect([digits(softsign.slope(10), 2), digits(tanh.slope(10), 2)]).toEqual([0.0083, 8.2e-9]);
});
