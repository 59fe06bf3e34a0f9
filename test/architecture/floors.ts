/**
 * The floors of `src/` in the order in which they build on each other: what each holds, its rooms,
 * and what it may import. The README's tree and table are written from here (`npm run readme`).
 */

export interface Floor {
  readonly holds: string;
  /** Every folder in it, and what that holds. */
  readonly rooms?: Readonly<Record<string, string>>;
  /** Other floors that it may import. */
  readonly floors: readonly string[];
  /** Floors of which it may import types only. */
  readonly types?: readonly string[];
  readonly packages?: readonly string[];
}

export const floors: Readonly<Record<string, Floor>> = {
  functions: {
    holds: "an activation function is one formula; everything else reads it",
    rooms: {
      about: "why each function exists, who uses it and its paper, apart from the formulas",
      algebra: "expressions, their values and derivatives; elementary functions to the bit",
      families: "the entries and their registry",
      derive: "a derivative, step by step",
      softmax: "softmax, its temperature and Jacobian",
      properties: "kinks, regions and ranges; what depth does to a signal",
      formula: "what a person types",
      "formula/text":
        "characters, Greek and TeX as tokens; problems and notes, each with its place",
      "formula/vocabulary": "what signs and names stand for, in which library; local names",
      "formula/reading": "what the levels of the grammar share, and what they ask back",
      "formula/calls": "a call: elementary or of the registry, and its arguments",
      "formula/grammar": "programs, values by their precedence, TeX",
      "formula/normal-form": "one form for what is the same function; which built-in it is",
      "formula/stability": "gaps filled by limits, forms that keep their digits",
      print: "MathML",
      "print/code": "PyTorch, Keras, JAX, NumPy, TypeScript, LaTeX",
    },
    floors: [],
  },
  wasm: {
    holds: "a WebAssembly encoder and float32 SIMD mathematics with stated error bounds",
    floors: [],
  },
  engine: {
    holds: "trains; the same experiment gives the same bits everywhere",
    rooms: {
      registry: "choices under their ids",
      random: "keyed draws",
      data: "datasets, features, their scaling and order",
      "data/real": "rows of measured data, which load on their own",
      network: "shapes, output layers with their losses, initialisers",
      optimisation: "optimisers, regularisation",
      experiment: "the one description of an experiment: fields, defaults, parser, address",
      training: "what a run starts from, trains on and ends with",
      reference: "training in plain float64, to be read in one sitting",
      fast: "generates a WebAssembly module for a network and trains in it",
      "fast/layout": "what a kernel is for, its lanes, where everything lies in its memory",
      "fast/expressions": "a formula as float32 SIMD that keeps its digits",
      "fast/layers": "a layer's linear maps, functions, draws, losses and gradients",
      "fast/normalisation": "by batch, by layer, by softmax; there and back",
      "fast/passes": "forward, backward, update, statistics: the layers in their order",
      "fast/single-example": "mini-batches of one example, four units in the lanes",
      "fast/kernel": "a module from its parts; compiled, it runs in its memory",
      diagnostics: "how the units of a layer work",
      race: "many runs, their files and fingerprint",
      "saved-run": "an experiment with its run, as a file",
      statistics: "what a race's runs say of its arms",
    },
    floors: ["functions", "wasm"],
  },
  exchange: {
    holds: "tables for elsewhere, codes to be scanned",
    rooms: {
      programs: "programs in NumPy, PyTorch and TensorFlow.js that repeat a set-up",
      embed: "the page in a frame: its HTML, the messages that it takes and answers",
    },
    floors: ["engine", "functions"],
    packages: ["d3-dsv"],
  },
  protocol: {
    holds: "what page and worker send each other: frames stream, the rest is asked and answered",
    floors: [],
    types: ["engine"],
  },
  worker: {
    holds: "the loop that trains and posts frames; what answers requests",
    floors: ["engine", "functions", "protocol"],
  },
  client: {
    holds: "the page's side of the workers",
    floors: ["protocol"],
    types: ["engine"],
  },
  words: {
    holds: "every sentence, by language; the one formatter",
    rooms: { en: "English" },
    floors: ["engine", "functions"],
    packages: ["@lingui/core", "@lingui/message-utils"],
  },
  lessons: {
    holds: "claims put to the test: set-ups, predictions, what their runs say",
    rooms: {
      claims: "the claims, one file each, and their registry",
      pages: "a static page for each",
      "set-ups": "named set-ups to start from, and how each ends",
      lecture: "the list of a lecture, as a link and as a file",
    },
    floors: ["engine", "functions", "words"],
  },
  store: {
    holds: "the page's state",
    rooms: {
      shared: "preferences, wording, the browser's storage",
      playground: "the experiment, its arms and what their frames say",
      functions: "what the view of functions shows; inventions",
      why: "the question that is open, and what it is asked of",
      race: "set-up, progress and results of races; their archive",
      lessons: "the open claim, bets, the runs of its trials; a lecture",
      share: "taking a run along, opening one",
      page: "the address, the table of actions",
    },
    floors: ["engine", "functions", "protocol", "words"],
    types: ["lessons"],
    packages: ["zustand"],
  },
  plots: {
    holds: "geometry, charts, canvas painters",
    rooms: {
      shared: "axes, colours, marks, sizes",
      boundary: "decision boundaries and points",
      graph: "one input: output, shares of units and residuals as a graph",
      network: "the network and its heat maps",
      functions: "curves and what lies under them",
      loss: "losses over epochs",
      race: "epochs to convergence, ratios, maps",
      lessons: "bets and outcomes on one axis",
      why: "what happened in a network over its run",
      picture: "pictures that leave the page, drawn anew for paper",
    },
    floors: ["engine", "functions", "words"],
    packages: ["d3", "react"],
  },
  components: {
    holds: "what React renders",
    rooms: {
      shared: "contexts, the words of views",
      controls: "fields, buttons, popovers, panels",
      data: "all datasets, and the ways to bring one's own",
      playground: "what is trained and what comes of it, in two layouts; its start and pace",
      "playground/pictures": "what an arm's frames say, for whoever looks",
      "playground/notices": "the line of notices, the first bet",
      "playground/settings": "fields of the set-up, of an arm and of its function",
      "playground/boundary": "an arm's boundary, its legend and points",
      "playground/panels": "network, losses, function",
      "playground/inspect": "one arm from all sides, the others beside it",
      "playground/compare": "all arms side by side",
      why: "why a run went as it did, a question at a time",
      functions: "all functions, one of them, a few beside each other",
      "functions/curves": "a function and its derivative, alone and in depth; to be saved",
      "functions/properties": "what holds of a function, what it costs, who made it",
      "functions/questions": "by hand, step by step, softmax: open when asked",
      "functions/gallery": "all of them, in a chosen order",
      "functions/comparison": "the chosen ones on one pair of axes and in one table",
      "functions/detail": "one function's page, its code, what is typed",
      race: "set-up, table, charts and findings",
      lecture: "where in a lecture the page is, its keys, the room's hands",
      lessons: "the list of claims, and a claim step by step",
      share: "what is passed on, saved and taken along",
      embed: "a part of the page in another page's frame",
      page: "the frame around the views",
    },
    floors: ["engine", "functions", "exchange", "lessons", "store", "plots", "words"],
    packages: ["react", "zustand"],
  },
  headless: {
    holds: "the command line",
    floors: ["engine", "functions", "exchange", "lessons", "words"],
    packages: ["node:"],
  },
  build: {
    holds:
      "what the build makes of words, styles and licences, the first page, the command line's bundle",
    floors: [],
    packages: ["vite", "@lingui/message-utils", "node:"],
  },
};

/** The composition root, and what belongs to no floor. */
export const root: Omit<Floor, "holds"> = {
  floors: Object.keys(floors),
  packages: ["react", "react-dom"],
};
