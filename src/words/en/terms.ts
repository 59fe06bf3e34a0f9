/** The one sentence of each term, which its label opens. */
export const terms = {
  "term.trainShare.title": "Train share",
  "term.trainShare.text":
    "The part of the points that the network learns from; the rest, the test set, only shows how well that carries over.",
  "term.noise.title": "Noise",
  "term.noise.text":
    "How far points stray from where their class would put them: more noise, harder to learn, easier to overfit.",
  "term.samples.title": "Points",
  "term.samples.text": "How many points there are, train and test together.",
  "term.seed.title": "Seed",
  "term.seed.text":
    "The number that decides every random draw: data, starting weights and batch order. The same seed gives every activation the same start, and you the same run again.",
  "term.batch.title": "Batch size",
  "term.batch.text":
    "How many examples are averaged for one update of the weights; an epoch has fewer, calmer updates when it is large.",
  "term.shuffle.title": "Shuffle",
  "term.shuffle.text":
    "Whether the order of the examples is drawn once, as in TensorFlow Playground, or anew for every epoch.",
  "term.features.title": "Features",
  "term.features.text":
    "What the network sees of a point: its coordinates, or numbers made of them.",
  "term.hidden.title": "Hidden layers",
  "term.hidden.text":
    "Layers of neurons between input and output; each neuron applies the activation function.",
  "term.output.title": "Output",
  "term.output.text":
    "What the last layer computes, and the loss that goes with it; automatic picks tanh for two classes, softmax for more, linear for regression.",
  "term.learningRate.title": "Learning rate η",
  "term.learningRate.text":
    "How far each update moves the weights along the downhill direction: small is slow, large overshoots. It may change while training runs.",
  "term.armRate.title": "A rate of its own",
  "term.armRate.text":
    "A learning rate for this activation alone. One rate for all is the plain comparison; each at its own best rate is the fairer one.",
  "term.optimiser.title": "Optimiser",
  "term.optimiser.text":
    "How gradients become updates: plain steps (SGD), steps with inertia (momentum, Nesterov), or steps scaled for each weight (AdaGrad, RMSProp, Adam, NAdam).",
  "term.momentum.title": "Momentum μ",
  "term.momentum.text": "The share of the last step that is carried into the next one.",
  "term.squareDecay.title": "Square decay",
  "term.squareDecay.text":
    "How slowly the running mean of squared gradients forgets; Adam calls it β₂.",
  "term.meanDecay.title": "Mean decay β₁",
  "term.meanDecay.text": "How slowly Adam's running mean of gradients forgets.",
  "term.epsilon.title": "ε",
  "term.epsilon.text":
    "A small number that is added to the root of the mean square before it divides the gradient: it keeps the steps finite where gradients vanish.",
  "term.normalisation.title": "Normalisation",
  "term.normalisation.text":
    "Shifts and scales what each hidden neuron's function sees to mean 0 and variance 1, then by a learned gain and shift: over the mini-batch (batch), or over the layer for each example (layer; RMS scales without shifting).",
  "term.statistics.title": "Evaluated by",
  "term.statistics.text":
    "Where batch normalisation takes mean and variance from when nothing is trained, as for every loss and boundary shown: averages that run along with training, or the whole training set at the present weights.",
  "term.skip.title": "Skip connections",
  "term.skip.text":
    "Adds what a hidden layer takes in to what it gives out, where it has as many neurons as inputs: the gradient has a way around every such layer.",
  "term.dropout.title": "Dropout",
  "term.dropout.text":
    "The share of hidden neurons that each example trains without, drawn anew every epoch. Losses and boundaries shown are those of the whole network.",
  "term.schedule.title": "Rate schedule",
  "term.schedule.text":
    "How the learning rate goes on, epoch by epoch: it stays, rises at the start (warm-up), falls in steps, along a cosine, or as 1/t.",
  "term.scheduleEpochs.title": "Epochs N",
  "term.scheduleEpochs.text":
    "How long the warm-up or a step lasts, when the cosine reaches 0, or when 1/t has halved the rate.",
  "term.scheduleFactor.title": "Factor γ",
  "term.scheduleFactor.text": "With which every step multiplies the learning rate.",
  "term.clipping.title": "Gradient clipping",
  "term.clipping.text":
    "Keeps a mini-batch's gradient from throwing the weights far away: shortened to the length c (by norm), or each of its numbers cut at ±c (by value).",
  "term.clipAt.title": "Clip at c",
  "term.clipAt.text": "The length, or the size of one number, that a gradient may have.",
  "term.labelSmoothing.title": "Label smoothing",
  "term.labelSmoothing.text":
    "Moves this share of each target to all classes alike, so that nothing drives the logits to infinity. It is for outputs with cross-entropy; the losses shown are those of the true targets.",
  "term.initialisation.title": "Initialisation",
  "term.initialisation.text":
    "How the starting weights are drawn. Good scales keep the signal's size from layer to layer, and differ between functions.",
  "term.range.title": "Range a",
  "term.range.text":
    "Starting weights are drawn evenly between −a and a; TensorFlow Playground uses 0.5.",
  "term.hiddenBias.title": "Hidden bias",
  "term.hiddenBias.text":
    "Where the biases of hidden neurons start. Low ones push every neuron to the left of its curve, which shows how ReLU neurons die.",
  "term.outputBias.title": "Output bias",
  "term.outputBias.text":
    "Where the biases of the output layer start: what the network answers before it has learned anything.",
  "term.regularisation.title": "Regularisation",
  "term.regularisation.text":
    "A penalty on large weights: L1 pushes small ones to exactly 0, L2 shrinks all in proportion. Weight decay shrinks them beside the optimiser's step: with Adam it is AdamW.",
  "term.regularisationRate.title": "Penalty",
  "term.regularisationRate.text":
    "How strong the penalty on weights is. It may change while training runs.",
  "term.scaling.title": "Inputs",
  "term.scaling.text":
    "Features as they are, or shifted and scaled to mean 0 and variance 1 over the training set.",
  "term.rule.title": "Rule",
  "term.rule.text":
    "When a run has got there: its loss or accuracy must meet the threshold for so many epochs in a row, before the budget of epochs is spent. Statistics call it convergence.",
  "term.arms.title": "Activations",
  "term.arms.text":
    "The activation functions that are compared. All get the same points, the same batch order and the same random draws, so what differs is the function.",
  "term.boundary.title": "Decision boundary",
  "term.boundary.text":
    "The network's output at every point of the plane; where the colour changes sides, the decision does.",
  "term.functionChart.title": "f and f′",
  "term.functionChart.text":
    "The activation function (solid) and its slope (dashed). Behind them, how often this network's neurons stand at each pre-activation z.",
  "term.layerPreActivation.title": "z",
  "term.layerPreActivation.text":
    "The layer's pre-activations over the training set: their mean ± their standard deviation.",
  "term.saturated.title": "Flat",
  "term.saturated.text":
    "How often f is flat where the layer's neurons stand: the share of (neuron, training point) pairs with |f′(z)| below 0.01, which pass on less than a hundredth of the gradient. The field says saturated.",
  "term.deadNeurons.title": "Dead neurons",
  "term.deadNeurons.text":
    "Neurons with f′(z) = 0 on every training point: no gradient passes, so their own weights no longer move. They are crossed out in the network.",
  "term.unusedPieces.title": "Unused pieces",
  "term.unusedPieces.text":
    "Maxout's linear pieces that are the largest on no training point: they pass nothing on and do not learn.",
  "term.layerGradient.title": "Gradient",
  "term.layerGradient.text":
    "How large ∂L/∂a is, the loss's gradient at the layer's outputs, before its own f′, as a multiple of the last hidden layer's; the bar is logarithmic, over five powers of ten, so a short one is a layer that hardly learns.",
  "term.loss.title": "Loss",
  "term.loss.text":
    "The mean error per example. A dot marks the epoch at which a run first met the rule; a ring beside it, where it lost it again.",
  "term.speed.title": "Speed",
  "term.speed.text": "How many epochs are trained per second, whatever the screen can draw.",
  "term.step.title": "Step",
  "term.step.text":
    "Trains one epoch (a pass over the training set) or one update (of the weights, from one mini-batch).",
  "term.network.title": "Network",
  "term.network.text":
    "Line width and colour show a weight's size and sign; each neuron shows its output over the plane. Select one to read it, select a line or bias to change it.",
} as const;
