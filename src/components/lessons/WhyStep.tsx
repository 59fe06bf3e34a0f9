import { useMemo } from "react";
import { activationOf, armParameters } from "../../engine/experiment/arm.ts";
import type { ArmSpec } from "../../engine/experiment/experiment.ts";
import type { ListedClaim } from "../../lessons/claims/registry.ts";
import { armKey, armLabel, isSoftmaxLayer } from "../../lessons/entrants.ts";
import { claimText } from "../../lessons/say-claim.ts";
import { softmaxShare } from "../../lessons/trial.ts";
import { SmallFunctionChart } from "../../plots/functions/FunctionChart.tsx";
import { replayOf } from "../../store/race/race-replay.ts";
import { say } from "../../words/say.ts";
import { usePlayground } from "../shared/playground-context.ts";
import { useRaces } from "../shared/race-context.ts";
import { LearnedSlopes } from "./LearnedSlopes.tsx";
import { slotsOf } from "./trial-rows.ts";
import styles from "./WhyStep.module.css";

/** The reason, beside the curves that show it; and the same set-up in the other views. */
export function WhyStep({ claim }: { readonly claim: ListedClaim }) {
  const { race } = claim.trial;
  const slotOf = slotsOf(claim);
  return (
    <section className={styles.why}>
      <h3>{say("claims.whyTitle")}</h3>
      <p className={styles.reason}>{claimText(claim, "why")}</p>
      <div className={styles.curves} data-learns={claim.learns !== undefined}>
        {race.experiment.arms.map((arm) => (
          <Curve
            key={armKey(arm)}
            arm={arm}
            units={race.experiment.network.hidden[0] ?? 1}
            slot={slotOf(arm)}
          />
        ))}
        {claim.learns && <LearnedSlopes claim={claim} learns={claim.learns} />}
      </div>
      <p className={styles.legend}>{say("claims.curves")}</p>
      <Links claim={claim} />
    </section>
  );
}

interface CurveProps {
  readonly arm: ArmSpec;
  /** Of a hidden layer. */
  readonly units: number;
  readonly slot: number;
}

function Curve({ arm, units, slot }: CurveProps) {
  const isShare = isSoftmaxLayer(arm);
  const shown = useMemo(() => (isShare ? softmaxShare(units - 1) : arm), [isShare, units, arm]);
  return (
    <figure className={styles.curve}>
      <div className={styles.picture}>
        <SmallFunctionChart
          activation={activationOf(shown)}
          layers={[armParameters(shown)]}
          armIndex={slot}
        />
      </div>
      <figcaption>
        {isShare ? say("claims.softmaxCurve", { count: units - 1 }) : armLabel(arm)}
      </figcaption>
    </figure>
  );
}

/** Into the Playground with the first seed, at the last value of what varies; and into a Race. */
function Links({ claim }: { readonly claim: ListedClaim }) {
  const playground = usePlayground();
  const races = useRaces();
  const { race } = claim.trial;
  const what = claimText(claim, "claim");

  function watch(): void {
    const variant = (race.variation?.values.length ?? 1) - 1;
    const replay = replayOf(race, { arm: 0, variant }, race.seeds.first);
    if (!playground.load(replay, what)) return;
    playground.hurry.begin();
    playground.open({ view: "playground" });
  }
  function openRace(): void {
    const { first, count } = race.seeds;
    if (!playground.load({ ...race.experiment, seed: first }, what)) return;
    races.set({
      firstSeed: first,
      seedCount: count,
      variation: race.variation,
      rates: "shared",
      follows: false,
    });
    playground.open({ view: "race" });
  }
  return (
    <p className={styles.links}>
      <button type="button" onClick={watch}>
        {say("claims.open.playground")}
      </button>
      <button type="button" onClick={openRace}>
        {say("claims.open.race")}
      </button>
    </p>
  );
}
