import { expect, test } from "vitest";
import { sayBetResult, sayMiss } from "../../../src/components/lessons/bet-texts.ts";
import { betsOf, slotsOf, trialRows } from "../../../src/components/lessons/trial-rows.ts";
import { armOf } from "../../../src/engine/experiment/defaults.ts";
import { claimById } from "../../../src/lessons/claims/registry.ts";

const claim = claimById["tanh-sigmoid-relu"];
const times = (...epochs: (number | "never" | null)[]) => ({ kind: "times", epochs }) as const;

test("a bet on times is told by where it was furthest off", () => {
  expect(sayBetResult(claim, times(700, 60, 20), times(703, 61, 26))).toBe(
    "Your bets were all close.",
  );
  expect(sayBetResult(claim, times(700, "never", 20), times(703, 61, 26))).toBe(
    "Furthest off, tanh: you said never, it was epoch 61.",
  );
  expect(sayMiss(times(1, 1, 1), 12.34)).toBe("12 times off");
  expect(sayMiss(times(1, 1, 1), 1.2)).toBe("as you said");
});

test("bets on factors, orders and yes or no are told too", () => {
  const factor = (value: number) => ({ kind: "factor", value }) as const;
  expect(sayBetResult(claimById["relu-six-times"], factor(6), factor(2.154))).toBe(
    "Your bet: 6 times. It came out as 2.2.",
  );
  const order = (...places: number[]) => ({ kind: "order", order: places }) as const;
  const { softplus } = claimById;
  expect(sayBetResult(softplus, order(2, 1, 0), order(2, 1, 0))).toBe("Your bet was right.");
  expect(sayBetResult(softplus, order(0, 1, 2), order(2, 1, 0))).toBe(
    "Your order was another one.",
  );
  expect(sayMiss(order(0), 10)).toBe("not as you said");
});

test("each function has one look in all of a claim's trials, the first three that of the page", () => {
  const slotOf = slotsOf(claimById.selu);
  expect(["sigmoid", "tanh", "relu", "selu", "elu"].map((id) => slotOf(armOf(id)))).toEqual([
    0, 1, 2, 3, 4,
  ]);
});

test("bets stand on the rows that they are on", () => {
  const bets = betsOf(claim, times(700, null, "never"));
  const rows = trialRows({ claim, trial: claim.trial, runs: [], finding: null, bets });
  expect(rows.map(({ label, bet }) => [label, bet])).toEqual([
    ["Sigmoid", 700],
    ["tanh", null],
    ["ReLU", "never"],
  ]);
});
