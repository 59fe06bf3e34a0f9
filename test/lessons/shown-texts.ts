import { entrantsOf, type Race } from "../../src/engine/race/race.ts";
import { trialsOf } from "../../src/lessons/claim.ts";
import type { ListedClaim } from "../../src/lessons/claims/registry.ts";
import { armLabel } from "../../src/lessons/entrants.ts";
import type { TrialOutcome } from "../../src/lessons/outcome.ts";
import { sayBareValue, sayRow, saySetUp } from "../../src/lessons/say-entrant.ts";
import { sayReading } from "../../src/lessons/say-reading.ts";
import { say } from "../../src/words/say.ts";

export const wordCount = (texts: readonly string[]): number =>
  texts.join(" ").match(/[\p{L}\p{N}][\p{L}\p{N}.,’'′()−-]*/gu)?.length ?? 0;

/** The sentences of each step of a claim's page, from the entry, the catalogue and its outcome. */
export function shownTexts(
  claim: ListedClaim,
  outcome: readonly TrialOutcome[],
): Readonly<Record<string, readonly string[]>> {
  const trials = trialsOf(claim).map(({ race, picture }, index) => {
    const { verdict, readings } = outcome[index] as TrialOutcome;
    return {
      setUp: saySetUp(race),
      rows: picture === "map" ? headsOf(race) : entrantsOf(race).map((one) => sayRow(race, one)),
      said: [
        say(`verdict.${verdict}`),
        ...readings.flatMap((reading) => sayReading(race, reading)),
        ...(picture === "map" ? mapLegend() : [say("claims.chart.legend")]),
      ],
    };
  });
  const [main, ...others] = trials;
  const { setUp = [], rows = [], said = [] } = main ?? {};
  return {
    bet: [
      claim.claim,
      say("claims.source", { source: claim.source }),
      claim.prediction.question,
      say("claims.bet.drag"),
      ...setUp,
      ...rows,
    ],
    // The longest that is said of a bet.
    outcome: [
      claim.claim,
      ...setUp,
      ...rows,
      ...said,
      say("claims.bet.again"),
      say("seat.class"),
      say("claims.bet.was.times", { name: rows[0] ?? "", bet: "100", outcome: "200" }),
    ],
    why: [claim.claim, say("claims.whyTitle"), claim.why, say("claims.curves"), ...rows],
    ...Object.fromEntries(
      others.map((trial, index) => [
        `elsewhere ${index + 1}`,
        [
          claim.claim,
          claim.elsewhere[index]?.lead ?? "",
          ...trial.setUp,
          ...trial.rows,
          ...trial.said,
        ],
      ]),
    ),
    careful: [claim.claim, say("claims.carefulTitle"), claim.careful],
  };
}

/** Of a map, whose cells are buttons. */
const headsOf = ({ experiment, variation }: Race): readonly string[] => [
  ...experiment.arms.map(armLabel),
  ...(variation?.values ?? []).map((_, variant) =>
    variation ? sayBareValue(variation, variant) : "",
  ),
];

const mapLegend = (): readonly string[] => [
  say("race.map.value", { measure: "epochs" }),
  say("race.varied.learningRate"),
  say("chart.race.map"),
  say("chart.race.mapScale"),
  say("chart.race.mapSample"),
];
