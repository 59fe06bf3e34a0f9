import { describe, expect, test } from "vitest";
import { beginningOf } from "../../../src/components/why/beginning.ts";
import {
  type Evidence,
  explanationInWords,
  trialName,
} from "../../../src/components/why/explanation-words.ts";
import { smallUpdates } from "../../../src/components/why/small-updates.ts";
import { explain } from "../../../src/engine/diagnostics/explain.ts";
import { armOf } from "../../../src/engine/experiment/defaults.ts";
import { experimentFromQuery } from "../../../src/engine/experiment/url.ts";
import { createFastTrainer } from "../../../src/engine/fast/fast-trainer.ts";
import { prepareRun } from "../../../src/engine/training/prepare-run.ts";
import { Arms } from "../../../src/worker/arms.ts";
import { dynamicsOf } from "../../../src/worker/dynamics.ts";

const at = (...epochs: readonly number[]) => epochs.map((epoch) => ({ epoch }));

const evidence: Evidence = {
  arm: armOf("relu"),
  points: 250,
  moments: at(...Array.from({ length: 14 }, (_, epoch) => epoch)),
  history: [],
  isMet: false,
};

const history = (losses: Readonly<Record<number, number>>) =>
  Object.entries(losses).map(([epoch, trainLoss]) => ({
    epoch: Number(epoch),
    trainLoss,
    testLoss: trainLoss,
    testAccuracy: Number.NaN,
  }));

describe("sentences with their figures", () => {
  const dead = { code: "dead", values: { layer: 2, count: 3, units: 8, since: 12 } } as const;
  const inWords = (moments: Evidence["moments"]) =>
    explanationInWords(dead, { ...evidence, moments });

  test("name an epoch as the first where every epoch was looked at", () => {
    expect(inWords(evidence.moments)).toBe(
      "3 of 8 neurons in layer 2 are dead, since epoch 12: f′ is 0 on all 250 training points.",
    );
  });

  test("else name the last epoch at which it was not so, if there was one", () => {
    expect(inWords(at(0, 4, 8, 12, 16))).toContain("dead, by epoch 12, not yet at epoch 8: f′");
    expect(inWords(at(0, 11, 12, 16))).toContain("dead, by epoch 12, not yet at epoch 11: f′");
    expect(inWords(at(12, 16))).toContain("dead, already at epoch 12: f′");
  });

  test("of gradients and trials have theirs", () => {
    const faded = {
      code: "vanishing",
      values: { ratio: 1e-5, slopeFactor: 0.25, weightFactor: 0.7, since: 0 },
    } as const;
    expect(explanationInWords(faded, evidence)).toContain(
      "fades, since epoch 0: layer 1 receives 1.00 × 10⁻⁵",
    );
    expect(trialName({ ...armOf("tanh"), learningRate: 0.003 })).toBe("tanh at rate 0.003");
  });
});

test("a beginning is exact only where no epoch is missing from the one before it on", () => {
  expect(beginningOf(at(0, 1, 2, 3), 2)).toEqual({ known: "exact", since: 2, before: 1 });
  expect(beginningOf(at(0, 1, 2, 3), 0)).toEqual({ known: "exact", since: 0, before: 0 });
  expect(beginningOf(at(0, 4, 5, 6), 5)).toEqual({ known: "exact", since: 5, before: 4 });
  expect(beginningOf(at(0, 1, 2, 4), 2)).toEqual({ known: "between", since: 2, before: 1 });
  expect(beginningOf(at(0, 2, 4), 0)).toEqual({ known: "start", since: 0, before: 0 });
});

describe("small updates", () => {
  const told = (losses: Readonly<Record<number, number>>, isMet = false, since = 10) =>
    explanationInWords(
      { code: "timid", values: { ratio: 2e-6, since } },
      { ...evidence, moments: at(0, 10, 20, 40), history: history(losses), isMet },
    );

  test("are a standstill where the target is missed and the loss stays", () => {
    expect(told({ 10: 0.9, 20: 0.5, 40: 0.498 })).toBe(
      "Training stands still: an update changes the weights by 2.00 × 10⁻⁶ of their length at most, and the training loss was 0.500 at epoch 20 and is 0.498 at epoch 40.",
    );
  });

  test("are none where the loss still changes", () => {
    expect(told({ 20: 0.5, 40: 0.49 })).toContain("it was 0.500 at epoch 20 and is 0.490 at epoch");
  });

  test("are none where the target is met, whether the loss falls or not", () => {
    for (const losses of [
      { 20: 0.5, 40: 0.02 },
      { 20: 0.02, 40: 0.02 },
    ]) {
      expect(told(losses, true)).toMatch(/^The target is met .* at a training loss of 0\.0200\.$/);
    }
  });

  test("are only that where no two losses can be compared", () => {
    expect(told({ 20: 0.5, 40: 0.5 }, false, 40)).toBe(
      "Updates are small: one changes the weights by 2.00 × 10⁻⁶ of their length at most.",
    );
    expect(smallUpdates({ history: [], since: 0, until: 40, isMet: true })).toEqual({
      kind: "new",
    });
  });
});

describe("a run with deaths, whose checkpoints thin out", () => {
  const { experiment } = experimentFromQuery("hidden=4,4,4,4&arms=relu");
  const arms = new Arms({
    experiment,
    data: prepareRun(experiment),
    arms: [{ armId: "relu", arm: armOf("relu") }],
    createTrainer: createFastTrainer,
    clock: () => 0,
  });
  const relu = arms.find("relu");
  const looked = () => dynamicsOf(arms, relu, () => false).moments;
  const training = { rate: experiment.optimiser.learningRate, scheme: "glorotUniform" } as const;
  const deathsOf = (moments: ReturnType<typeof looked>) =>
    explain(moments, armOf("relu"), training).flatMap(({ explanation: { code, values } }) =>
      code === "dead" ? [{ ...values, ...beginningOf(moments, values.since) }] : [],
    );

  test("what is said of a death later never contradicts the exact epoch", () => {
    arms.trainEpochs(36);
    const exact = deathsOf(looked());
    expect(exact.length).toBeGreaterThan(0);
    for (const { known } of exact) expect(known).toBe("exact");
    for (const epochs of [200, 2000, 8000]) {
      arms.trainEpochs(epochs - arms.place.epoch);
      const later = deathsOf(looked());
      for (const { layer, count, since } of exact) {
        const same = later.find((one) => one.layer === layer && one.count === count);
        if (!same) continue;
        expect(same.known).toBe("between");
        expect(same.before).toBeLessThan(since);
        expect(same.since).toBeGreaterThanOrEqual(since);
      }
      expect(later.some(({ layer }) => exact.some((one) => one.layer === layer))).toBe(true);
    }
  });
});
