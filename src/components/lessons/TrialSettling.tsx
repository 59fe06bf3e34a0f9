import { useMemo } from "react";
import type { ArmSpec } from "../../engine/experiment/experiment.ts";
import { entrantsOf } from "../../engine/race/race.ts";
import type { RaceRun } from "../../engine/race/race-run.ts";
import { settlingMedian } from "../../engine/statistics/settling-median.ts";
import type { ListedClaim } from "../../lessons/claims/registry.ts";
import { sayGoal, sayRow } from "../../lessons/say-entrant.ts";
import type { Trial } from "../../lessons/trial.ts";
import { SettlingChart } from "../../plots/lessons/SettlingChart.tsx";
import { say } from "../../words/say.ts";
import { slotsOf } from "./trial-rows.ts";

interface TrialSettlingProps {
  readonly claim: ListedClaim;
  readonly trial: Trial;
  readonly runs: readonly RaceRun[];
}

/** How each median settles as one seed after the other is counted. */
export function TrialSettling({ claim, trial: { race }, runs }: TrialSettlingProps) {
  const curves = useMemo(() => {
    const slotOf = slotsOf(claim);
    return entrantsOf(race).map((entrant, index) => ({
      key: String(index),
      label: sayRow(race, entrant),
      index: slotOf(race.experiment.arms[entrant.arm] as ArmSpec),
      points: settlingMedian(
        race,
        runs.filter((run) => run.arm === entrant.arm && run.variant === entrant.variant),
      ),
    }));
  }, [claim, race, runs]);
  const { budget } = race.experiment.rule;
  return (
    <SettlingChart
      curves={curves}
      budget={budget}
      description={say("claims.settling.chart")}
      verticalLabel={sayGoal(race)}
      horizontalLabel={say("claims.settling.seeds")}
    />
  );
}
