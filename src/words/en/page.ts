/** What every view shares: its frame, its transport, its notices. */
export const page = {
  "page.title": "Activation Playground",
  "page.titleOfView": "{view} · Activation Playground",
  "page.licences": "Licences of all that this page is made of",
} as const;
