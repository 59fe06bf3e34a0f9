import { useMemo } from "react";
import type { ListedClaim } from "../../lessons/claims/registry.ts";
import { entrantAt, entrantIndex } from "../../lessons/entrants.ts";
import type { Prediction } from "../../lessons/prediction.ts";
import { sayGoal, sayRow } from "../../lessons/say-entrant.ts";
import { FactorChart } from "../../plots/lessons/FactorChart.tsx";
import { TrialChart } from "../../plots/lessons/TrialChart.tsx";
import { say } from "../../words/say.ts";
import { useClaims, useClaimsState } from "../shared/claims-context.ts";
import { sayEpochBet } from "./bet-texts.ts";
import { SketchBet } from "./SketchBet.tsx";
import styles from "./TrialStep.module.css";
import { betsOf, trialRows } from "./trial-rows.ts";

interface BetPanelProps {
  readonly claim: ListedClaim;
}

/** Where a person says what they expect, before the run. */
export function BetPanel({ claim }: BetPanelProps) {
  return (
    <div className={styles.betting}>
      <BetOf claim={claim} />
      <p className={styles.hint}>{say(hints[claim.prediction.kind])}</p>
    </div>
  );
}

const hints = {
  times: "claims.bet.drag",
  factor: "claims.bet.dragFactor",
  order: "claims.bet.pressOrder",
  sketch: "claims.bet.sketch",
  yesNo: "claims.bet.choose",
} as const;

function BetOf({ claim }: BetPanelProps) {
  switch (claim.prediction.kind) {
    case "times":
      return <TimesBet claim={claim} prediction={claim.prediction} />;
    case "factor":
      return <FactorBet claim={claim} />;
    case "order":
      return <OrderBet claim={claim} prediction={claim.prediction} />;
    case "sketch":
      return <SketchBet claim={claim} of={claim.prediction.of} isOpen />;
    case "yesNo":
      return <YesNoBet claim={claim} />;
  }
}

interface OfKind<Kind extends Prediction["kind"]> extends BetPanelProps {
  readonly prediction: Extract<Prediction, { kind: Kind }>;
}

function TimesBet({ claim, prediction }: OfKind<"times">) {
  const claims = useClaims();
  const bet = useClaimsState((state) => state.bets[claim.id]) ?? null;
  const { race } = claim.trial;
  const rows = useMemo(
    () =>
      trialRows({
        claim,
        trial: claim.trial,
        runs: [],
        finding: null,
        bets: betsOf(claim, bet),
      }),
    [claim, bet],
  );
  const entrants = prediction.of.map((place) => entrantIndex(race, entrantAt(race, place)));
  const { budget } = race.experiment.rule;
  return (
    <TrialChart
      rows={rows}
      budget={budget}
      axisLabel={sayGoal(race)}
      sayBet={sayEpochBet}
      onBet={(key, epochs) => {
        const before = bet?.kind === "times" ? bet.epochs : prediction.of.map(() => null);
        const at = entrants.indexOf(Number(key));
        if (at >= 0) claims.bet(claim.id, { kind: "times", epochs: before.with(at, epochs) });
      }}
    />
  );
}

function FactorBet({ claim }: BetPanelProps) {
  const claims = useClaims();
  const bet = useClaimsState((state) => state.bets[claim.id]);
  return (
    <FactorChart
      bet={bet?.kind === "factor" ? bet.value : undefined}
      outcome={null}
      onBet={(value) => claims.bet(claim.id, { kind: "factor", value })}
    />
  );
}

function OrderBet({ claim, prediction }: OfKind<"order">) {
  const claims = useClaims();
  const bet = useClaimsState((state) => state.bets[claim.id]);
  const order = bet?.kind === "order" ? bet.order : [];
  /** Pressed again, a name and all that came after it are taken back. */
  function press(index: number): void {
    const at = order.indexOf(index);
    const next = at < 0 ? [...order, index] : order.slice(0, at);
    claims.bet(claim.id, next.length > 0 ? { kind: "order", order: next } : null);
  }
  return (
    <div className={styles.chips}>
      {prediction.of.map((place, index) => {
        const name = sayRow(claim.trial.race, entrantAt(claim.trial.race, place));
        const at = order.indexOf(index) + 1;
        return (
          <button
            key={name}
            type="button"
            className={styles.chip}
            aria-pressed={at > 0}
            onClick={() => press(index)}
          >
            {at > 0 ? say("claims.bet.place", { place: at, name }) : name}
          </button>
        );
      })}
    </div>
  );
}

function YesNoBet({ claim }: BetPanelProps) {
  const claims = useClaims();
  const bet = useClaimsState((state) => state.bets[claim.id]);
  const chosen = bet?.kind === "yesNo" ? bet.isYes : null;
  return (
    <div className={styles.chips}>
      {([true, false] as const).map((isYes) => (
        <button
          key={String(isYes)}
          type="button"
          className={styles.chip}
          aria-pressed={chosen === isYes}
          onClick={() => claims.bet(claim.id, chosen === isYes ? null : { kind: "yesNo", isYes })}
        >
          {isYes ? say("claims.bet.yes") : say("claims.bet.no")}
        </button>
      ))}
    </div>
  );
}
