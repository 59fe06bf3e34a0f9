import type { ArmSpec } from "../engine/experiment/experiment.ts";
import type { Race } from "../engine/race/race.ts";
import type { Interval } from "../engine/statistics/observation.ts";
import { sideOfOne } from "../engine/statistics/paired-ratio.ts";
import { formatCount, formatShort } from "../words/format.ts";
import { listOf, say } from "../words/say.ts";
import { armLabel } from "./entrants.ts";
import type { AcrossReading, Count, Finding, RatioReading, Reading } from "./reading.ts";
import { sayEntrant, sayRow, sayValue } from "./say-entrant.ts";
import type { Trial } from "./trial.ts";

/** What came of a claim; of one that only says how much faster, in which way it is wrong. */
export function sayVerdict(
  { reads }: Trial,
  { verdict, readings }: Pick<Finding, "verdict" | "readings">,
): string {
  const [only, ...others] = reads.filter((read) => "claimed" in read);
  const [reading] = readings;
  const claimed = only?.kind === "ratio" && others.length === 0 ? only.claimed : null;
  if (verdict !== "partly" || typeof claimed !== "number" || reading?.code !== "ratio") {
    return say(`verdict.${verdict}`);
  }
  const found = reading.estimate ?? reading.bounds.lower ?? 0;
  return say(found < claimed ? "verdict.less" : "verdict.more");
}

/** What a trial's runs say, in whole sentences. */
export function sayReading(race: Race, reading: Reading): readonly string[] {
  switch (reading.code) {
    case "ratio":
      return [sayRatio(race, reading)];
    case "across":
      return [sayAcross(race, reading)];
    case "arrivals":
      return sayArrivals(race, reading.counts);
    case "dead":
      return reading.counts.map(({ entrant, count, of }) =>
        say("reading.dead", { name: sayEntrant(race, entrant), count, of }),
      );
    case "firsts": {
      const [first, second] = [sayEntrant(race, reading.first), sayEntrant(race, reading.second)];
      return [say("reading.firsts", { first, second, count: reading.count, of: reading.of })];
    }
    case "trend": {
      const { budget } = race.experiment.rule;
      const steps = reading.steps.map(({ entrant, median }) => {
        const name = sayRow(race, entrant);
        return median === null
          ? say("reading.trendNever", { name, budget: formatCount(budget) })
          : say("reading.trendStep", { name, epochs: formatCount(median) });
      });
      const arm = armLabel(race.experiment.arms[reading.steps[0]?.entrant.arm ?? 0] as ArmSpec);
      return [say("reading.trend", { arm, steps: listOf(steps) })];
    }
    case "settling": {
      const { few, all } = reading;
      const endOf = (epochs: number | null): string =>
        epochs === null ? say("reading.settlingOpen") : formatCount(epochs);
      return [
        say("reading.settling", {
          name: sayEntrant(race, reading.entrant),
          few: few.seeds,
          fewLow: endOf(few.lower),
          fewHigh: endOf(few.upper),
          all: all.seeds,
          low: endOf(all.lower),
          high: endOf(all.upper),
        }),
      ];
    }
    case "cost": {
      if (reading.times === null) return [];
      const names = {
        costly: sayEntrant(race, reading.costly),
        cheap: sayEntrant(race, reading.cheap),
      };
      return [say("reading.cost", { ...names, times: twoDigits(reading.times) })];
    }
    case "weights": {
      const counts = reading.counts.map(({ entrant, count }) =>
        say("reading.weightsOf", { name: sayEntrant(race, entrant), count }),
      );
      return [say("reading.weights", { counts: listOf(counts) })];
    }
  }
}

function sayArrivals(race: Race, counts: readonly Count[]): readonly string[] {
  const of = counts.reduce((sum, count) => sum + count.of, 0);
  const arrived = counts.reduce((sum, { count }) => sum + count, 0);
  if (counts.length > 1 && arrived === 0) return [say("reading.arrivalsNone", { of })];
  if (counts.length > 1 && arrived === of) return [say("reading.arrivalsAll", { of })];
  return counts.map(({ entrant, count, of: runs }) =>
    say("reading.arrivals", { name: sayEntrant(race, entrant), count, of: runs }),
  );
}

/** Two digits are as many as some dozens of seeds are good for: 12, 1.7. */
export const twoDigits = (value: number): string => formatShort(Number(value.toPrecision(2)));

function sayAcross(race: Race, { ratios }: AcrossReading): string {
  const [some] = ratios;
  const nameOf = (arm = 0) => armLabel(race.experiment.arms[arm] as ArmSpec);
  const steps = ratios.map(({ slower, estimate, bounds, interval }) => {
    const name = race.variation ? sayValue(race.variation, slower.variant) : "";
    if (estimate !== null) {
      const values = { name, times: twoDigits(estimate) };
      return sideOfOne(interval) === "around"
        ? say("reading.acrossOpen", values)
        : say("reading.acrossStep", values);
    }
    const { lower, upper } = bounds;
    if (lower !== null) return say("reading.acrossAtLeast", { name, times: twoDigits(lower) });
    return upper === null
      ? say("reading.acrossUnknown", { name })
      : say("reading.acrossAtMost", { name, times: twoDigits(upper) });
  });
  return say("reading.across", {
    slower: nameOf(some?.slower.arm),
    faster: nameOf(some?.faster.arm),
    steps: listOf(steps, "unit"),
  });
}

/** Turned so that the slower one comes first. */
function sayRatio(race: Race, reading: RatioReading): string {
  const { slower, faster, estimate, interval, isKnown, isApart } = oriented(reading);
  const names = { slower: sayEntrant(race, slower), faster: sayEntrant(race, faster) };
  if (!isKnown) return say("reading.ratioUnknown", names);
  const low = interval.lower === null ? "0" : twoDigits(interval.lower);
  const high = interval.upper === null ? null : twoDigits(interval.upper);
  if (estimate === null) {
    return say("reading.ratioAtLeast", { ...names, times: twoDigits(reading.bounds.lower ?? 1) });
  }
  const times = twoDigits(estimate);
  if (times === "1" && !isApart && high !== null)
    return say("reading.ratioAlike", { ...names, low, high });
  if (high === null) {
    const values = { ...names, times, low };
    return isApart ? say("reading.ratioAbove", values) : say("reading.ratioOpenAbove", values);
  }
  const values = { ...names, times, low, high };
  return isApart ? say("reading.ratio", values) : say("reading.ratioOpen", values);
}

function oriented(reading: RatioReading) {
  const { slower, faster, estimate, bounds, interval } = reading;
  const isKnown = bounds.lower !== null || bounds.upper !== null;
  const isApart = sideOfOne(interval) !== "around";
  const isTurned = estimate === null ? bounds.lower === null : estimate < 1;
  if (!isTurned) return { slower, faster, estimate, interval, isKnown, isApart };
  return {
    slower: faster,
    faster: slower,
    estimate: estimate === null ? null : 1 / estimate,
    interval: inverse(interval),
    isKnown,
    isApart,
  };
}

const inverse = ({ lower, upper }: Interval): Interval => ({
  lower: upper === null ? null : 1 / upper,
  upper: lower === null ? null : 1 / lower,
});
