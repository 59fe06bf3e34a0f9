/** What every view shares: its frame, its transport, its banners. */
export const page = {
  "page.title": "Activation Playground",
  "page.titleOfView": "{view} · Activation Playground",
  "page.licences": "Licences of all that this page is made of",
  "view.playground": "Playground",
  "view.functions": "Functions",
  "view.race": "Race",
  "page.views": "Views",
  "page.transport": "Transport",
  "page.theme.system": "Theme: as the system",
  "page.theme.light": "Theme: light",
  "page.theme.dark": "Theme: dark",
  "page.howToRead": "How to read this page",
  "page.stepIsOne": "A step is one",
  "page.step.epoch": "epoch",
  "page.step.iteration": "update",
  "page.epoch": "epoch",
  "page.update": "update {number}",
  "page.speed": "speed",
  "page.speed.fastest": "as fast as it goes",
  "page.speed.fastestBriefly": "fastest",
  "page.speed.inWords": "{count, plural, one {# epoch/s} other {# epochs/s}}",
  "page.speed.measured":
    "{count, plural, one {#<unit> epoch</unit>/s} other {#<unit> epochs</unit>/s}}",
  "page.speed.title": "Epochs trained per second",
  "about.network":
    "<b>One network, several activation functions.</b> Every network below learns the same points, from the same random draws, in the same order. Only its activation differs.",
  "about.play":
    "Press play and watch the boundaries bend. Each says when it has got there, by the rule over the loss chart. Inspect shows one network from inside: what is flat, dead, or without a gradient.",
  "about.key.play": "play, pause",
  "about.key.step": "one step",
  "about.key.reset": "reset",
  "about.key.layout": "compare or inspect",
  "about.key.undo": "undo",
  "problems.label": "Problems with this link",
  "problems.summary":
    "{count, plural, one {A part of this link could not be used ({places}): it was left out, or is at its default.} other {# parts of this link could not be used ({places}): each was left out, or is at its default.}}",
  "problems.whole": "all of it",
  "problems.arm": "{place, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} activation",
  "problems.armPart":
    "{place, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} activation, {part}",
  "problems.parameter": "parameter {name}",
  "banner.browser": "About this browser",
  "banner.noSimd": "This browser has no WebAssembly SIMD: training is exact but much slower here.",
  "banner.dismiss": "Dismiss",
  "worker.restarted":
    "Training stopped unexpectedly ({reason}). It was started again with your experiment.",
  "worker.lost":
    "Training cannot run here ({reason}). Reload the page to try again; your experiment is in the address.",
} as const;
