import { type ReactNode, useEffect, useState } from "react";
import { variedNames } from "../../engine/race/race-text.ts";
import { armNames } from "../../store/race/race-replay.ts";
import type { ShownRace } from "../../store/race/race-state.ts";
import { useRaceState, useRaces } from "../shared/race-context.ts";
import { Boundaries } from "./Boundaries.tsx";
import { OtherRace } from "./OtherRace.tsx";
import { PairComparisons } from "./PairComparisons.tsx";
import { RaceTable } from "./RaceTable.tsx";
import styles from "./ResultDetails.module.css";
import type { RaceFigures } from "./race-figures.ts";
import { SettingMap } from "./SettingMap.tsx";
import { Sweep } from "./Sweep.tsx";

interface ResultDetailsProps {
  readonly shown: ShownRace;
  readonly figures: RaceFigures;
  readonly focused: string | null;
  readonly onFocus: (key: string | null) => void;
}

/** Everything below the charts, a tab each. */
export function ResultDetails(props: ResultDetailsProps) {
  const compared = useRaceState((state) => state.compared);
  const [chosen, setChosen] = useState("table");
  useEffect(() => {
    if (compared) setChosen("other");
  }, [compared]);
  const tabs = useTabs(props);
  const open = tabs.find(({ id }) => id === chosen) ?? tabs[0];
  return (
    <section className={styles.details} aria-label="Details">
      <div className={styles.tabs}>
        {tabs.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            className={styles.tab}
            aria-pressed={id === open?.id}
            onClick={() => setChosen(id)}
          >
            {label}
          </button>
        ))}
      </div>
      <div className={styles.panel}>{open?.content}</div>
    </section>
  );
}

interface Tab {
  readonly id: string;
  readonly label: string;
  readonly content: ReactNode;
}

/** The tabs of this race, in order: some have a varied setting, a sweep or another race. */
function useTabs({ shown, figures, focused, onFocus }: ResultDetailsProps): readonly Tab[] {
  const races = useRaces();
  const comparisons = useRaceState((state) => state.comparisons);
  const compared = useRaceState((state) => state.compared);
  const variant = useRaceState((state) => state.variant);
  const { race, sweep, slots } = shown;
  const { measure } = figures;
  const tabs: readonly (Tab | null)[] = [
    {
      id: "table",
      label: "Table",
      content: <RaceTable figures={figures} focused={focused} onFocus={onFocus} />,
    },
    {
      id: "comparisons",
      label: "Comparisons",
      content: <PairComparisons figures={figures} comparisons={comparisons} />,
    },
    race.variation && {
      id: "map",
      label: `Map by ${variedNames[race.variation.field]}`,
      content: (
        <SettingMap
          variation={race.variation}
          summaries={figures.summaries}
          names={armNames(race)}
          slots={slots}
          measure={measure}
          chosen={variant}
          onChoose={races.setVariant}
        />
      ),
    },
    {
      id: "boundaries",
      label: "Decision boundaries",
      content: <Boundaries figures={figures} experiment={race.experiment} />,
    },
    sweep && {
      id: "sweep",
      label: "Sweep of rates",
      content: <Sweep sweep={sweep} slots={slots} measure={measure} />,
    },
    compared && {
      id: "other",
      label: "Other race",
      content: <OtherRace shown={shown} other={compared} figures={figures} />,
    },
  ];
  return tabs.filter((tab) => tab !== null);
}
