import { useMemo } from "react";
import { type RatedScheme, readRatedScheme } from "../../engine/race/rated-scheme.ts";
import type { Measure } from "../../engine/statistics/race-time.ts";
import { summariseEntrants } from "../../engine/statistics/summarise-race.ts";
import { armNames } from "../../store/race/race-replay.ts";
import type { RaceResult } from "../../store/race/race-state.ts";
import { say } from "../../words/say.ts";
import { useRaceState } from "../shared/race-context.ts";
import { SettingMap } from "./SettingMap.tsx";
import styles from "./Sweep.module.css";
import { optionText } from "./set-up-words.ts";

interface SweepProps {
  readonly sweep: RaceResult;
  readonly slots: readonly number[];
  readonly measure: Measure;
}

/** The sweep that gave each arm its learning rate, and maybe its initialisation. */
export function Sweep({ sweep, slots, measure }: SweepProps) {
  const { race, runs } = sweep;
  const summaries = useMemo(() => summariseEntrants(race, runs), [race, runs]);
  const { first, count } = race.seeds;
  const { variation } = race;
  if (!variation) return null;
  const seeds = { first, last: first + count - 1 };
  const map = { names: armNames(race), slots, measure };
  if (variation.field !== "rateAndScheme") {
    return (
      <>
        <p className={styles.note}>{say("race.sweepNote", seeds)}</p>
        <SettingMap variation={variation} summaries={summaries} {...map} />
      </>
    );
  }
  return (
    <>
      <p className={styles.note}>{say("race.sweepPairsNote", seeds)}</p>
      {schemesOf(variation.values).map(({ scheme, variants, rates }) => (
        <section key={scheme}>
          <h3 className={styles.scheme}>
            {say("race.sweepScheme", { scheme: optionText("initialisation.scheme", scheme) })}
          </h3>
          <SettingMap
            variation={{ field: "learningRate", values: rates }}
            summaries={summaries
              .filter(({ variant }) => variants.includes(variant))
              .map((summary) => ({ ...summary, variant: variants.indexOf(summary.variant) }))}
            {...map}
          />
        </section>
      ))}
    </>
  );
}

/** The tried pairs by initialisation: which variants those are, and their rates. */
function schemesOf(values: readonly RatedScheme[]) {
  const pairs = values.flatMap((value, variant) => {
    const pair = readRatedScheme(value);
    return pair ? [{ ...pair, variant }] : [];
  });
  return [...new Set(pairs.map(({ scheme }) => scheme))].map((scheme) => {
    const own = pairs.filter((pair) => pair.scheme === scheme);
    return {
      scheme,
      variants: own.map(({ variant }) => variant),
      rates: own.map(({ learningRate }) => learningRate),
    };
  });
}

/** The sweep while its race has not begun. */
export function SweepPanel({ sweep, slots }: Omit<SweepProps, "measure">) {
  const measure = useRaceState((state) => state.measure);
  return (
    <section className={styles.panel} aria-label={say("race.sweep")}>
      <Sweep sweep={sweep} slots={slots} measure={measure} />
    </section>
  );
}
