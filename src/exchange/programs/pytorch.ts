import type { OutputId } from "../../engine/network/losses.ts";
import { pytorch as language } from "../../functions/print/code/pytorch.ts";
import type { ProgramPart, ProgramSetUp } from "./program.ts";
import {
  activationCode,
  argumentsText,
  dataPart,
  headOf,
  learnedText,
  orderPart,
  scriptText,
  startLines,
  trainingPart,
} from "./python.ts";

/** PyTorch in float64, with its own gradients and optimisers. */
export const pytorchProgram = (setUp: ProgramSetUp): string => scriptText(partsOf(setUp));

/** The same as a notebook: a cell for each part, under what it is. */
export function pytorchNotebook(setUp: ProgramSetUp): string {
  const source = (text: string): readonly string[] =>
    text.split("\n").map((line, at, all) => (at < all.length - 1 ? `${line}\n` : line));
  const cells = partsOf(setUp).flatMap(({ about, code }, index) => [
    { cell_type: "markdown", id: `about-${index}`, metadata: {}, source: source(about) },
    {
      cell_type: "code",
      id: `code-${index}`,
      execution_count: null,
      metadata: {},
      outputs: [],
      source: source(code),
    },
  ]);
  const notebook = {
    cells,
    metadata: {
      kernelspec: { display_name: "Python 3", language: "python", name: "python3" },
      language_info: { name: "python" },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

function partsOf(setUp: ProgramSetUp): readonly ProgramPart[] {
  const { imports, code, name } = activationCode(language, setUp);
  const lines = [...new Set([...imports, "import torch", "import torch.nn.functional as F"])];
  const standard = lines.filter((line) => line === "import math");
  const others = lines.filter((line) => line !== "import math" && line !== "");
  return [
    {
      about: headOf(setUp, "PyTorch"),
      code: [...standard, ...(standard.length > 0 ? [""] : []), ...others].join("\n"),
    },
    { about: "The activation.", code: learnable(code, setUp) },
    dataPart(setUp, exact),
    startPart(setUp),
    networkPart(setUp, name),
    updatePart(setUp),
    orderPart(setUp),
    trainingPart(setUp),
  ];
}

/** Learned parameters are tensors: what would be plain Python's mathematics goes through PyTorch. */
function learnable(code: string, { learned }: ProgramSetUp): string {
  if (learned.length === 0) return code;
  return code
    .replaceAll(/\bmath\.(exp|log|log1p|sin|cos|atan|tanh|sqrt|floor|erf)\(/g, "torch.$1(")
    .replaceAll(/(?<![.\w])max\((\w+), 0\)/g, "torch.clamp($1, min=0)")
    .replaceAll(/(?<![.\w])abs\(/g, "torch.abs(");
}

const exact = (text: string): string => `torch.tensor(${text}, dtype=torch.float32).double()`;

function startPart(setUp: ProgramSetUp): ProgramPart {
  return {
    about: "Initial weights [unit][input] and biases [unit] of each layer, the output layer last.",
    code: [
      ...startLines(setUp, exact),
      `learned = [torch.tensor(values).double() for values in ${learnedText(setUp)}]`,
      "for parameter in weights + biases + learned:",
      "    parameter.requires_grad_(True)",
    ].join("\n"),
  };
}

const losses: Readonly<Record<OutputId, string>> = {
  tanh: "(0.5 * (torch.tanh(logits) - targets) ** 2).sum(dim=1)",
  linear: "(0.5 * (logits - targets) ** 2).sum(dim=1)",
  sigmoid: 'F.binary_cross_entropy_with_logits(logits, targets, reduction="none").sum(dim=1)',
  softmax: "-(targets * F.log_softmax(logits, dim=1)).sum(dim=1)",
};

function networkPart(setUp: ProgramSetUp, name: string): ProgramPart {
  const given = argumentsText(setUp);
  const z = setUp.activation.kind === "gated" ? "z[:, 0::2], z[:, 1::2]" : "z";
  return {
    about: "The network, and its output with its loss.",
    code: `def forward(x):
    a = x
    for layer in range(len(weights) - 1):
        z = a @ weights[layer].T + biases[layer]
        a = ${name}(${z}${given})
    return a @ weights[-1].T + biases[-1]


def losses(logits, targets):
    return ${losses[setUp.data.output]}


def mean_loss(x, t):
    with torch.no_grad():
        return losses(forward(x), t).mean().item()`,
  };
}

const optimisers: Readonly<Record<string, (set: ProgramSetUp) => string>> = {
  sgd: ({ learningRate }) => `torch.optim.SGD(groups, lr=${learningRate})`,
  momentum: ({ learningRate, settings }) =>
    `torch.optim.SGD(groups, lr=${learningRate}, momentum=${settings.optimiser.momentum})`,
  nesterov: ({ learningRate, settings: { optimiser } }) =>
    `torch.optim.SGD(groups, lr=${learningRate}, momentum=${optimiser.momentum}, nesterov=${optimiser.momentum > 0 ? "True" : "False"})`,
  rmsprop: ({ learningRate, settings: { optimiser } }) =>
    `torch.optim.RMSprop(groups, lr=${learningRate}, alpha=${optimiser.squareDecay}, eps=${optimiser.epsilon})`,
  adam: ({ learningRate, settings: { optimiser } }) =>
    `torch.optim.Adam(groups, lr=${learningRate}, betas=(${optimiser.meanDecay}, ${optimiser.squareDecay}), eps=${optimiser.epsilon})`,
};

function updatePart(setUp: ProgramSetUp): ProgramPart {
  const { optimiser, regularisation } = setUp.settings;
  const { learningRate, penalty } = setUp;
  const decay = regularisation.kind === "l2" ? penalty : 0;
  const after =
    regularisation.kind === "l1"
      ? `
    with torch.no_grad():
        for w in weights:
            w.copy_(torch.sign(w) * torch.clamp(torch.abs(w) - ${learningRate} * ${penalty}, min=0))`
      : "";
  return {
    about: "One update by a mini-batch; biases and learned parameters are never penalised.",
    code: `groups = [{"params": weights, "weight_decay": ${decay}}, {"params": biases + learned}]
optimiser = ${optimisers[optimiser.algorithm]?.(setUp) ?? ""}


def train_batch(rows):
    optimiser.zero_grad()
    losses(forward(x_train[rows]), t_train[rows]).mean().backward()
    optimiser.step()${after}`,
  };
}
