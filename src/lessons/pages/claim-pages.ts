import { entryText, knows, loadWords, say } from "../../words/say.ts";
import { claimGroups, trialsOf } from "../claim.ts";
import { type ClaimId, claims, claimsOf, type ListedClaim } from "../claims/registry.ts";
import type { TrialOutcome } from "../outcome.ts";
import outcomesJson from "../outcomes.json" with { type: "json" };
import { saySetUp } from "../say-entrant.ts";
import { sayReading, sayVerdict } from "../say-reading.ts";
import { escaped } from "./html.ts";
import { outcomePicture } from "./outcome-picture.ts";
import { pageStyle } from "./page-style.ts";

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
    ...claims.map((claim) => ({
      fileName: `claims/${claim.id}.html`,
      source: claimPage(claim, outcomes[claim.id]),
    })),
  ];
}

const text = ({ id, ...claim }: ListedClaim, part: "claim" | "source" | "why" | "careful") =>
  entryText(`claim.${id}.${part}`, claim[part]);

/** A whole document; `head` and `body` are HTML already. */
const documentOf = (title: string, description: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<meta name="description" content="${escaped(description)}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="${escaped(say("page.title"))}">
<meta property="og:title" content="${escaped(title)}">
<meta property="og:description" content="${escaped(description)}">
<link rel="icon" href="../icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="claims.css">
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;

const paragraph = (sentence: string, kind = ""): string =>
  `<p${kind === "" ? "" : ` class="${kind}"`}>${escaped(sentence)}</p>`;

function claimPage(claim: ListedClaim, found: readonly TrialOutcome[]): string {
  const title = text(claim, "claim");
  const said = trialsOf(claim).map((trial, index) => saidOf(trial, found[index] as TrialOutcome));
  const [main, ...others] = said;
  const elsewhere = others.flatMap((one, index) => [
    `<h2>${escaped(leadOf(claim, index))}</h2>`,
    one.html,
  ]);
  const body = [
    `<p class="where"><a href="index.html">${escaped(say("claims.title"))}</a></p>`,
    `<h1>${escaped(title)}</h1>`,
    paragraph(say("claims.source", { source: text(claim, "source") }), "soft"),
    main?.html ?? "",
    `<p><a class="live" href="../?view=claims&amp;claim=${claim.id}">${escaped(say("claimPage.live"))}</a></p>`,
    `<h2>${escaped(say("claims.whyTitle"))}</h2>`,
    paragraph(text(claim, "why")),
    ...elsewhere,
    `<h2>${escaped(say("claims.carefulTitle"))}</h2>`,
    paragraph(text(claim, "careful"), "careful"),
    paragraph(say("claimPage.licence"), "soft"),
  ];
  return documentOf(title, main?.sentences.join(" ") ?? "", body.join("\n"));
}

const leadOf = ({ id, elsewhere }: ListedClaim, index: number): string =>
  entryText(`claim.${id}.elsewhere.${index}`, elsewhere[index]?.lead ?? "");

/** A trial's picture, set-up and sentences. */
function saidOf(trial: ReturnType<typeof trialsOf>[number], found: TrialOutcome) {
  const { race } = trial;
  const sentences = [
    sayVerdict(trial, found),
    ...found.readings.flatMap((reading) => sayReading(race, reading)),
  ];
  const html = [
    outcomePicture(race, found.rows),
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
      (claim) => `<li><a href="${claim.id}.html">${escaped(text(claim, "claim"))}</a></li>`,
    );
    return `<h2>${escaped(say(`claims.group.${group}`))}</h2>\n<ul>\n${items.join("\n")}\n</ul>`;
  });
  const live = `<p><a class="live" href="../?view=claims">${escaped(say("claimPage.live"))}</a></p>`;
  return documentOf(
    title,
    intro,
    [`<h1>${escaped(title)}</h1>`, paragraph(intro), live, ...groups].join("\n"),
  );
}
