import { useMemo } from "react";
import type { Measure } from "../../engine/statistics/race-time.ts";
import { summariseEntrants } from "../../engine/statistics/summarise-race.ts";
import { armNames } from "../../store/race/race-replay.ts";
import type { RaceResult } from "../../store/race/race-state.ts";
import { say } from "../../words/say.ts";
import { useRaceState } from "../shared/race-context.ts";
import { SettingMap } from "./SettingMap.tsx";
import styles from "./Sweep.module.css";

interface SweepProps {
  readonly sweep: RaceResult;
  readonly slots: readonly number[];
  readonly measure: Measure;
}

/** The sweep that gave each arm its learning rate. */
export function Sweep({ sweep, slots, measure }: SweepProps) {
  const { race, runs } = sweep;
  const summaries = useMemo(() => summariseEntrants(race, runs), [race, runs]);
  const { first, count } = race.seeds;
  if (!race.variation) return null;
  return (
    <>
      <p className={styles.note}>{say("race.sweepNote", { first, last: first + count - 1 })}</p>
      <SettingMap
        variation={race.variation}
        summaries={summaries}
        names={armNames(race)}
        slots={slots}
        measure={measure}
      />
    </>
  );
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
