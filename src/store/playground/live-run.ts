import { createStore, type StoreApi } from "zustand/vanilla";
import type { HistoryPoint } from "../../engine/training/history.ts";
import type { ArmId, Cut, Frame, RunEvent } from "../../protocol/messages.ts";

export type Histories = ReadonlyMap<ArmId, readonly HistoryPoint[]>;

/** What training shows at display rate, beside pictures: React state never holds it. */
export interface LiveRun {
  readonly frame: StoreApi<Frame | null>;
  readonly histories: StoreApi<Histories>;
  /** What a person changed since the run began; with the set-up it repeats the run. */
  log(): readonly RunEvent[];
  receive(frame: Frame): void;
  /** A new run, with what is already known to happen in it: the old one's curves go. */
  begin(log: readonly RunEvent[]): void;
}

export function createLiveRun(): LiveRun {
  const frame = createStore<Frame | null>(() => null);
  const histories = createStore<Histories>(() => new Map());
  let log: readonly RunEvent[] = [];
  return {
    frame,
    histories,
    log: () => log,
    receive(next) {
      const { cutAfter } = next;
      if (cutAfter) log = log.filter(({ iteration }) => iteration <= cutAfter.iteration);
      if (next.events.length > 0) log = [...log, ...next.events];
      const known = cutAfter ? cut(histories.getState(), cutAfter) : histories.getState();
      histories.setState(longer(known, next), true);
      frame.setState(next, true);
    },
    begin(known) {
      log = known;
      frame.setState(null, true);
      histories.setState(new Map(), true);
    },
  };
}

const cut = (histories: Histories, { epoch }: Cut): Histories =>
  new Map(
    [...histories].map(([armId, points]) => [
      armId,
      points.filter((point) => point.epoch <= epoch),
    ]),
  );

/** The same object where no curve has grown and the arms are the same. */
function longer(before: Histories, { arms }: Frame): Histories {
  const isSame =
    arms.length === before.size &&
    arms.every(({ armId, history }) => history.length === 0 && before.has(armId));
  if (isSame) return before;
  return new Map(
    arms.map(({ armId, history }) => {
      const known = before.get(armId) ?? [];
      return [armId, history.length > 0 ? [...known, ...history] : known];
    }),
  );
}
