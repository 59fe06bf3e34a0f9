import { knows, loadWords, say } from "../../words/say.ts";
import { claimGroups, trialsOf } from "../claim.ts";
import { type ClaimId, claims, claimsOf, type ListedClaim } from "../claims/registry.ts";
import type { TrialOutcome } from "../outcome.ts";
import outcomesJson from "../outcomes.json" with { type: "json" };
import { claimText, leadText } from "../say-claim.ts";
import { saySetUp } from "../say-entrant.ts";
import { sayReading, sayVerdict } from "../say-reading.ts";
import { documentOf, paragraph } from "./document.ts";
import { escaped } from "./html.ts";
import { mapTable } from "./map-table.ts";
import { outcomePicture } from "./outcome-picture.ts";
import { pageStyle, previewStyle } from "./page-style.ts";
import { allWorksheets, answerKey, worksheet } from "./worksheets.ts";

/** A file of the build. */
export interface StaticFile {
  readonly fileName: string;
  readonly source: string;
}

const outcomes = outcomesJson as unknown as Readonly<Record<ClaimId, readonly TrialOutcome[]>>;

/** A page for each claim and one for all of them, readable without JavaScript; runs nothing. */
export async function claimPages(): Promise<readonly StaticFile[]> {
  if (!knows("claims.title")) await loadWords("en", ["lessons", "units", "page"]);
  return [
    { fileName: "claims/claims.css", source: pageStyle },
    { fileName: "claims/index.html", source: listPage() },
    { fileName: "claims/worksheets.html", source: allWorksheets() },
    { fileName: "claims/key.html", source: answerKey(outcomes) },
    ...claims.flatMap((claim) => [
      { fileName: `claims/${claim.id}.html`, source: claimPage(claim, outcomes[claim.id]) },
      { fileName: `claims/${claim.id}-worksheet.html`, source: worksheet(claim) },
    ]),
  ];
}

function claimPage(claim: ListedClaim, found: readonly TrialOutcome[]): string {
  const title = claimText(claim, "claim");
  const said = trialsOf(claim).map((trial, index) => saidOf(trial, found[index] as TrialOutcome));
  const [main, ...others] = said;
  const elsewhere = others.flatMap((one, index) => [
    `<h2>${escaped(leadText(claim, index))}</h2>`,
    one.html,
  ]);
  const body = [
    `<p class="where"><a href="index.html">${escaped(say("claims.title"))}</a></p>`,
    `<h1>${escaped(title)}</h1>`,
    paragraph(say("claims.source", { source: claimText(claim, "source") }), "soft"),
    main?.html ?? "",
    `<p><a class="live" href="../?view=claims&amp;claim=${claim.id}">${escaped(say("claimPage.live"))}</a></p>`,
    `<h2>${escaped(say("claims.whyTitle"))}</h2>`,
    paragraph(claimText(claim, "why")),
    ...elsewhere,
    `<h2>${escaped(say("claims.carefulTitle"))}</h2>`,
    paragraph(claimText(claim, "careful"), "careful"),
    `<p><a href="${claim.id}-worksheet.html">${escaped(say("worksheet.open"))}</a></p>`,
    paragraph(say("worksheet.fingerprint", { fingerprint: found[0]?.fingerprint ?? "" }), "soft"),
    paragraph(say("claimPage.licence"), "soft"),
  ];
  return documentOf({
    title,
    description: main?.sentences.join(" ") ?? "",
    body: body.join("\n"),
    picture: { address: `../previews/${claim.id}.png`, text: main?.sentences[0] ?? title },
  });
}

/** What a preview shows, 1200 × 630 px as HTML: the claim, its outcome and what came of it. */
export function previewOf(claim: ListedClaim): string {
  const found = outcomes[claim.id][0] as TrialOutcome;
  const { html, sentences } = saidOf(claim.trial, found);
  const [picture = ""] = html.split("\n");
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><style>${pageStyle}${previewStyle}</style></head><body><main>`,
    `<h1>${escaped(claimText(claim, "claim"))}</h1>`,
    `<p class="verdict">${escaped(sentences[0] ?? "")}</p>`,
    `<div class="picture">${picture}</div>`,
    `<p class="soft">${escaped(say("page.title"))}</p>`,
    "</main></body></html>",
  ].join("\n");
}

/** A trial's picture, set-up and sentences. */
function saidOf(trial: ReturnType<typeof trialsOf>[number], found: TrialOutcome) {
  const { race } = trial;
  const sentences = [
    sayVerdict(trial, found),
    ...found.readings.flatMap((reading) => sayReading(race, reading)),
  ];
  const html = [
    trial.picture === "map" ? mapTable(race, found.rows) : outcomePicture(race, found.rows),
    paragraph(saySetUp(race).join(" · "), "soft"),
    `<p class="verdict">${escaped(sentences[0] ?? "")}</p>`,
    ...sentences.slice(1).map((sentence) => paragraph(sentence)),
  ].join("\n");
  return { html, sentences };
}

function listPage(): string {
  const title = say("claims.title");
  const intro = say("claims.intro");
  const groups = claimGroups.map((group) => {
    const items = claimsOf(group).map(
      (claim) => `<li><a href="${claim.id}.html">${escaped(claimText(claim, "claim"))}</a></li>`,
    );
    return `<h2>${escaped(say(`claims.group.${group}`))}</h2>\n<ul>\n${items.join("\n")}\n</ul>`;
  });
  const live = `<p><a class="live" href="../?view=claims">${escaped(say("claimPage.live"))}</a></p>`;
  const sheets =
    `<p><a href="worksheets.html">${escaped(say("worksheet.all"))}</a> · ` +
    `<a href="key.html">${escaped(say("worksheet.key"))}</a></p>`;
  return documentOf({
    title,
    description: intro,
    body: [`<h1>${escaped(title)}</h1>`, paragraph(intro), live, ...groups, sheets].join("\n"),
  });
}
