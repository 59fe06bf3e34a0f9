import { type FormEvent, useId } from "react";
import type { ArmSpec } from "../../engine/experiment/experiment.ts";
import type { ListedClaim } from "../../lessons/claims/registry.ts";
import { claimText } from "../../lessons/say-claim.ts";
import { sayEntrant, saySetUp } from "../../lessons/say-entrant.ts";
import { raceOfSeat, type SeatResult, seatResult } from "../../lessons/seat.ts";
import { ArmSwatch } from "../../plots/shared/ArmSwatch.tsx";
import { seatKey } from "../../store/lessons/claims.ts";
import { formatCount } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { useClaims, useClaimsState } from "../shared/claims-context.ts";
import styles from "./SeatPage.module.css";
import { slotsOf } from "./trial-rows.ts";

interface SeatPageProps {
  readonly claim: ListedClaim;
  /** Null until the person has said which seat is theirs. */
  readonly seat: number | null;
}

/** One seat of a class: its number is the seed, its own race the outcome, its dot on the teacher's wall. */
export function SeatPage({ claim, seat }: SeatPageProps) {
  const claims = useClaims();
  const { race } = claim.trial;
  const key = seat === null ? null : seatKey(claim.id, seat);
  const trial = useClaimsState((state) => (key === null ? undefined : state.trials[key]));
  const hasFailed = useClaimsState((state) => state.hasFailed);
  return (
    <article className={styles.seat} aria-labelledby="claim">
      <h2 id="claim" className={styles.claim}>
        {claimText(claim, "claim")}
      </h2>
      <SeatForm
        key={seat}
        seat={seat}
        onSeat={(number) => {
          claims.sit(number);
          claims.run(seatKey(claim.id, number), raceOfSeat(race, number));
        }}
      />
      <p className={styles.setUp}>{saySetUp(raceOfSeat(race, seat ?? 0)).join(" · ")}</p>
      <div role="status">
        {hasFailed && <p>{say("claims.failed")}</p>}
        {trial?.isWhole && seat !== null && (
          <Result claim={claim} seat={seat} result={seatResult(trial.runs)} />
        )}
      </div>
    </article>
  );
}

interface SeatFormProps {
  readonly seat: number | null;
  readonly onSeat: (seat: number) => void;
}

function SeatForm({ seat, onSeat }: SeatFormProps) {
  const id = useId();
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const given = Number(new FormData(event.currentTarget).get("seat"));
    if (Number.isInteger(given) && given >= 0 && given <= mostSeat) onSeat(given);
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <label htmlFor={id}>{say("seat.number")}</label>
      <input
        id={id}
        name="seat"
        type="number"
        inputMode="numeric"
        min={0}
        max={mostSeat}
        step={1}
        required
        defaultValue={seat ?? ""}
      />
      <button type="submit" className={styles.run}>
        {say("seat.run")}
      </button>
    </form>
  );
}

/** More than any class has; a seed could be larger. */
const mostSeat = 9999;

function Result({
  claim,
  seat,
  result,
}: {
  readonly claim: ListedClaim;
  readonly seat: number;
  readonly result: SeatResult;
}) {
  const { race } = claim.trial;
  const slotOf = slotsOf(claim);
  const { first, count } = race.seeds;
  const { budget } = race.experiment.rule;
  const isOnWall = seat >= first && seat < first + count;
  return (
    <>
      <ul className={styles.times}>
        {result.times.map(({ entrant, epochs }) => (
          <li key={sayEntrant(race, entrant)}>
            <ArmSwatch index={slotOf(race.experiment.arms[entrant.arm] as ArmSpec)} />
            <span>{sayEntrant(race, entrant)}</span>
            <strong>
              {epochs === null
                ? say("claims.chart.medianNever", { budget })
                : say("claims.bet.epochs", { epoch: formatCount(epochs) })}
            </strong>
          </li>
        ))}
      </ul>
      <p className={styles.first}>
        {result.first
          ? say("seat.first", { arm: sayEntrant(race, result.first) })
          : say("seat.noneFirst")}
      </p>
      <p className={styles.setUp}>
        {isOnWall
          ? say("seat.onWall", { seat: formatCount(seat) })
          : say("seat.offWall", {
              first: formatCount(first),
              last: formatCount(first + count - 1),
            })}
      </p>
    </>
  );
}
