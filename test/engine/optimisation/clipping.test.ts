import { describe, expect, test } from "vitest";
import { FastTrainer } from "../../../src/engine/fast/fast-trainer.ts";
import { type ClippingId, clippingById } from "../../../src/engine/optimisation/clipping.ts";
import { float64 } from "../../../src/functions/algebra/arithmetic.ts";
import { engines } from "../engines.ts";
import { experimentWith, setUpOf } from "../example-experiment.ts";

/**
 * One example: a linear unit on x = 3 with the output 4.5 and the target 0.5 has the gradient 12 of its
 * weight and 4 of its bias. By PyTorch's clip_grad_norm_ and clip_grad_value_, by hand.
 */
const clipped: Readonly<Record<ClippingId, (c: number) => readonly [number, number]>> = {
  none: () => [12, 4],
  norm: (c) => {
    const factor = Math.min(1, c / Math.sqrt(160));
    return [12 * factor, 4 * factor];
  },
  value: (c) => [Math.min(12, c), Math.min(4, c)],
};

test("every way of clipping has a record", () => {
  expect(Object.keys(clipped)).toEqual(Object.keys(clippingById));
});

const setUp = (clipping: ClippingId, clipAt: number, sign = 1) => {
  const point = { x1: 3 * sign, x2: 0, label: 0.5 * sign };
  return setUpOf(
    experimentWith({
      data: { dataset: "points", points: Array.from({ length: 10 }, () => point) },
      network: { features: ["x1"], hidden: [], output: "linear" },
      initialisation: { explicit: { weights: [[[1]]], biases: [[1.5 * sign]] } },
      optimiser: { learningRate: 0.125, clipping, clipAt },
      batch: { size: 5 },
    }),
    "tanh",
  );
};

describe.each(engines)("$engine engine", ({ create, rounding }) => {
  test.each(
    (Object.keys(clippingById) as ClippingId[]).flatMap((id) =>
      [2, 5, 100].flatMap((c) => [1, -1].map((sign) => ({ id, c, sign }))),
    ),
  )("$id at $c, gradients of sign $sign", ({ id, c, sign }) => {
    const engine = create(setUp(id, c, sign));
    engine.trainEpoch();
    const [w, b] = clipped[id](c);
    const got = Array.from(engine.parameters());
    // The weight's gradient is positive both times; the bias's has the sign.
    expect(Math.abs((got[0] as number) - (1 - 0.125 * w))).toBeLessThan(rounding);
    expect(Math.abs((got[1] as number) - sign * (1.5 - 0.125 * b))).toBeLessThan(rounding);
  });
});

test("a lost number is not hidden", () => {
  const { norm, value } = clippingById;
  expect(norm.scale?.(float64, NaN, 1)).toBeNaN();
  expect(value.clip?.(float64, NaN, 1)).toBeNaN();
  for (const id of ["norm", "value"] as const) {
    const trainer = new FastTrainer(setUp(id, 1));
    trainer.setParameters([NaN, 0]);
    trainer.trainEpoch();
    expect(trainer.parameters()[1]).toBeNaN();
  }
});
