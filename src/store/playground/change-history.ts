import { say } from "../../words/say.ts";
import type { Moment } from "./moments.ts";
import type { PlaygroundParts } from "./playground-parts.ts";

/** A state of the page that can be gone back to. */
interface Entry {
  readonly moment: Moment;
  /** What the run had cost up to there, in milliseconds of training. */
  readonly computeMs: number;
}

/** A change beside the experiment: no run is repeated for it. */
export interface Step {
  back(): void;
  forth(): void;
}

/** Enough for a lesson, little enough to keep. */
const mostEntries = 100;
/** Changes of one setting within this time are one change: a slider that is dragged. */
const togetherMs = 1000;
/** A run that takes longer to repeat begins at its start instead. */
const mostRepeatMs = 2000;

const noChange = { what: "", at: Number.NEGATIVE_INFINITY };

export type ChangeHistory = ReturnType<typeof createChangeHistory>;

interface Moments {
  moment(): Moment;
  returnTo(moment: Moment, signal?: AbortSignal): Promise<unknown>;
}

/**
 * Undo and redo of every change of set-up. Going back repeats the run that
 * was on to the place where it was, to the bit; where that would take too
 * long, it stands at its start and the page says so.
 */
export function createChangeHistory(
  { store, live, notices, now }: PlaygroundParts,
  { moment, returnTo }: Moments,
) {
  let past: (Entry | Step)[] = [];
  let future: (Entry | Step)[] = [];
  let last = noChange;
  let going = new AbortController();

  const publish = () => store.setState({ canUndo: past.length > 0, canRedo: future.length > 0 });

  function present(): Entry {
    const arms = live.frame.getState()?.arms ?? [];
    const computeMs = arms.reduce((sum, arm) => sum + arm.computeMs, 0);
    return { moment: moment(), computeMs };
  }

  /** Goes from one stack to the other; returns at once where there is nothing. */
  async function go(from: (Entry | Step)[], to: (Entry | Step)[], way: keyof Step): Promise<void> {
    const entry = from.at(-1);
    if (!entry) return;
    if ("back" in entry) {
      from.pop();
      to.push(entry);
      last = noChange;
      publish();
      entry[way]();
      return;
    }
    if (notices.refusesAll(entry.moment.experiment)) return;
    from.pop();
    to.push(present());
    last = noChange;
    publish();
    await arrive(entry);
  }

  async function arrive(entry: Entry): Promise<void> {
    going.abort();
    going = new AbortController();
    const isLong = entry.computeMs > mostRepeatMs;
    const start = { ...entry.moment, place: { epoch: 0, update: 0 } };
    try {
      await returnTo(isLong ? start : entry.moment, going.signal);
      if (isLong) notices.notify(say("notice.returnedToStart"));
    } catch (error) {
      // The page says by itself that a worker is lost.
      const isExpected =
        error instanceof Error && ["AbortError", "WorkerLost"].includes(error.name);
      if (!isExpected) throw error;
    }
  }

  return {
    /** Called before each change; `what` tells which setting it is of. */
    record(what: string): void {
      const isTogether = what === last.what && now() - last.at < togetherMs;
      last = { what, at: now() };
      future = [];
      if (!isTogether) past = [...past, present()].slice(-mostEntries);
      publish();
    },
    /** Called after a change that is not the experiment's. */
    recordStep(step: Step): void {
      last = noChange;
      future = [];
      past = [...past, step].slice(-mostEntries);
      publish();
    },
    /** Another run begins that none of the changes before are of. */
    forget(): void {
      past = [];
      future = [];
      last = noChange;
      publish();
    },
    /** The run that is on and its changes, before others take their place; returns the way back to them. */
    keep(): () => Promise<void> {
      const kept = { past, future, present: present() };
      return () => {
        ({ past, future } = kept);
        last = noChange;
        publish();
        return arrive(kept.present);
      };
    },
    undo: (): Promise<void> => go(past, future, "back"),
    redo: (): Promise<void> => go(future, past, "forth"),
  };
}
