import type { ArmSpec, Experiment, InitialisationSpec } from "./experiment.ts";

/** An arm with a registered activation and its default parameters. */
export function armOf(activation: string): ArmSpec {
  return { activation, parameters: {}, learningRate: null, invention: null };
}

function start(scheme: InitialisationSpec["scheme"], bias: number): InitialisationSpec {
  return { scheme, range: 0.5, hiddenBias: bias, outputBias: bias, explicit: null };
}

/** Named initialisations, for menus and files; each is a whole `initialisation`. */
export const initialisationPresets = {
  tensorflowPlayground: {
    label: "TensorFlow Playground",
    description: "Weights uniform in ±0.5 whatever the fan-in, every bias 0.1.",
    initialisation: start("uniform", 0.1),
  },
  glorot: {
    label: "Glorot",
    description: "Keeps the signal's variance through layers that are linear near 0, such as tanh.",
    initialisation: start("glorotUniform", 0),
  },
  he: {
    label: "He",
    description:
      "Keeps the signal's variance through layers that cut half of it off, such as ReLU.",
    initialisation: start("heNormal", 0),
  },
  lecun: {
    label: "LeCun",
    description: "Variance 1 / fan-in, which SELU's self-normalisation needs.",
    initialisation: start("lecunNormal", 0),
  },
  textbook: {
    label: "Each function's own",
    description: "He for rectifiers, Glorot for sigmoid and tanh, LeCun for SELU.",
    initialisation: start("textbook", 0),
  },
} as const satisfies Readonly<
  Record<string, { label: string; description: string; initialisation: InitialisationSpec }>
>;

/** What the page opens on: sigmoid, tanh and ReLU in TensorFlow Playground's set-up. */
export const defaultExperiment: Experiment = {
  data: { dataset: "circle", noise: 0, sampleCount: 500, trainShare: 0.5, points: [] },
  network: { features: ["x1", "x2"], scaling: "raw", hidden: [3, 3], output: "auto" },
  arms: [armOf("sigmoid"), armOf("tanh"), armOf("relu")],
  initialisation: initialisationPresets.tensorflowPlayground.initialisation,
  optimiser: {
    algorithm: "sgd",
    learningRate: 0.03,
    momentum: 0.9,
    squareDecay: 0.999,
    meanDecay: 0.9,
    epsilon: 1e-8,
  },
  regularisation: { kind: "none", rate: 0.001 },
  batch: { size: 10, shuffle: "once" },
  seed: 0,
  rule: { metric: "trainLoss", threshold: 0.05, sustained: 1, budget: 2000 },
};
