import { say } from "../../words/say.ts";
import { escaped } from "./html.ts";

/** A whole page; `body` is HTML already. */
export const documentOf = (
  title: string,
  description: string,
  body: string,
): string => `<!doctype html>
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

export const paragraph = (sentence: string, kind = ""): string =>
  `<p${kind === "" ? "" : ` class="${kind}"`}>${escaped(sentence)}</p>`;
