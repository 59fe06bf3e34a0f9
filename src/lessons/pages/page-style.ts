/** The look of the static pages: the page's tokens, without the page. */
export const pageStyle = `:root { color-scheme: light dark; --paper: #fff; --ink: #1d1f21; --soft: #565b60; --line: #d9d9d4; --accent: #0b63c5; --accent-ink: #fff; }
@media (prefers-color-scheme: dark) { :root { --paper: #16181b; --ink: #eceef0; --soft: #a9b0b7; --line: #34393f; --accent: #6cb2ff; --accent-ink: #0b1420; } }
body { margin: 0; color: var(--ink); background: var(--paper); font: 17px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
main { max-width: 800px; margin: 0 auto; padding: 32px 24px 64px; }
h1 { margin: 0 0 8px; font-size: 36px; line-height: 1.2; letter-spacing: -0.015em; text-wrap: balance; }
h2 { margin: 40px 0 8px; font-size: 20px; }
p, li { max-width: 40em; margin: 0 0 8px; }
a { color: var(--accent); }
svg { display: block; width: 100%; margin: 16px 0 8px; fill: var(--ink); font-size: 15px; }
.soft { color: var(--soft); fill: var(--soft); font-size: 14px; }
.grid { fill: none; stroke: var(--line); }
.range { fill: none; stroke: var(--accent); stroke-width: 10; opacity: 0.45; }
.median { fill: none; stroke: var(--ink); stroke-width: 3; }
.number { font-weight: 600; }
.verdict { font-size: 24px; font-weight: 600; }
.careful { padding-left: 16px; font-size: 20px; border-left: 4px solid var(--accent); }
.live { display: inline-block; margin: 16px 0; padding: 10px 20px; color: var(--accent-ink); font-weight: 600; text-decoration: none; background: var(--accent); border-radius: 6px; }
table { width: 100%; margin: 8px 0 16px; border-collapse: collapse; }
th, td { padding: 4px 8px; font-variant-numeric: tabular-nums; text-align: left; border: 1px solid var(--line); }
thead th { color: var(--soft); font-size: 14px; font-weight: 400; }
tbody th { width: 40%; font-weight: 400; }
.map tbody th { width: auto; }
.map small { color: var(--soft); }
h3 { margin: 24px 0 4px; font-size: 17px; font-weight: 600; }
.line { height: 34px; border-bottom: 1px solid var(--soft); }
.answers { break-inside: avoid; }
.sheet + .sheet { margin-top: 64px; }
@media print {
  @page { size: A4; margin: 14mm; }
  :root { --paper: #fff; --ink: #000; --soft: #444; --line: #aaa; }
  body { font-size: 12px; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 24px; }
  h2 { margin: 16px 0 4px; font-size: 15px; }
  h3 { margin: 12px 0 2px; font-size: 12px; }
  p, li { max-width: none; }
  .soft, thead th { font-size: 11px; }
  .careful { font-size: 14px; }
  table { margin: 4px 0 8px; }
  th, td { padding: 3px 6px; }
  svg { margin: 4px 0; }
  .line { height: 26px; }
  .live { display: none; }
  .sheet { break-before: page; }
  .sheet:first-child { break-before: auto; }
}
`;

/** Of a preview beside a link: one idea, legible when it is a hand's breadth wide; light, as most pages are. */
export const previewStyle = `:root { color-scheme: light; --paper: #fff; --ink: #1d1f21; --soft: #565b60; --line: #d9d9d4; --accent: #0b63c5; --accent-ink: #fff; }
body { width: 1200px; height: 630px; overflow: hidden; }
main { display: grid; grid-template-rows: auto auto 1fr auto; box-sizing: border-box; max-width: none; width: 1200px; height: 630px; padding: 44px 64px 28px; }
h1 { font-size: 46px; }
.verdict { max-width: none; color: var(--accent); font-size: 30px; }
.picture { min-height: 0; }
.picture svg { width: 100%; height: 100%; margin: 0; }
.picture table { font-size: 22px; }
.soft { font-size: 20px; }
.picture .soft { font-size: 14px; }
`;
