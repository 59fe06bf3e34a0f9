import type { Frame } from "../../protocol/messages.ts";
import { say } from "../../words/say.ts";
import { endingSentences, endings } from "../shared/run-words.ts";
import { armLabel } from "./arms.ts";
import type { PlaygroundParts } from "./playground-parts.ts";
import { isPast, isStuck, type PlaygroundState } from "./playground-state.ts";
import type { Transport } from "./transport.ts";

/** React renders at this interval at most while training runs. */
const readingIntervalMs = 200;

/** Takes in frames: pictures and curves at display rate, what React renders more seldom. */
export function createReadings(
  { store, live, pictures, notices, now }: PlaygroundParts,
  { isCurrent }: Transport,
) {
  let lastReadingAt = Number.NEGATIVE_INFINITY;

  function noteArrival({ pictures: { length } }: Frame): void {
    const { arrived } = store.getState();
    const now = arrived === "picture" || length > 0 ? "picture" : "frame";
    if (now !== arrived) store.setState({ arrived: now });
  }

  return {
    receiveFrame(frame: Frame): void {
      pictures.receive(frame.pictures);
      live.receive(frame);
      noteArrival(frame);
      const before = store.getState();
      const isPlaying = isCurrent(frame) ? frame.playing : before.isPlaying;
      const ended = endingsOf(frame, before);
      const hasNews = ended.some(({ isNew }) => isNew);
      const hasChanged = hasNews || isPlaying !== before.isPlaying;
      const isFirst = before.readings.size === 0;
      const isDue = isFirst || now() - lastReadingAt >= readingIntervalMs;
      if (!isDue && !hasChanged && isPlaying) return;
      lastReadingAt = now();
      store.setState({
        lastEpoch: frame.end.epoch,
        outcomes: knownOutcomes(frame, before),
        isPlaying,
        isFinished: frame.finished,
        epoch: frame.epoch,
        epochsPerSecond: frame.epochsPerSecond,
        readings: new Map(frame.arms.map((arm) => [arm.armId, arm])),
      });
      // The next arm's news does not take the place of what went wrong with the last one.
      const shown = ended.filter(({ isNew, outcome }) => isNew || outcome.kind === "diverged");
      const sentences = hasNews ? [...endingSentences(shown)] : [];
      if (before.isPlaying && !isPlaying && frame.finished) {
        sentences.push(say(isStuck(store.getState()) ? "ending.allDiverged" : "ending.finished"));
      }
      if (sentences.length === 0) return;
      const isBad = shown.some(({ outcome }) => outcome.kind === "diverged");
      notices.notifyTraining(sentences.join(" "), hasNews && isBad ? "warning" : "info");
    },
  };
}

/** With those that were seen before the run was set back. */
function knownOutcomes(
  { arms, cutAfter }: Frame,
  { outcomes }: PlaygroundState,
): PlaygroundState["outcomes"] {
  const isVoid = cutAfter !== null;
  return new Map(
    arms.flatMap(({ armId, outcome }) => {
      const known = outcome ?? (isVoid ? undefined : outcomes.get(armId));
      return known ? [[armId, known] as const] : [];
    }),
  );
}

/** How each arm's run has ended, and whether the page has shown that already. */
function endingsOf(frame: Frame, before: PlaygroundState) {
  const { arms, readings, outcomes } = before;
  // A run that was set back passes its known ends again.
  const isAgain = isPast(before) && frame.epoch <= before.lastEpoch;
  return frame.arms.flatMap((arm) => {
    const state = arms.find(({ armId }) => armId === arm.armId);
    if (!state) return [];
    const shown = endings(readings.get(arm.armId)).length;
    const label = armLabel(state, arms);
    return endings(arm).map((outcome, at) => ({
      label,
      outcome,
      isNew: at >= shown && !(isAgain && outcomes.has(arm.armId)),
    }));
  });
}
