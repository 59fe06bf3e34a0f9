import { say } from "../../words/say.ts";
import { escaped } from "./html.ts";

export interface PageOptions {
  readonly title: string;
  /** For previews and search engines. */
  readonly description: string;
  /** HTML already. */
  readonly body: string;
  /** Where the preview's picture is, and what it shows; 1200 × 630 px. */
  readonly picture?: { readonly address: string; readonly text: string };
}

/** A whole page. */
export const documentOf = ({
  title,
  description,
  body,
  picture,
}: PageOptions): string => `<!doctype html>
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
${picture ? pictureTags(picture) : ""}<link rel="icon" href="../icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="claims.css">
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;

const pictureTags = ({ address, text }: NonNullable<PageOptions["picture"]>): string =>
  [
    `<meta property="og:image" content="${escaped(address)}">`,
    '<meta property="og:image:width" content="1200">',
    '<meta property="og:image:height" content="630">',
    `<meta property="og:image:alt" content="${escaped(text)}">`,
    '<meta name="twitter:card" content="summary_large_image">',
    "",
  ].join("\n");

export const paragraph = (sentence: string, kind = ""): string =>
  `<p${kind === "" ? "" : ` class="${kind}"`}>${escaped(sentence)}</p>`;
