import { useMemo, useState } from "react";
import { ShareChart } from "../../plots/race/ShareChart.tsx";
import { StripChart } from "../../plots/race/StripChart.tsx";
import { armNames } from "../../store/race/race-replay.ts";
import type { ShownRace } from "../../store/race/race-state.ts";
import { useRaceState, useRaces } from "../shared/race-context.ts";
import { Conditions } from "./Conditions.tsx";
import { Findings } from "./Findings.tsx";
import { PrintedDetails } from "./PrintedDetails.tsx";
import styles from "./RaceResults.module.css";
import { ResultChoices } from "./ResultChoices.tsx";
import { ResultDetails } from "./ResultDetails.tsx";
import { raceFigures } from "./race-figures.ts";
import { Trends } from "./Trends.tsx";
import { useOpenRun } from "./use-open-run.ts";

/** A race's findings, charts and tables, from the runs so far. */
export function RaceResults({ shown }: { readonly shown: ShownRace }) {
  const measure = useRaceState((state) => state.measure);
  const variant = useRaceState((state) => state.variant);
  const comparisons = useRaceState((state) => state.comparisons);
  const [focused, setFocused] = useState<string | null>(null);
  const figures = useMemo(() => raceFigures(shown, variant, measure), [shown, variant, measure]);
  const races = useRaces();
  const openRun = useOpenRun(shown.race, figures.rows);
  return (
    <>
      <Conditions shown={shown} />
      {shown.race.variation && (
        <Trends
          variation={shown.race.variation}
          summaries={figures.summaries}
          names={armNames(shown.race)}
          slots={shown.slots}
          measure={measure}
          chosen={variant}
          onChoose={races.setVariant}
        />
      )}
      {!shown.race.variation && <Findings figures={figures} comparisons={comparisons} />}
      <ResultChoices variation={shown.race.variation} />
      <div
        className={styles.figures}
        style={{ minHeight: Math.max(250, 62 + 21 * figures.rows.length) }}
      >
        <StripChart
          rows={figures.strip}
          axis={figures.axis}
          focused={focused}
          onFocus={setFocused}
          onOpen={openRun}
        />
        <ShareChart curves={figures.shares} axis={figures.axis} focused={focused} />
      </div>
      <ResultDetails shown={shown} figures={figures} focused={focused} onFocus={setFocused} />
      <PrintedDetails shown={shown} figures={figures} />
    </>
  );
}
