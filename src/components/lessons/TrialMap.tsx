import { useMemo } from "react";
import type { ArmSpec } from "../../engine/experiment/experiment.ts";
import type { RaceRun } from "../../engine/race/race-run.ts";
import { summariseEntrants } from "../../engine/statistics/summarise-race.ts";
import type { ListedClaim } from "../../lessons/claims/registry.ts";
import { armKey, armLabel } from "../../lessons/entrants.ts";
import { sayBareValue, sayEntrant } from "../../lessons/say-entrant.ts";
import type { Trial } from "../../lessons/trial.ts";
import { ResultMap } from "../../plots/race/ResultMap.tsx";
import { formatCount } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { sayRunsAloud } from "./run-texts.ts";
import { slotsOf } from "./trial-rows.ts";

interface TrialMapProps {
  readonly claim: ListedClaim;
  readonly trial: Trial;
  /** Those that are in. */
  readonly runs: readonly RaceRun[];
}

/** A trial's runs so far, function × value of what varies; every cell says its figures. */
export function TrialMap({ claim, trial: { race }, runs }: TrialMapProps) {
  const summaries = useMemo(() => summariseEntrants(race, runs), [race, runs]);
  const { variation, experiment } = race;
  const slotOf = slotsOf(claim);
  if (!variation) return null;
  const rows = experiment.arms.map((arm: ArmSpec, index) => ({
    key: armKey(arm),
    label: armLabel(arm),
    index: slotOf(arm),
    cells: summaries
      .filter((summary) => summary.arm === index)
      .map((summary) => ({
        median: summary.epochs.median,
        failureShare: summary.convergedShare === null ? null : 1 - summary.convergedShare,
        words: sayRunsAloud({
          name: sayEntrant(race, summary),
          median: summary.epochs.median,
          converged: summary.converged,
          runs: summary.runs,
          budget: experiment.rule.budget,
        }),
      })),
  }));
  return (
    <ResultMap
      rows={rows}
      columns={variation.values.map((_, variant) => sayBareValue(variation, variant))}
      columnsLabel={say(`race.varied.${variation.field}`)}
      valueLabel={say("race.map.value", { measure: "epochs" })}
      format={formatCount}
    />
  );
}
