import { useStore } from "zustand";
import { armLabel } from "../../../store/playground/arms.ts";
import { betOutcome, isBetOpen } from "../../../store/playground/first-bet.ts";
import { formatCount } from "../../../words/format.ts";
import { say } from "../../../words/say.ts";
import { usePlayground, usePlaygroundState } from "../../shared/playground-context.ts";
import { useRaceStores } from "../../shared/race-stores-context.ts";
import styles from "./FirstBet.module.css";

/** The claim that a first run is one trial of. */
const claimBehind = "tanh-sigmoid-relu";

export function useIsBetOpen(): boolean {
  const bet = useStore(usePlayground().firstBet.store);
  return usePlaygroundState((state) => isBetOpen(bet, state));
}

/** Before the first run of a first visit: a bet on its outcome, which need not be taken. */
export function FirstBet() {
  const { firstBet } = usePlayground();
  const arms = usePlaygroundState((state) => state.arms);
  const choice = useStore(firstBet.store, (state) => state.choice);
  return (
    <fieldset className={styles.bet}>
      <legend className={styles.question}>{say("bet.question")}</legend>
      {arms.map((state) => (
        <button
          key={state.armId}
          type="button"
          className={styles.chip}
          data-bet={state.armId}
          aria-pressed={choice === state.armId}
          onClick={() => firstBet.choose(state.armId)}
        >
          {armLabel(state, arms)}
        </button>
      ))}
    </fieldset>
  );
}

/** After it: how the bet came out, and the claim behind it. */
export function FirstBetOutcome() {
  const bet = useStore(usePlayground().firstBet.store);
  const arms = usePlaygroundState((state) => state.arms);
  const outcomes = usePlaygroundState((state) => state.outcomes);
  const isPlaying = usePlaygroundState((state) => state.isPlaying);
  const outcome = betOutcome(bet, { outcomes, isPlaying });
  if (!outcome) return null;
  const nameOf = (id: typeof bet.choice): string => {
    const state = arms.find(({ armId }) => armId === id);
    return state ? armLabel(state, arms) : "";
  };
  const values = { first: nameOf(outcome.first), epoch: formatCount(outcome.epoch) };
  return (
    <>
      {" "}
      {outcome.isRight === null
        ? say("bet.none", values)
        : outcome.isRight
          ? say("bet.right", values)
          : say("bet.wrong", { ...values, choice: nameOf(bet.choice) })}{" "}
      <ClaimOffer />
    </>
  );
}

function ClaimOffer() {
  const playground = usePlayground();
  const stores = useRaceStores();
  const openClaim = async () => {
    // Where the stores cannot be had the view cannot either, and says so.
    const loaded = await stores.load().catch(() => null);
    loaded?.claims.open(claimBehind);
    playground.open({ view: "claims" });
  };
  return (
    <button type="button" className={styles.offer} onClick={() => void openClaim()}>
      {say("bet.offer")}
    </button>
  );
}
