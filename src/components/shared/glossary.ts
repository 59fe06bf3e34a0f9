/** One sentence for each term that has a "?" beside it. */
export const glossary = {
  trainShare: [
    "Train share",
    "The part of the points that the network learns from; the rest, the test set, only shows how well that carries over.",
  ],
  noise: [
    "Noise",
    "How far points stray from where their class would put them: more noise, harder to learn, easier to overfit.",
  ],
  samples: ["Points", "How many points there are, train and test together."],
  seed: [
    "Seed",
    "The number that decides every random draw: data, starting weights and batch order. The same seed gives every arm the same start, and you the same run again.",
  ],
  batch: [
    "Batch size",
    "How many examples are averaged for one update of the weights; an epoch has fewer, calmer updates when it is large.",
  ],
  shuffle: [
    "Shuffle",
    "Whether the order of the examples is drawn once, as in TensorFlow Playground, or anew for every epoch.",
  ],
  features: [
    "Features",
    "What the network sees of a point: its coordinates, or numbers made of them.",
  ],
  hidden: [
    "Hidden layers",
    "Layers of neurons between input and output; each applies the arm's activation function.",
  ],
  output: [
    "Output",
    "What the last layer computes, and the loss that goes with it; automatic picks tanh for two classes, softmax for more, linear for regression.",
  ],
  learningRate: [
    "Learning rate η",
    "How far each update moves the weights along the downhill direction: small is slow, large overshoots. It may change while training runs.",
  ],
  armRate: [
    "Rate of this arm",
    "A learning rate for this arm alone. One rate for all is the plain comparison; each arm at its own best rate is the fairer one.",
  ],
  optimiser: [
    "Optimiser",
    "How gradients become updates: plain steps (SGD), steps with inertia (momentum, Nesterov), or steps scaled for each weight (RMSProp, Adam).",
  ],
  momentum: ["Momentum μ", "The share of the last step that is carried into the next one."],
  squareDecay: [
    "Square decay",
    "How slowly the running mean of squared gradients forgets; Adam calls it β₂.",
  ],
  meanDecay: ["Mean decay β₁", "How slowly Adam's running mean of gradients forgets."],
  epsilon: [
    "ε",
    "A small number that is added to the root of the mean square before it divides the gradient: it keeps the steps finite where gradients vanish.",
  ],
  initialisation: [
    "Initialisation",
    "How the starting weights are drawn. Good scales keep the signal's size from layer to layer, and differ between functions.",
  ],
  range: [
    "Range a",
    "Starting weights are drawn evenly between −a and a; TensorFlow Playground uses 0.5.",
  ],
  hiddenBias: [
    "Hidden bias",
    "Where the biases of hidden neurons start. Low ones push every neuron to the left of its curve, which shows how ReLU neurons die.",
  ],
  outputBias: [
    "Output bias",
    "Where the biases of the output layer start: what the network answers before it has learned anything.",
  ],
  regularisation: [
    "Regularisation",
    "A penalty on large weights: L1 pushes small ones to exactly 0, L2 shrinks all in proportion.",
  ],
  regularisationRate: [
    "Penalty",
    "How strong the penalty on weights is. It may change while training runs.",
  ],
  scaling: [
    "Inputs",
    "Features as they are, or shifted and scaled to mean 0 and variance 1 over the training set.",
  ],
  rule: [
    "Convergence rule",
    "When a run counts as converged: its metric must meet the threshold for so many epochs in a row, before the budget of epochs is spent.",
  ],
  arms: [
    "Arms",
    "The activation functions that are compared. All arms get the same points, the same batch order and the same random draws, so what differs is the function.",
  ],
  boundary: [
    "Decision boundary",
    "The network's output at every point of the plane; where the colour changes sides, the decision does.",
  ],
  functionChart: [
    "f and f′",
    "The activation function (solid) and its slope (dashed). Behind them, how often this network's neurons stand at each pre-activation z.",
  ],
  layerPreActivation: [
    "z",
    "The layer's pre-activations over the training set: their mean ± their standard deviation.",
  ],
  saturated: [
    "Saturated",
    "How often f is flat where the layer's neurons stand: the share of (neuron, training point) pairs with |f′(z)| below 0.01, which pass on less than a hundredth of the gradient.",
  ],
  deadNeurons: [
    "Dead neurons",
    "Neurons with f′(z) = 0 on every training point: no gradient passes, so their own weights no longer move. They are crossed out in the network.",
  ],
  unusedPieces: [
    "Unused pieces",
    "Maxout's linear pieces that are the largest on no training point: they pass nothing on and do not learn.",
  ],
  layerGradient: [
    "Gradient",
    "How large the loss's gradient is at the layer's outputs, as a multiple of the last hidden layer's; the bar is logarithmic, over five powers of ten, so a short one is a layer that hardly learns.",
  ],
  loss: [
    "Loss",
    "The mean error per example. A dot marks the epoch at which an arm met the convergence rule.",
  ],
  speed: ["Speed", "How many epochs are trained per second, whatever the screen can draw."],
  step: [
    "Step",
    "Trains one epoch (a pass over the training set) or one update (of the weights, from one mini-batch).",
  ],
  network: [
    "Network",
    "Line width and colour show a weight's size and sign; each neuron shows its output over the plane. Select one to read it, select a line or bias to change it.",
  ],
} as const satisfies Readonly<Record<string, readonly [title: string, sentence: string]>>;

export type Term = keyof typeof glossary;
