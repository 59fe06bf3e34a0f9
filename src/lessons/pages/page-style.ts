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
`;
