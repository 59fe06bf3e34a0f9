import { createStore, type StoreApi } from "zustand/vanilla";
import type { Entrant, Race } from "../../engine/race/race.ts";
import type { Bet } from "../../lessons/prediction.ts";
import type { RaceEvent } from "../../protocol/race-messages.ts";
import type { Later, RacePort } from "../race/race-port.ts";
import type { PreferenceStorage } from "../shared/preferences.ts";
import { keepTried, loadTried, type Tried, type TriedClaims } from "./kept-bets.ts";
import { TrialRunner, type TrialRuns } from "./trial-runs.ts";

export interface ClaimsState {
  /** Id of the claim that is open, which may be none that there is; null for the list. */
  readonly claim: string | null;
  /** Of the open claim, from 0. */
  readonly step: number;
  /** One seat of a class is shown: its number, or null until it is said; undefined for the claim itself. */
  readonly seat: number | null | undefined;
  /** The formula that challenges ReLU; empty where none is typed. */
  readonly entry: string;
  /** The seat whose runs stand out on the wall. */
  readonly found: number | null;
  /** By claim, until its main trial is run. */
  readonly bets: Readonly<Record<string, Bet>>;
  /** By `trialKey`, since the page was opened. */
  readonly trials: Readonly<Record<string, TrialRuns>>;
  /** Key of the trial that is on. */
  readonly running: string | null;
  /** What runs stands still, as the screen does. */
  readonly isFrozen: boolean;
  readonly hasFailed: boolean;
  /** By claim or item of a lecture, the hands that a room raised for each of its answers. */
  readonly hands: Readonly<Record<string, readonly number[]>>;
  readonly tried: TriedClaims;
}

export const claimFromQuery = (query: string): string | null =>
  new URLSearchParams(query).get("claim");

export const entryFromQuery = (query: string): string =>
  new URLSearchParams(query).get("formula") ?? "";

/** Null where the address asks for a seat without saying which; undefined where it asks for none. */
export function seatFromQuery(query: string): number | null | undefined {
  const text = new URLSearchParams(query).get("seat");
  if (text === null) return undefined;
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** What an address has of the view of claims; empty for the list. */
export function claimToQuery({
  claim,
  seat,
  entry = "",
}: Pick<ClaimsState, "claim" | "seat"> & { readonly entry?: string }): string {
  if (claim === null) return "";
  const named =
    seat === undefined ? `claim=${encodeURIComponent(claim)}` : seatToQuery(claim, seat);
  return entry === "" ? named : `${named}&formula=${encodeURIComponent(entry)}`;
}

/** The link that a class opens: everybody says which seat is theirs. */
export const seatToQuery = (claim: string, seat: number | null = null): string =>
  `claim=${encodeURIComponent(claim)}&seat=${seat ?? ""}`;

/** A claim's trials: 0 is the main one. */
export const trialKey = (claim: string, trial: number): string => `${claim}.${trial}`;

export const seatKey = (claim: string, seat: number): string => `${claim}.seat.${seat}`;

export type Claims = ReturnType<typeof createClaims>;

interface ClaimsOptions {
  readonly claim?: string | null;
  readonly seat?: number | null | undefined;
  readonly entry?: string;
  readonly storage: PreferenceStorage | null;
  readonly later: Later;
}

/** The view of claims. Which claims there are it does not know: they load with the view. */
export function createClaims(options: ClaimsOptions) {
  const { claim = null, seat, entry = "", storage, later } = options;
  const tried = loadTried(storage);
  const store: StoreApi<ClaimsState> = createStore<ClaimsState>(() => ({
    claim,
    step: 0,
    seat,
    entry,
    found: null,
    bets: {},
    trials: {},
    running: null,
    isFrozen: false,
    hasFailed: false,
    hands: {},
    tried,
  }));
  const { getState, setState } = store;
  let runner: TrialRunner | null = null;

  function saveTried(tried: TriedClaims): void {
    setState({ tried });
    keepTried(storage, tried);
  }

  const withoutThoseOf = (claim: string): ClaimsState["trials"] =>
    Object.fromEntries(
      Object.entries(getState().trials).filter(([key]) => !key.startsWith(`${claim}.`)),
    );

  return {
    store,

    /** Where trials run from now on. */
    connect(port: RacePort): void {
      runner = new TrialRunner(
        port,
        later,
        (key, runs) => setState({ trials: { ...getState().trials, [key]: runs } }),
        (hasFailed) => setState({ running: null, isFrozen: false, hasFailed }),
      );
    },
    receive(event: RaceEvent): void {
      runner?.receive(event);
    },

    /** Opens a claim at its start, with the formula that its address has; null opens the list. */
    open(claim: string | null, seat?: number | null, entry = ""): void {
      runner?.stop();
      setState({ claim, seat, entry, step: 0, found: null, isFrozen: false, hasFailed: false });
    },
    /** Another formula challenges ReLU: the runs of the one before are nothing to it. */
    enter(claim: string, entry: string): void {
      runner?.stop();
      setState({ entry, hasFailed: false, trials: withoutThoseOf(claim) });
    },
    /** Takes a seat of the class. */
    sit(seat: number): void {
      setState({ seat });
    },
    /** Lets a seat's runs stand out; null for none. */
    find(found: number | null): void {
      setState({ found });
    },
    goTo(step: number): void {
      if (step === getState().step) return;
      runner?.stop();
      setState({ step, isFrozen: false, hasFailed: false });
    },

    bet(claim: string, bet: Bet | null): void {
      const { [claim]: _, ...others } = getState().bets;
      setState({ bets: bet ? { ...others, [claim]: bet } : others });
    },
    /** `entrants`: those of the race that run; without them all. */
    run(key: string, race: Race, entrants?: readonly Entrant[]): void {
      if (!runner || getState().running === key) return;
      runner.stop();
      setState({ running: key, isFrozen: false, hasFailed: false });
      runner.start(key, race, entrants);
    },
    stop(): void {
      runner?.stop();
    },
    /** Lets the runs and the screen stand still, or go on. */
    freeze(): void {
      const isFrozen = !getState().isFrozen;
      setState({ isFrozen });
      if (getState().running !== null) runner?.hold(isFrozen);
    },
    /** Puts a trial back to before its runs; a bet on it stays. */
    restart(key: string): void {
      runner?.stop();
      const { [key]: _, ...trials } = getState().trials;
      setState({ trials, isFrozen: false, hasFailed: false });
    },
    countHands(of: string, answer: number, count: number): void {
      const { hands } = getState();
      const counts = [...(hands[of] ?? [])];
      while (counts.length <= answer) counts.push(0);
      setState({ hands: { ...hands, [of]: counts.with(answer, count) } });
    },
    /** A claim as nobody has seen it here yet; what the room said of it stays. */
    renew(claim: string): void {
      runner?.stop();
      const { [claim]: _, ...bets } = getState().bets;
      setState({ bets, trials: withoutThoseOf(claim), found: null });
    },
    /** Another room: nothing that was bet, run or counted before. */
    renewAll(): void {
      runner?.stop();
      setState({ bets: {}, trials: {}, hands: {}, found: null });
    },
    /** Takes back the bet on a claim and the runs of its main trial. */
    again(claim: string): void {
      runner?.stop();
      const { [claim]: _, ...bets } = getState().bets;
      const { [trialKey(claim, 0)]: __, ...trials } = getState().trials;
      setState({ bets, trials });
    },

    /** A claim's main trial is over. */
    settle(claim: string, result: Tried): void {
      saveTried({ ...getState().tried, [claim]: result });
    },
    /** All bets and outcomes of this browser. */
    forget(): void {
      saveTried({});
      setState({ bets: {}, trials: {} });
    },
  };
}
