import { type ReactNode, useEffect, useState } from "react";
import { dataKind } from "../../engine/data/datasets.ts";
import { armNames } from "../../store/race/race-replay.ts";
import type { ShownRace } from "../../store/race/race-state.ts";
import { say } from "../../words/say.ts";
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
    <section className={styles.details} aria-label={say("race.details")}>
      <div className={styles.tabs}>
        {tabs.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            className={styles.tab}
            data-tab={id}
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
  const isRegression = dataKind(race.experiment.data).task === "regression";
  const tabs: readonly (Tab | null)[] = [
    {
      id: "table",
      label: say("race.tab.table"),
      content: <RaceTable figures={figures} focused={focused} onFocus={onFocus} />,
    },
    {
      id: "comparisons",
      label: say("race.tab.comparisons"),
      content: <PairComparisons figures={figures} comparisons={comparisons} />,
    },
    race.variation && {
      id: "map",
      label: say("race.tab.map", { name: say(`race.varied.${race.variation.field}`) }),
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
      label: say(isRegression ? "race.tab.outputs" : "race.tab.boundaries"),
      content: <Boundaries figures={figures} race={race} variant={variant} />,
    },
    sweep && {
      id: "sweep",
      label: say("race.tab.sweep"),
      content: <Sweep sweep={sweep} slots={slots} measure={measure} />,
    },
    compared && {
      id: "other",
      label: say("race.tab.other"),
      content: <OtherRace shown={shown} other={compared} figures={figures} />,
    },
  ];
  return tabs.filter((tab) => tab !== null);
}
