import type { EpochBet } from "../../plots/lessons/bet-scale.ts";
import { say } from "../../words/say.ts";
import { sayEpochBet } from "./bet-texts.ts";

/** A row or cell of a trial's picture, for those who do not see it. */
export interface SpokenRuns {
  readonly name: string;
  readonly median: number | null;
  readonly converged: number;
  readonly runs: number;
  readonly budget: number;
  readonly bet?: EpochBet | null;
}

export function sayRunsAloud(spoken: SpokenRuns): string {
  const { name, median, converged, runs, budget, bet = null } = spoken;
  const values = {
    name,
    median:
      median === null
        ? say("claims.chart.medianNever", { budget })
        : say("claims.chart.median", { epochs: Math.round(median) }),
    count: converged,
    of: runs,
  };
  return bet === null
    ? say("claims.chart.row", values)
    : say("claims.chart.rowBet", { ...values, bet: sayEpochBet(bet) });
}
