import { entrantsOf, type Race } from "../../engine/race/race.ts";
import { formatCount } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { trialsOf } from "../claim.ts";
import { type ClaimId, claims, type ListedClaim } from "../claims/registry.ts";
import type { OutcomeRow, TrialOutcome } from "../outcome.ts";
import { claimText, leadText, questionText } from "../say-claim.ts";
import { sayRow, saySetUp } from "../say-entrant.ts";
import { sayReading, sayVerdict } from "../say-reading.ts";
import { documentOf, paragraph } from "./document.ts";
import { escaped } from "./html.ts";
import { mapTable } from "./map-table.ts";
import { outcomePicture } from "./outcome-picture.ts";

/** One claim to be printed: the sentence, room for a prediction, tables to fill in. */
export const worksheet = (claim: ListedClaim): string =>
  documentOf({
    title: say("worksheet.title", { claim: claimText(claim, "claim") }),
    description: questionText(claim),
    body: sheet(claim),
  });

/** All of them, a sheet of paper each. */
export const allWorksheets = (): string =>
  documentOf({
    title: say("worksheet.all"),
    description: say("claims.intro"),
    body: claims.map(sheet).join("\n"),
  });

const line = '<div class="line"></div>';
const lines = (count: number): string => line.repeat(count);

function sheet(claim: ListedClaim): string {
  const { race } = claim.trial;
  const blank = entrantsOf(race).map(
    (): OutcomeRow => ({ median: null, lower: null, upper: null, converged: 0, runs: 0 }),
  );
  const { kind } = claim.prediction;
  const isDrawn = kind === "times" || kind === "order";
  const elsewhere = claim.elsewhere.flatMap((trial, index) => [
    `<h3>${escaped(leadText(claim, index))}</h3>`,
    paragraph(saySetUp(trial.race).join(" · "), "soft"),
    trial.picture === "map" ? mapTable(trial.race) : resultTable(trial.race),
  ]);
  return [
    '<section class="sheet">',
    paragraph(say("worksheet.name"), "soft"),
    `<h1>${escaped(claimText(claim, "claim"))}</h1>`,
    paragraph(say("claims.source", { source: claimText(claim, "source") }), "soft"),
    `<h2>${escaped(say("worksheet.prediction"))}</h2>`,
    paragraph(questionText(claim)),
    isDrawn ? outcomePicture(race, blank) : lines(1),
    paragraph(say("worksheet.because")),
    lines(2),
    `<h2>${escaped(say("worksheet.result"))}</h2>`,
    paragraph(saySetUp(race).join(" · "), "soft"),
    resultTable(race),
    ...elsewhere,
    paragraph(say("worksheet.instead")),
    lines(3),
    "</section>",
  ].join("\n");
}

/** The rows of a trial, with their cells empty or from its outcome. */
function resultTable(race: Race, rows: readonly OutcomeRow[] | null = null): string {
  const heads = [say("worksheet.row"), say("worksheet.median"), say("worksheet.arrived")];
  const head = heads.map((text) => `<th scope="col">${escaped(text)}</th>`).join("");
  const body = entrantsOf(race).map((entrant, index) => {
    const row = rows?.[index];
    const cells = row ? [sayMedian(row), `${row.converged} / ${row.runs}`] : ["", ""];
    const filled = cells.map((text) => `<td>${escaped(text)}</td>`).join("");
    return `<tr><th scope="row">${escaped(sayRow(race, entrant))}</th>${filled}</tr>`;
  });
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}

const sayMedian = ({ median }: OutcomeRow): string =>
  median === null ? say("claims.chart.never") : formatCount(median);

/** What a teacher holds the sheets against: every trial's table and sentences, with its fingerprint. */
export function answerKey(outcomes: Readonly<Record<ClaimId, readonly TrialOutcome[]>>): string {
  const keys = claims.map((claim) => {
    const trials = trialsOf(claim).map((trial, index) => {
      const found = outcomes[claim.id][index] as TrialOutcome;
      const sentences = found.readings.flatMap((reading) => sayReading(trial.race, reading));
      return [
        ...(index === 0 ? [] : [`<h3>${escaped(leadText(claim, index - 1))}</h3>`]),
        trial.picture === "map"
          ? mapTable(trial.race, found.rows)
          : resultTable(trial.race, found.rows),
        paragraph([sayVerdict(trial, found), ...sentences].join(" ")),
        paragraph(say("worksheet.fingerprint", { fingerprint: found.fingerprint }), "soft"),
      ].join("\n");
    });
    return [
      '<section class="answers">',
      `<h2>${escaped(claimText(claim, "claim"))}</h2>`,
      ...trials,
      paragraph(claimText(claim, "careful"), "careful"),
      "</section>",
    ].join("\n");
  });
  const title = say("worksheet.key");
  return documentOf({
    title,
    description: title,
    body: [`<h1>${escaped(title)}</h1>`, ...keys].join("\n"),
  });
}
