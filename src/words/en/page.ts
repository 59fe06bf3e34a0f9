/** What every view shares: its frame, its transport, its notices. */
export const page = {
  "page.title": "Activation Playground",
  "page.titleOfView": "{view} · Activation Playground",
} as const;
