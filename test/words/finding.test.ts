import { describe, expect, test } from "vitest";
import { sayFinding } from "../../src/words/finding.ts";
import {
  bounded,
  compared,
  type Found,
  known,
  unknown,
} from "../engine/statistics/example-comparison.ts";

const spoken = (found: Found) =>
  sayFinding(compared(found), ({ arm }) => (arm === 1 ? "tanh" : "sigmoid"));

describe("a finding in words", () => {
  test("has one claim, and what it rests on", () => {
    expect(spoken({ medians: known(11, 9, 14), converged: [46, 46] })).toEqual({
      claim: "tanh needed 11 times fewer epochs than sigmoid",
      evidence: "(95 % interval 9–14; 50 seeds, 46 of 50 converged)",
    });
    expect(spoken({ medians: known(0.5, 0.4, 0.625), measure: "milliseconds" })).toEqual({
      claim: "sigmoid needed 2 times less training time than tanh",
      evidence: "(95 % interval 1.6–2.5; 50 seeds, all converged)",
    });
  });

  test("does not contradict itself where interval and rank test disagree", () => {
    expect(spoken({ medians: known(1, 0.9, 1.1), p: 0.0102, wins: [34, 12] })).toEqual({
      claim:
        "tanh is quicker than sigmoid with 34 seeds and slower with 12, equal with 4; by how much is not settled",
      evidence:
        "(ratio 1, 95 % interval 0.9–1.1; paired rank test p = 0.0102, after Holm’s correction; 50 seeds, all converged)",
    });
    expect(spoken({ medians: known(2, 1.1, 3), p: 2e-9 + 0.0712 }).claim).toBe(
      "tanh may be quicker than sigmoid, about 2 times, but 50 seeds do not settle it",
    );
  });

  test("says who converged where that differs, and who lost their numbers", () => {
    expect(
      spoken({ medians: known(2, 1.5, 3), converged: [49, 36], diverged: [0, 2] }).evidence,
    ).toContain("50 seeds, tanh 49 and sigmoid 36 of 50 converged, sigmoid without a number in 2");
  });

  test("leaves an interval open that has no end", () => {
    const least = bounded({ lower: 37, upper: null }, { lower: 30.2, upper: null });
    expect(spoken({ medians: least, means: known(20, 18, 22), converged: [47, 0] })).toEqual({
      claim:
        "tanh needed at least 37 times fewer epochs than sigmoid, of whose runs fewer than half converged",
      evidence: "(95 % interval at least 30.2; 50 seeds, tanh 47 and sigmoid 0 of 50 converged)",
    });
  });

  test("says why means stand in for medians", () => {
    const means = known(2, 1.5, 3);
    expect(spoken({ medians: unknown, means, converged: [20, 8] }).claim).toMatch(
      /^Fewer than half of the runs of tanh and of sigmoid converged; .* tanh needed 2 times fewer epochs$/,
    );
    expect(spoken({ medians: unknown, means, measure: "milliseconds" }).claim).toMatch(
      /^Half of the runs of tanh or of sigmoid took too little time to be measured; .* 2 times less training time$/,
    );
    expect(spoken({ medians: unknown, measure: "milliseconds" })).toEqual({
      claim: "tanh and sigmoid cannot be compared: too little time passed to be measured",
      evidence: "(50 seeds, all converged)",
    });
  });
});
