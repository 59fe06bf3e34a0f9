import type { ListedClaim } from "../../lessons/claims/registry.ts";
import { say } from "../../words/say.ts";
import { useClaims } from "../shared/claims-context.ts";
import styles from "./ClaimPage.module.css";
import type { ClaimStep } from "./claim-steps.ts";

function sayStep(step: ClaimStep, claim: ListedClaim): string {
  if (step.kind !== "trial") return say(`claims.step.${step.kind}`);
  if (step.trial === 0) return say("claims.step.bet");
  return claim.elsewhere.length === 1
    ? say("claims.step.elsewhere")
    : say("claims.step.elsewhereOf", { count: step.trial });
}

interface StepDotsProps {
  readonly claim: ListedClaim;
  readonly steps: readonly ClaimStep[];
  readonly at: number;
}

/** Where in the claim one is; each step can be opened. */
export function StepDots({ claim, steps, at }: StepDotsProps) {
  const claims = useClaims();
  return (
    <nav aria-label={say("claims.steps")}>
      <ol className={styles.dots}>
        {steps.map((step, index) => (
          <li key={sayStep(step, claim)}>
            <button
              type="button"
              className={styles.dot}
              aria-current={index === at ? "step" : undefined}
              onClick={() => claims.goTo(index)}
            >
              <span className={styles.dotMark} aria-hidden="true" />
              <span className={styles.dotName}>{sayStep(step, claim)}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
