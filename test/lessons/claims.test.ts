import { describe, expect, test } from "vitest";
import { parseRace } from "../../src/engine/race/parse-race.ts";
import { runTrial } from "../../src/headless/run-lesson.ts";
import { type Claim, trialsOf } from "../../src/lessons/claim.ts";
import { claims } from "../../src/lessons/claims/registry.ts";
import { entrantAt } from "../../src/lessons/entrants.ts";
import { claimOutcomes } from "../../src/lessons/outcome.ts";
import outcomes from "../../src/lessons/outcomes.json" with { type: "json" };
import { shownTexts, wordCount } from "./shown-texts.ts";

/** Numbers that a text may only state where a reading bears them out. */
const number =
  /\d|[½⅓¼]|\b(twice|half|halves|thirds?|quarters?|tenths?|hundredths?|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred|thousand|per ?cent)\b/gi;

/** Phrases in which a number counts what everybody sees, and names no result. */
const innocent =
  /four quarters|Two clusters|two clusters|four hidden layers|two hidden layers|two ways|the two\b|The two curves|The three|σ\(4z\)|σ\(z\) − ½/g;

const proseOf = ({ why, careful, elsewhere, prediction }: Claim): readonly string[] => [
  why,
  careful,
  prediction.question,
  ...elsewhere.map(({ lead }) => lead),
];

describe.each(claims)("the claim $id", (claim) => {
  test("comes out as its page says, to the last digit", () => {
    const found = claimOutcomes(claim, (trial) => runTrial(trial));
    expect(found.map(({ verdict }) => verdict)).toEqual(
      trialsOf(claim).map(({ comesOut }) => comesOut),
    );
    // As JSON: what is undefined there is no difference.
    expect(JSON.parse(JSON.stringify(found))).toEqual(outcomes[claim.id]);
    for (const { says, value, between } of claim.states ?? []) {
      const read = value((trial, index) => {
        const reading = found[trial]?.readings[index];
        if (!reading) throw new RangeError(`no reading ${index} of trial ${trial}`);
        return reading;
      });
      expect(read, says).toBeGreaterThanOrEqual(between[0]);
      expect(read, says).toBeLessThanOrEqual(between[1]);
    }
  });

  test("states no number that no reading bears out", () => {
    const stated = (claim.states ?? []).map(({ says }) => says);
    const whole = proseOf(claim).join(" ");
    for (const says of stated) expect(whole).toContain(says);
    for (const text of proseOf(claim)) {
      const rest = stated.reduce((left, says) => left.replaceAll(says, ""), text);
      expect(rest.replace(innocent, "").match(number), text).toBeNull();
    }
  });

  test("has set-ups that a race accepts, and bets on entrants of them", () => {
    for (const { race } of trialsOf(claim)) {
      const { experiment } = race;
      expect(parseRace(JSON.parse(JSON.stringify(race)))).toEqual({ race, problems: [] });
      expect(experiment.arms.length).toBeLessThanOrEqual(4);
    }
    const { prediction, trial } = claim;
    if (prediction.kind === "times" || prediction.kind === "order") {
      for (const place of prediction.of) expect(entrantAt(trial.race, place)).toBeDefined();
    }
    if (prediction.kind === "factor") {
      expect(trial.reads[0]).toMatchObject({
        kind: "ratio",
        slower: prediction.of,
        faster: prediction.than,
      });
      expect(entrantAt(trial.race, prediction.of)).toBeDefined();
    }
  });

  test("shows at most 120 words at any step", () => {
    for (const [step, texts] of Object.entries(shownTexts(claim, outcomes[claim.id] as never))) {
      expect(wordCount(texts), `${step}: ${texts.join(" / ")}`).toBeLessThanOrEqual(120);
    }
  });
});
