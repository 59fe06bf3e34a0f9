import { trialsOf } from "../../lessons/claim.ts";
import type { ListedClaim } from "../../lessons/claims/registry.ts";
import { completeBet, outcomeOf } from "../../lessons/prediction.ts";
import type { Finding } from "../../lessons/reading.ts";
import { claimText, leadText, questionText } from "../../lessons/say-claim.ts";
import { saySetUp } from "../../lessons/say-entrant.ts";
import { sayReading, sayVerdict } from "../../lessons/say-reading.ts";
import { trialKey } from "../../store/lessons/claims.ts";
import { formatCount } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { useClaims, useClaimsState } from "../shared/claims-context.ts";
import { BetPanel } from "./BetPanel.tsx";
import { sayBetResult } from "./bet-texts.ts";
import { ClassPanel } from "./ClassPanel.tsx";
import { ClaimHands, ClaimHandsResult } from "./Hands.tsx";
import { OutcomeChart } from "./OutcomeChart.tsx";
import styles from "./TrialStep.module.css";
import { useTrial } from "./use-finding.ts";

interface TrialStepProps {
  readonly claim: ListedClaim;
  /** 0 is the main one, which is bet on. */
  readonly trial: number;
}

/** A trial: before it runs the bet or what is different, then its runs, then what they say. */
export function TrialStep({ claim, trial }: TrialStepProps) {
  const spec = trialsOf(claim)[trial] ?? claim.trial;
  const { runs, finding } = useTrial(claim, trial);
  const isRunning = useClaimsState((state) => state.running === trialKey(claim.id, trial));
  const isFrozen = useClaimsState((state) => state.isFrozen);
  const hasFailed = useClaimsState((state) => state.hasFailed);
  const isMain = trial === 0;
  const isBetting = isMain && !isRunning && !finding;
  return (
    <section className={styles.step}>
      {isMain ? (
        !finding && (
          <>
            <p className={styles.source}>
              {say("claims.source", { source: claimText(claim, "source") })}
            </p>
            <h3 className={styles.question}>{questionText(claim)}</h3>
          </>
        )
      ) : (
        <h3 className={styles.question}>{leadText(claim, trial - 1)}</h3>
      )}
      {isBetting ? (
        <BetPanel claim={claim} />
      ) : (
        <OutcomeChart claim={claim} trial={trial} runs={runs?.runs ?? []} finding={finding} />
      )}
      <p className={styles.setUp}>{saySetUp(spec.race).join(" · ")}</p>
      {isRunning && runs && (
        <div className={styles.progress}>
          {isFrozen && <p className={styles.hint}>{say("lecture.frozen")}</p>}
          <progress
            value={runs.runs.length}
            max={runs.total}
            aria-label={say("claims.running", {
              done: formatCount(runs.runs.length),
              total: formatCount(runs.total),
            })}
          />
        </div>
      )}
      <div className={styles.said} role="status">
        {hasFailed && <p className={styles.failed}>{say("claims.failed")}</p>}
        {finding && <Said claim={claim} trial={trial} finding={finding} />}
      </div>
      {isBetting && <ClaimHands claim={claim} />}
      {isMain && finding && <ClassPanel claim={claim} />}
    </section>
  );
}

interface SaidProps extends TrialStepProps {
  readonly finding: Finding;
}

/** What came of the claim, what the runs say, and how the bet did. */
function Said({ claim, trial, finding }: SaidProps) {
  const spec = trialsOf(claim)[trial] ?? claim.trial;
  const claims = useClaims();
  const given = useClaimsState((state) => state.bets[claim.id]);
  const bet = trial === 0 ? completeBet(given, claim.prediction) : null;
  return (
    <>
      <p className={styles.verdict} data-verdict={finding.verdict}>
        {sayVerdict(spec, finding)}
      </p>
      <ul className={styles.sentences}>
        {finding.readings
          .flatMap((reading) => sayReading(spec.race, reading))
          .map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
      </ul>
      {trial === 0 && <ClaimHandsResult claim={claim} />}
      {bet && (
        <p className={styles.betResult}>
          {sayBetResult(claim, bet, outcomeOf(claim.prediction, spec.race, finding))}{" "}
          <button type="button" className={styles.again} onClick={() => claims.again(claim.id)}>
            {say("claims.bet.again")}
          </button>
        </p>
      )}
    </>
  );
}
