import { trialsOf } from "../../lessons/claim.ts";
import type { ListedClaim } from "../../lessons/claims/registry.ts";
import { completeBet } from "../../lessons/prediction.ts";
import { claimText } from "../../lessons/say-claim.ts";
import { trialKey } from "../../store/lessons/claims.ts";
import { say } from "../../words/say.ts";
import { Icon } from "../controls/Icon.tsx";
import { useLecture } from "../lecture/use-lecture.ts";
import { useLectureKeys } from "../lecture/use-lecture-keys.ts";
import { useStepKeys } from "../lecture/use-step-keys.ts";
import { useClaims, useClaimsState } from "../shared/claims-context.ts";
import styles from "./ClaimPage.module.css";
import { type ClaimStep, stepsOf } from "./claim-steps.ts";
import { Pages } from "./Pages.tsx";
import { StepDots } from "./StepDots.tsx";
import { TrialStep } from "./TrialStep.tsx";
import { useSettling, useTrial } from "./use-finding.ts";
import { WhyStep } from "./WhyStep.tsx";

/** One claim, step by step: bet and run, why, where something else comes out, what to say instead. */
export function ClaimPage({ claim }: { readonly claim: ListedClaim }) {
  const claims = useClaims();
  const steps = stepsOf(claim);
  const at = useClaimsState((state) => Math.min(state.step, steps.length - 1));
  const step = steps[at] as ClaimStep;
  const main = useTrial(claim, 0);
  useSettling(claim, main.finding);
  const advance = useAdvance(claim, steps, at);
  const lecture = useLecture();
  function back(): void {
    if (at > 0) claims.goTo(at - 1);
    else if (lecture.shown) lecture.goBack();
    else claims.open(null);
  }
  useStepKeys({ advance: advance.act, back });
  const isFrozen = useClaimsState((state) => state.isFrozen);
  useLectureKeys({
    freeze: claims.freeze,
    restart: () => {
      if (step.kind === "trial") claims.restart(trialKey(claim.id, step.trial));
    },
  });
  return (
    <article
      className={styles.page}
      data-step={step.kind}
      data-frozen={isFrozen}
      aria-labelledby="claim"
    >
      <div className={styles.scroller}>
        <div className={styles.column}>
          {!lecture.shown && (
            <button type="button" className={styles.back} onClick={() => claims.open(null)}>
              <Icon name="back" /> {say("claims.back")}
            </button>
          )}
          <h2 id="claim" className={styles.claim} data-large={at === 0 && main.finding === null}>
            {claimText(claim, "claim")}
          </h2>
          <Step claim={claim} step={step} />
        </div>
      </div>
      <footer className={styles.footer}>
        <button type="button" className={styles.previous} onClick={back}>
          {say("claims.previous")}
        </button>
        <StepDots claim={claim} steps={steps} at={at} />
        <button
          type="button"
          className={styles.next}
          data-running={advance.isRunning}
          onClick={advance.press}
        >
          {advance.label}
        </button>
      </footer>
    </article>
  );
}

function Step({ claim, step }: { readonly claim: ListedClaim; readonly step: ClaimStep }) {
  switch (step.kind) {
    case "trial":
      return <TrialStep key={step.trial} claim={claim} trial={step.trial} />;
    case "why":
      return <WhyStep claim={claim} />;
    case "careful":
      return (
        <section className={styles.careful}>
          <h3>{say("claims.carefulTitle")}</h3>
          <p>{claimText(claim, "careful")}</p>
          <Pages>
            <a href={`claims/${claim.id}.html`}>{say("claims.page")}</a>
            <a href={`claims/${claim.id}-worksheet.html`}>{say("worksheet.open")}</a>
          </Pages>
        </section>
      );
  }
}

/** What comes next: the runs of this step, else the next step, after the last one what follows in a lecture, or the list. */
function useAdvance(claim: ListedClaim, steps: readonly ClaimStep[], at: number) {
  const claims = useClaims();
  const step = steps[at] as ClaimStep;
  const next = steps[at + 1];
  const lecture = useLecture();
  const trial = step.kind === "trial" ? step.trial : null;
  const key = trial === null ? null : trialKey(claim.id, trial);
  const isRunning = useClaimsState((state) => key !== null && state.running === key);
  const isWhole = useClaimsState((state) => key === null || state.trials[key]?.isWhole === true);
  const bet = completeBet(
    useClaimsState((state) => state.bets[claim.id]),
    claim.prediction,
  );
  const race = trial === null ? null : trialsOf(claim)[trial]?.race;

  /** Never a stop: a presenter's key pressed twice must not undo what it began. */
  function act(): void {
    if (isRunning) return;
    if (key !== null && race && !isWhole) claims.run(key, race);
    else if (next) claims.goTo(at + 1);
    else if (lecture.shown) lecture.goOn();
    else claims.open(null);
  }
  function label(): string {
    if (isRunning) return say("claims.stop");
    if (race && !isWhole) {
      const count = race.seeds.count;
      return trial === 0 && bet ? say("claims.runBet", { count }) : say("claims.run", { count });
    }
    if (!next && lecture.shown) return say(lecture.next ? "lecture.nextItem" : "lecture.toList");
    if (!next) return say("claims.next.list");
    return say(`claims.next.${next.kind === "trial" ? "elsewhere" : next.kind}`);
  }
  return { act, press: isRunning ? () => claims.stop() : act, label: label(), isRunning };
}
