import { useMemo } from "react";
import type { RaceRun } from "../../engine/race/race-run.ts";
import { trialsOf } from "../../lessons/claim.ts";
import type { ListedClaim } from "../../lessons/claims/registry.ts";
import { completeBet } from "../../lessons/prediction.ts";
import type { Finding } from "../../lessons/reading.ts";
import { sayGoal } from "../../lessons/say-entrant.ts";
import { FactorChart, type FactorOutcome } from "../../plots/lessons/FactorChart.tsx";
import { TrialChart } from "../../plots/lessons/TrialChart.tsx";
import type { TrialRow } from "../../plots/lessons/trial-layout.ts";
import { say } from "../../words/say.ts";
import { useClaimsState } from "../shared/claims-context.ts";
import { sayEpochBet } from "./bet-texts.ts";
import { sayRunsAloud } from "./run-texts.ts";
import { SketchBet } from "./SketchBet.tsx";
import { TrialMap } from "./TrialMap.tsx";
import { TrialSettling } from "./TrialSettling.tsx";
import styles from "./TrialStep.module.css";
import { betsOf, trialRows } from "./trial-rows.ts";

interface OutcomeChartProps {
  readonly claim: ListedClaim;
  readonly trial: number;
  readonly runs: readonly RaceRun[];
  readonly finding: Finding | null;
}

/** A trial's runs on their axis, the bets beside them, and the same in words for those who do not see it. */
export function OutcomeChart({ claim, trial, runs, finding }: OutcomeChartProps) {
  const spec = trialsOf(claim)[trial] ?? claim.trial;
  const given = useClaimsState((state) => state.bets[claim.id]);
  const found = useClaimsState((state) => state.found);
  const bet = useMemo(
    () => (trial === 0 ? completeBet(given, claim.prediction) : null),
    [trial, given, claim],
  );
  const rows = useMemo(
    () => trialRows({ claim, trial: spec, runs, finding, bets: betsOf(claim, bet) }),
    [claim, spec, runs, finding, bet],
  );
  const { budget } = spec.race.experiment.rule;
  const reading = finding?.readings[0];
  const legend = rows.some((row) => row.bet !== null)
    ? "claims.chart.legend"
    : "claims.chart.legendNoBet";
  return (
    <figure className={styles.figure} data-beside={bet?.kind === "sketch"}>
      {bet?.kind === "factor" && reading?.code === "ratio" && (
        <FactorChart
          bet={bet.value}
          outcome={{ estimate: reading.estimate, ...reading.interval } satisfies FactorOutcome}
          onBet={null}
        />
      )}
      {bet?.kind === "sketch" && claim.prediction.kind === "sketch" && (
        <div className={styles.sketch}>
          <SketchBet claim={claim} of={claim.prediction.of} isOpen={false} />
          <p className={styles.legend}>{say("claims.sketch.legend")}</p>
        </div>
      )}
      {spec.picture === "map" && <TrialMap claim={claim} trial={spec} runs={runs} />}
      {spec.picture === "settling" && finding && (
        <TrialSettling claim={claim} trial={spec} runs={runs} />
      )}
      {(!spec.picture || (spec.picture === "settling" && !finding)) && (
        <TrialChart
          rows={rows}
          budget={budget}
          axisLabel={sayGoal(spec.race)}
          sayBet={sayEpochBet}
          onBet={null}
          found={trial === 0 ? found : null}
        />
      )}
      {finding && spec.picture !== "map" && (
        <>
          <figcaption className={styles.legend}>
            {say(spec.picture ? "claims.chart.legendSettling" : legend)}
          </figcaption>
          <ul className="visually-hidden">
            {rows.map((row) => (
              <li key={row.key}>{sayRowAloud(row, budget)}</li>
            ))}
          </ul>
        </>
      )}
    </figure>
  );
}

function sayRowAloud(row: TrialRow, budget: number): string {
  const { label: name, median, marks, bet } = row;
  const converged = marks.filter(({ kind }) => kind === "converged").length;
  return sayRunsAloud({ name, median, converged, runs: marks.length, budget, bet });
}
