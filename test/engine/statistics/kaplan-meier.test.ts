import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  kaplanMeier,
  type SurvivalCurve,
  type SurvivalStep,
} from "../../../src/engine/statistics/kaplan-meier.ts";
import { restrictedMean } from "../../../src/engine/statistics/restricted-mean.ts";
import {
  quantileInterval,
  survivalQuantile,
} from "../../../src/engine/statistics/survival-quantile.ts";
import { amlMaintained, placebo, sixMercaptopurine } from "./published-times.ts";
import { survivalAt } from "./survival-at.ts";

/** Tables print the steps at which something happened. */
const eventSteps = ({ steps }: SurvivalCurve) => steps.filter(({ events }) => events > 0);

/** Of survival, by Greenwood's formula; 0 where nobody is left. */
const standardError = ({ survival, logVariance }: SurvivalStep): number =>
  survival === 0 ? 0 : survival * Math.sqrt(logVariance);

describe("remission under 6-MP (Freireich et al. 1963)", () => {
  const curve = kaplanMeier(sixMercaptopurine);

  test("has the table printed in textbooks", () => {
    // Kleinbaum & Klein (2012), Survival Analysis, 3rd ed., chapter 2, with the standard errors of
    // R's survfit: time, at risk, events, survival, standard error.
    const printed = [
      [6, 21, 3, 0.857, 0.076],
      [7, 17, 1, 0.807, 0.087],
      [10, 15, 1, 0.753, 0.096],
      [13, 12, 1, 0.69, 0.107],
      [16, 11, 1, 0.627, 0.114],
      [22, 7, 1, 0.538, 0.128],
      [23, 6, 1, 0.448, 0.135],
    ];
    const table = eventSteps(curve).map((step) => [
      ...[step.time, step.atRisk, step.events],
      ...[Number(step.survival.toFixed(3)), Number(standardError(step).toFixed(3))],
    ]);
    expect(table).toEqual(printed);
  });

  test("has the median 23 weeks, against 8 with placebo", () => {
    expect(survivalQuantile(curve, 0.5)).toBe(23);
    expect(survivalQuantile(kaplanMeier(placebo), 0.5)).toBe(8);
  });

  test("has the median's interval that SAS and R print: 13 to beyond the study; placebo 4 to 11", () => {
    // PROC LIFETEST's default and survfit(conf.type = "log-log").
    expect(quantileInterval(curve, 0.5)).toEqual({ lower: 13, upper: null });
    expect(quantileInterval(kaplanMeier(placebo), 0.5)).toEqual({ lower: 4, upper: 11 });
  });
});

test("maintained AML patients have R's survfit table, median and restricted mean", () => {
  const curve = kaplanMeier(amlMaintained);
  // Printed by summary(survfit(Surv(time, status) ~ x, data = aml)), R's survival package.
  expect(
    eventSteps(curve).map((step) => [
      ...[step.time, step.atRisk, step.events],
      ...[Number(step.survival.toFixed(3)), Number(standardError(step).toFixed(4))],
    ]),
  ).toEqual([
    [9, 11, 1, 0.909, 0.0867],
    [13, 10, 1, 0.818, 0.1163],
    [18, 8, 1, 0.716, 0.1397],
    [23, 7, 1, 0.614, 0.1526],
    [31, 5, 1, 0.491, 0.1642],
    [34, 4, 1, 0.368, 0.1627],
    [48, 2, 1, 0.184, 0.1535],
  ]);
  expect(survivalQuantile(curve, 0.5)).toBe(31);
  // print(fit, rmean = 161): 52.6 with standard error 19.8.
  const restricted = restrictedMean(curve, 161);
  expect(restricted.mean).toBeCloseTo(52.6, 1);
  expect(restricted.standardError).toBeCloseTo(19.8, 1);
});

describe("without censoring", () => {
  const sample = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 40 });
  const allHappen = (times: readonly number[]) => times.map((time) => ({ time, event: true }));

  test("the curve is the empirical distribution, its error the binomial one", () => {
    fc.assert(
      fc.property(sample, fc.integer({ min: 0, max: 31 }), (times, at) => {
        const curve = kaplanMeier(allHappen(times));
        const share = times.filter((time) => time > at).length / times.length;
        // A product of up to 30 fractions, each rounded once.
        expect(survivalAt(curve, at)).toBeCloseTo(share, 13);
        for (const step of curve.steps) {
          const { survival } = step;
          const binomial = Math.sqrt((survival * (1 - survival)) / times.length);
          // The square root of a sum that cancels to 0 loses half of the 15 digits.
          expect(standardError(step)).toBeCloseTo(binomial, 7);
        }
      }),
    );
  });

  test("the median is the usual one and the restricted mean the mean of the capped times", () => {
    fc.assert(
      fc.property(sample, fc.integer({ min: 1, max: 31 }), (times, horizon) => {
        const curve = kaplanMeier(allHappen(times));
        const ordered = times.toSorted((a, b) => a - b);
        const half = times.length / 2;
        const usual =
          ((ordered[Math.ceil(half) - 1] as number) + (ordered[Math.floor(half)] as number)) / 2;
        expect(survivalQuantile(curve, 0.5)).toBe(usual);
        const capped = times.map((time) => Math.min(time, horizon));
        const mean = capped.reduce((sum, time) => sum + time, 0) / times.length;
        const variance = capped.reduce((sum, time) => sum + (time - mean) ** 2, 0);
        const restricted = restrictedMean(curve, horizon);
        expect(restricted.mean).toBeCloseTo(mean, 10);
        // Greenwood's variance is then the uncorrected sample variance over n.
        expect(restricted.standardError).toBeCloseTo(Math.sqrt(variance) / times.length, 6);
      }),
    );
  });
});

test("the order of the subjects does not matter, to the last bit", () => {
  const subject = fc.record({ time: fc.integer({ min: 1, max: 20 }), event: fc.boolean() });
  const twoOrders = fc
    .array(subject, { maxLength: 30 })
    .chain((times) =>
      fc.tuple(
        fc.constant(times),
        fc.shuffledSubarray(times, { minLength: times.length, maxLength: times.length }),
      ),
    );
  fc.assert(
    fc.property(twoOrders, ([times, shuffled]) => {
      expect(kaplanMeier(shuffled)).toEqual(kaplanMeier(times));
    }),
  );
});

describe("at the edges", () => {
  const times = (events: number, censored: number) => [
    ...Array.from({ length: events }, (_, index) => ({ time: index + 1, event: true })),
    ...Array.from({ length: censored }, () => ({ time: 100, event: false })),
  ];

  test("nobody's curve has no median and no bounds", () => {
    const curve = kaplanMeier([]);
    expect(survivalQuantile(curve, 0.5)).toBeNull();
    expect(quantileInterval(curve, 0.5)).toEqual({ lower: null, upper: null });
  });

  test("a curve on which nothing happens stays at 1, its restricted mean is the horizon", () => {
    const curve = kaplanMeier(times(0, 10));
    expect(survivalAt(curve, 100)).toBe(1);
    expect(quantileInterval(curve, 0.5)).toEqual({ lower: null, upper: null });
    expect(restrictedMean(curve, 100)).toEqual({ mean: 100, standardError: 0, horizon: 100 });
  });

  test("a median just out of reach still has a lower bound", () => {
    const curve = kaplanMeier(times(24, 26));
    expect(survivalQuantile(curve, 0.5)).toBeNull();
    expect(quantileInterval(curve, 0.5).lower).toBeGreaterThan(10);
    expect(quantileInterval(curve, 0.5).upper).toBeNull();
  });

  test("exactly half of them gives the time of the last that arrived", () => {
    expect(survivalQuantile(kaplanMeier(times(25, 25)), 0.5)).toBe(25);
  });

  test("what is censored when an event comes was still at risk", () => {
    const curve = kaplanMeier([
      { time: 5, event: false },
      { time: 5, event: true },
    ]);
    expect(curve.steps).toMatchObject([{ time: 5, atRisk: 2, survival: 0.5 }]);
  });

  test("one who is waited for for ever counts at every step", () => {
    const curve = kaplanMeier([
      { time: Number.POSITIVE_INFINITY, event: false },
      { time: 3, event: true },
    ]);
    expect(eventSteps(curve)).toMatchObject([{ time: 3, atRisk: 2 }]);
  });
});

test("a time that is no number is refused", () => {
  const times = [1, Number.NaN, 2].map((time) => ({ time, event: true }));
  expect(() => kaplanMeier(times)).toThrow(RangeError);
});
