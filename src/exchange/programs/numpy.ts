import type { OutputId } from "../../engine/network/losses.ts";
import { numpy as language } from "../../functions/print/code/numpy.ts";
import type { ProgramPart, ProgramSetUp } from "./program.ts";
import {
  activationCode,
  argumentsText,
  dataPart,
  headOf,
  learnedSlopes,
  learnedText,
  orderPart,
  scriptText,
  startLines,
  trainingPart,
} from "./python.ts";

/** Plain NumPy in float64: forward, backward and update written out, to be read beside a textbook. */
export function numpyProgram(setUp: ProgramSetUp): string {
  const { activation, parameters } = setUp;
  const { imports, code, name } = activationCode(language, setUp);
  const slopes = learnedSlopes(language, activation, parameters);
  const lines = [...new Set(["import numpy as np", ...imports, ...slopes.imports])];
  const standard = lines.filter((line) => line === "import math");
  const others = lines.filter((line) => line !== "import math" && line !== "");
  const needsScipy = others.some((line) => line.includes("scipy"));
  return scriptText([
    {
      about: headOf(setUp, needsScipy ? "NumPy and SciPy" : "NumPy"),
      code: [...standard, ...(standard.length > 0 ? [""] : []), ...others].join("\n"),
    },
    { about: "The activation.", code: slopes.code === "" ? code : `${code}\n\n\n${slopes.code}` },
    dataPart(setUp, exact),
    startPart(setUp),
    hiddenPart(setUp, name, slopes.names),
    outputPart(setUp),
    gradientPart(setUp),
    updatePart(setUp),
    orderPart(setUp),
    trainingPart(setUp),
  ]);
}

const exact = (text: string): string => `np.array(${text}, dtype=np.float32).astype(np.float64)`;

function startPart(setUp: ProgramSetUp): ProgramPart {
  return {
    about: "Initial weights [unit][input] and biases [unit] of each layer, the output layer last.",
    code: [
      ...startLines(setUp, exact),
      `learned = [np.array(values, dtype=np.float32).astype(np.float64) for values in ${learnedText(setUp)}]`,
      "parameters = [array for pair in zip(weights, biases) for array in pair] + learned",
    ].join("\n"),
  };
}

function hiddenPart(setUp: ProgramSetUp, name: string, slopes: readonly string[]): ProgramPart {
  const { activation, parameters } = setUp;
  const given = argumentsText(setUp);
  const body = {
    elementwise: [
      `    return ${name}(z${given})`,
      `    return upstream * ${name}_derivative(z${given})`,
    ],
    maxout: [
      `    return ${name}(z${given})`,
      `    return np.repeat(upstream, ${parameters.pieces ?? 2}, axis=-1) * ${name}_derivative(z${given})`,
    ],
    gated: [
      `    return ${name}(z[:, 0::2], z[:, 1::2]${given})`,
      `    along_u, along_z = ${name}_derivative(z[:, 0::2], z[:, 1::2]${given})
    delta = np.empty_like(z)
    delta[:, 0::2], delta[:, 1::2] = upstream * along_u, upstream * along_z
    return delta`,
    ],
  }[activation.kind];
  const learnedBody =
    slopes.length === 0
      ? ""
      : `


def learned_gradient(z, layer, upstream):
    return np.array([${slopes.map((slope) => `(upstream * ${slope}(z${given})).sum()`).join(", ")}])`;
  return {
    about: "A hidden layer: a from z, and the loss's slopes along z from those along a.",
    code: `def activate(z, layer):
${body[0]}


def hidden_delta(z, layer, upstream):
${body[1]}${learnedBody}`,
  };
}

/** Of each kind of output the loss of every example and its slopes along the logits. */
const outputs: Readonly<Record<OutputId, readonly [loss: string, delta: string]>> = {
  tanh: [
    "    return (0.5 * (np.tanh(logits) - targets) ** 2).sum(axis=1)",
    "    o = np.tanh(logits)\n    return (o - targets) * (1 - o**2)",
  ],
  linear: ["    return (0.5 * (logits - targets) ** 2).sum(axis=1)", "    return logits - targets"],
  sigmoid: [
    "    return np.logaddexp(0, (1 - 2 * targets) * logits).sum(axis=1)",
    "    return 0.5 + 0.5 * np.tanh(0.5 * logits) - targets",
  ],
  softmax: [
    `    shifted = logits - logits.max(axis=1, keepdims=True)
    return (targets * (np.log(np.exp(shifted).sum(axis=1, keepdims=True)) - shifted)).sum(axis=1)`,
    `    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True) - targets`,
  ],
};

function outputPart({ data }: ProgramSetUp): ProgramPart {
  const [loss, delta] = outputs[data.output];
  return {
    about: "The output with its loss, and the loss's slopes along the last layer's z.",
    code: `def losses(logits, targets):
${loss}


def output_delta(logits, targets):
${delta}`,
  };
}

function gradientPart({ learned }: ProgramSetUp): ProgramPart {
  const learnedLine =
    learned.length === 0
      ? ""
      : `
            gradients[2 * len(weights) + layer - 1] = learned_gradient(zs[layer - 1], layer - 1, upstream)`;
  return {
    about: "Forward, and back: the mean gradient over some examples.",
    code: `def forward(x):
    inputs, zs = [x], []
    for layer in range(len(weights)):
        zs.append(inputs[-1] @ weights[layer].T + biases[layer])
        if layer < len(weights) - 1:
            inputs.append(activate(zs[-1], layer))
    return inputs, zs


def mean_loss(x, t):
    return losses(forward(x)[1][-1], t).mean()


def mean_gradients(x, t):
    inputs, zs = forward(x)
    gradients = [None] * len(parameters)
    delta = output_delta(zs[-1], t) / len(x)
    for layer in reversed(range(len(weights))):
        gradients[2 * layer] = delta.T @ inputs[layer]
        gradients[2 * layer + 1] = delta.sum(axis=0)
        if layer > 0:
            upstream = delta @ weights[layer]${learnedLine}
            delta = hidden_delta(zs[layer - 1], layer - 1, upstream)
    return gradients`,
  };
}

/** What each optimiser does with a parameter w, its gradient g and what it remembers, m and v. */
const steps: Readonly<Record<string, (set: ProgramSetUp) => string>> = {
  sgd: ({ learningRate }) => `        w -= ${learningRate} * g`,
  momentum: ({ learningRate, settings }) =>
    `        m[:] = ${settings.optimiser.momentum} * m + g
        w -= ${learningRate} * m`,
  nesterov: ({ learningRate, settings }) =>
    `        m[:] = ${settings.optimiser.momentum} * m + g
        w -= ${learningRate} * (g + ${settings.optimiser.momentum} * m)`,
  rmsprop: ({ learningRate, settings: { optimiser } }) =>
    `        m[:] = ${optimiser.squareDecay} * m + (1 - ${optimiser.squareDecay}) * g**2
        w -= ${learningRate} * g / (np.sqrt(m) + ${optimiser.epsilon})`,
  adam: ({ learningRate, settings: { optimiser } }) =>
    `        m[:] = ${optimiser.meanDecay} * m + (1 - ${optimiser.meanDecay}) * g
        v[:] = ${optimiser.squareDecay} * v + (1 - ${optimiser.squareDecay}) * g**2
        m_hat = m / (1 - ${optimiser.meanDecay} ** updates)
        v_hat = v / (1 - ${optimiser.squareDecay} ** updates)
        w -= ${learningRate} * m_hat / (np.sqrt(v_hat) + ${optimiser.epsilon})`,
};

function updatePart(setUp: ProgramSetUp): ProgramPart {
  const { optimiser, regularisation } = setUp.settings;
  const { learningRate, penalty } = setUp;
  const before =
    regularisation.kind === "l2"
      ? `
        if any(w is one for one in weights):
            g = g + ${penalty} * w`
      : "";
  const after =
    regularisation.kind === "l1"
      ? `
        if any(w is one for one in weights):
            w[:] = np.sign(w) * np.maximum(np.abs(w) - ${learningRate} * ${penalty}, 0)`
      : "";
  return {
    about: "One update by a mini-batch.",
    code: `means = [np.zeros_like(w) for w in parameters]
squares = [np.zeros_like(w) for w in parameters]
updates = 0


def train_batch(rows):
    global updates
    updates += 1
    for w, g, m, v in zip(parameters, mean_gradients(x_train[rows], t_train[rows]), means, squares):${before}
${steps[optimiser.algorithm]?.(setUp) ?? ""}${after}`,
  };
}
