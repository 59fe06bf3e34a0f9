import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { compile } from "../../../src/functions/algebra/evaluate.ts";
import type { ParameterValues } from "../../../src/functions/algebra/expression.ts";
import { derivativeOf, resolveParameters } from "../../../src/functions/families/registry.ts";
import { elementwise, grid } from "../elementwise.ts";

const layer = (name: "softsign" | "hardSigmoid" | "swish" | "mish" | "gelu" | "gelu_new") => {
  const model = tf.layers.activation({ activation: name });
  return (z: tf.Tensor) => model.apply(z) as tf.Tensor;
};

/** f in TensorFlow.js 4.22 for each function that it has, with the parameters it fixes. */
const theirs: readonly (readonly [string, ParameterValues, (z: tf.Tensor) => tf.Tensor])[] = [
  ["sigmoid", {}, tf.sigmoid],
  ["tanh", {}, tf.tanh],
  ["relu", {}, tf.relu],
  ["leakyRelu", { slope: 0.2 }, (z) => tf.leakyRelu(z, 0.2)],
  ["prelu", { slope: 0.25 }, (z) => tf.prelu(z, tf.scalar(0.25))],
  ["elu", { alpha: 1 }, tf.elu],
  ["selu", {}, tf.selu],
  ["softplus", { beta: 1 }, tf.softplus],
  ["softsign", {}, layer("softsign")],
  ["hardSigmoid", {}, layer("hardSigmoid")],
  ["relu6", {}, tf.relu6],
  ["swish", { beta: 1 }, layer("swish")],
  ["mish", {}, layer("mish")],
  ["gelu", {}, layer("gelu")],
  ["geluTanh", {}, layer("gelu_new")],
  ["arctan", {}, tf.atan],
  ["sine", {}, tf.sin],
  ["step", {}, (z) => tf.step(z)],
];

beforeAll(async () => {
  await tf.setBackend("cpu");
});

test.each(theirs)("%s %j agrees with TensorFlow.js", async (id, parameters, f) => {
  const activation = elementwise(id);
  const values = resolveParameters(activation, parameters);
  const ours = compile(activation.value);
  const ourSlope = compile(derivativeOf(activation));
  // Multiples of 1/8 are exact in float32; 1/16 keeps them off every kink.
  // TensorFlow.js computes in float32, one rounding 6e-8. A gate multiplies roundings of σ or tanh
  // near 1 by z ≤ 10, and TensorFlow.js's erf is itself good to 1.5e-7 only.
  const tolerance = activation.family === "gated" ? 6e-7 : 1.2e-7;
  const points = grid(-10.0625, 10.0625, 0.125);
  const z = tf.tensor1d([...points]);
  const value = await f(z).data();
  const slope = await tf
    .grad((x) => f(x))(z)
    .data();
  points.forEach((at, index) => {
    const wanted = ours(at, values);
    const wantedSlope = ourSlope(at, values);
    expect(Math.abs((value[index] ?? Number.NaN) - wanted)).toBeLessThanOrEqual(
      tolerance * Math.max(1, Math.abs(wanted)),
    );
    expect(Math.abs((slope[index] ?? Number.NaN) - wantedSlope)).toBeLessThanOrEqual(tolerance);
  });
});
