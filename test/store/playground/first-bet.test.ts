import { describe, expect, test } from "vitest";
import { armOf, defaultExperiment } from "../../../src/engine/experiment/defaults.ts";
import type { RunOutcome } from "../../../src/engine/training/outcome.ts";
import { betOutcome, isBetOpen } from "../../../src/store/playground/first-bet.ts";
import { createPlayground } from "../../../src/store/playground/playground.ts";
import { defaultPreferences, loadPreferences } from "../../../src/store/shared/preferences.ts";
import { testPlayground } from "./test-playground.ts";

const converged = (epochsToTarget: number): RunOutcome => ({
  kind: "converged",
  epochsToTarget,
  computeMs: 1,
});

function setUp(experiment = defaultExperiment) {
  const { playground, frame } = testPlayground(experiment);
  const bet = playground.firstBet;
  const state = () => playground.store.getState();
  return {
    playground,
    bet,
    armIds: state().arms.map(({ armId }) => armId),
    isOpen: () => isBetOpen(bet.store.getState(), state()),
    outcome: () => betOutcome(bet.store.getState(), state()),
    /** The arms get there at these epochs, in their order, and all is at rest. */
    end(...epochs: readonly number[]) {
      playground.receive({ type: "frame", frame: frame({ epoch: 50 }) });
      const outcomes = new Map(
        state().arms.map(({ armId }, index) => [armId, converged(epochs[index] ?? 99)]),
      );
      playground.store.setState({ isPlaying: false, isFinished: true, outcomes });
    },
  };
}

describe("the bet of a first visit", () => {
  test("is open before the first run, and says after it how it came out", () => {
    const { playground, bet, armIds, isOpen, outcome, end } = setUp();
    expect(isOpen()).toBe(true);
    bet.choose(armIds[1] as never);
    playground.play();
    expect(isOpen()).toBe(false);
    expect(outcome()).toBeNull();
    expect(playground.store.getState().preferences.firstBet).toBe("done");
    end(700, 60, 25);
    expect(outcome()).toEqual({ first: armIds[2], epoch: 25, isRight: false });
  });

  test("may be left, and be right where two are first together", () => {
    const left = setUp();
    left.playground.play();
    left.end(700, 60, 25);
    expect(left.outcome()).toEqual({ first: left.armIds[2], epoch: 25, isRight: null });
    const tied = setUp();
    tied.bet.choose(tied.armIds[2] as never);
    tied.playground.play();
    tied.end(700, 25, 25);
    expect(tied.outcome()).toEqual({ first: tied.armIds[2], epoch: 25, isRight: true });
  });

  test("can be taken back, and changed until the run begins", () => {
    const { bet, playground, armIds } = setUp();
    const [first, second] = armIds as [never, never];
    bet.choose(first);
    bet.choose(second);
    expect(bet.store.getState().choice).toBe(second);
    bet.choose(second);
    expect(bet.store.getState().choice).toBeNull();
    playground.step();
    playground.store.setState({ epoch: 1 });
    bet.choose(first);
    expect(bet.store.getState().choice).toBeNull();
  });

  test("is over with the next run, and not asked of another set-up", () => {
    const { playground, isOpen, outcome, end } = setUp();
    playground.play();
    end(700, 60, 25);
    playground.reset();
    expect([isOpen(), outcome()]).toEqual([false, null]);
    expect(setUp({ ...defaultExperiment, arms: [armOf("elu")] }).isOpen()).toBe(false);
  });

  test("is never asked again, in this browser", () => {
    let kept: string | null = null;
    const storage = {
      getItem: () => kept,
      setItem: (_: string, text: string) => {
        kept = text;
      },
    };
    const open = () =>
      createPlayground({
        experiment: defaultExperiment,
        preferences: loadPreferences(storage),
        storage,
        now: () => 0,
      });
    const first = open();
    expect(first.firstBet.store.getState().phase).toBe("asked");
    first.receive({ type: "ready", engine: "fast" });
    first.store.setState({ isPlaying: true });
    expect(open().firstBet.store.getState().phase).toBe("over");
    expect(loadPreferences(storage)).toEqual({ ...defaultPreferences, firstBet: "done" });
  });
});
