import type { OutputId } from "../../engine/network/losses.ts";
import { clippingDefaults } from "../../engine/optimisation/clipping.ts";
import type { OptimiserId, OptimiserNumbers } from "../../engine/optimisation/optimisers.ts";
import { pytorch as language } from "../../functions/print/code/pytorch.ts";
import { hasDraws, hasDropout, isShaped, pythonDrawPart } from "./draws.ts";
import type { ProgramFunction, ProgramPart, ProgramSetUp } from "./program.ts";
import {
  activationCode,
  byLayer,
  dataPart,
  headOf,
  joinedCode,
  learnedText,
  orderPart,
  scriptText,
  startLines,
  trainingPart,
  valueBody,
} from "./python.ts";
import { hasSchedule, pythonRatePart } from "./rates.ts";
import {
  hasSkips,
  isNormalised,
  measuringText,
  pythonMeasure,
  pythonNormalise,
  torchArrays,
  trainsBiases,
} from "./surroundings.ts";

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
  const codes = setUp.functions.map((one) => {
    const { imports, code, name } = activationCode(language, one);
    return { imports, code: learnable(code, one), name };
  });
  const { imports, code } = joinedCode(codes);
  const arrays = hasDraws(setUp) ? ["import numpy as np"] : [];
  const libraries = ["import torch", "import torch.nn.functional as F"];
  const lines = [...new Set([...arrays, ...imports, ...libraries])];
  const standard = lines.filter((line) => line === "import math");
  const others = lines.filter((line) => line !== "import math" && line !== "");
  return [
    {
      about: headOf(setUp, hasDraws(setUp) ? "PyTorch and NumPy" : "PyTorch"),
      code: [...standard, ...(standard.length > 0 ? [""] : []), ...others].join("\n"),
    },
    { about: "The activation.", code },
    dataPart(setUp, exact),
    startPart(setUp),
    ...pythonDrawPart(setUp, (array) => `torch.from_numpy(${array})`),
    networkPart(
      setUp,
      codes.map(({ name }) => name),
    ),
    ...pythonRatePart(setUp),
    updatePart(setUp),
    orderPart(setUp),
    trainingPart(setUp),
  ];
}

/** Learned parameters are tensors: what would be plain Python's mathematics goes through PyTorch. */
function learnable(code: string, { learned }: ProgramFunction): string {
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
      `others = biases${trainsBiases(setUp) ? "" : "[-1:]"} + learned${isNormalised(setUp) ? " + gains + shifts" : ""}`,
      "for parameter in weights + others:",
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

function networkPart(setUp: ProgramSetUp, names: readonly string[]): ProgramPart {
  const normalise = pythonNormalise(setUp, torchArrays);
  const lines = (isWanted: boolean, text: string) => (isWanted ? `\n${text}` : "");
  const values = byLayer(setUp, (one, index) => valueBody(one, names[index] ?? "f"));
  const measuring = measuringText(setUp);
  const shapes = isShaped(setUp) ? ", drawn_numbers(layer, z.shape[1], training)" : "";
  const value = hasSkips(setUp) ? "f" : "a";
  return {
    about: "The network, and its output with its loss.",
    code: `def activate(z, layer${isShaped(setUp) ? ", drawn" : ""}):
${values}


${normalise === "" ? "" : `${normalise}\n\n\n`}def forward(x, training${measuring && `${measuring}=False`}):
    a = x
    for layer in range(len(weights) - 1):
        z = a @ weights[layer].T + biases[layer]${lines(
          isNormalised(setUp),
          `        z = normalise(z, layer, training${measuring})[0]`,
        )}
        ${value} = activate(z, layer${shapes})${lines(
          hasDropout(setUp),
          `        ${value} = ${value} * dropout_factors(layer, ${value}.shape[1], training)`,
        )}${lines(hasSkips(setUp), "        a = a + f if a.shape == f.shape else f")}
    return a @ weights[-1].T + biases[-1]


def losses(logits, targets):
    return ${losses[setUp.data.output]}


${pythonMeasure(setUp, torchArrays)}def mean_loss(x, t):
    with torch.no_grad():
        return losses(forward(x, False), t).mean().item()`,
  };
}

const optimisers: Readonly<
  Record<Exclude<OptimiserId, "nadam">, (numbers: OptimiserNumbers) => string>
> = {
  sgd: () => "SGD(groups, lr=rate",
  momentum: ({ momentum }) => `SGD(groups, lr=rate, momentum=${momentum}`,
  nesterov: ({ momentum }) =>
    `SGD(groups, lr=rate, momentum=${momentum}, nesterov=${momentum > 0 ? "True" : "False"}`,
  adagrad: ({ epsilon }) => `Adagrad(groups, lr=rate, eps=${epsilon}`,
  rmsprop: ({ squareDecay, epsilon }) =>
    `RMSprop(groups, lr=rate, alpha=${squareDecay}, eps=${epsilon}`,
  adam: ({ meanDecay, squareDecay, epsilon }) =>
    `Adam(groups, lr=rate, betas=(${meanDecay}, ${squareDecay}), eps=${epsilon}`,
};

/** PyTorch's NAdam changes β₁ from update to update, which the page's does not: so by hand. */
const nadam = ({ meanDecay, squareDecay, epsilon }: OptimiserNumbers): string =>
  `class NAdam(torch.optim.Optimizer):
    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for w in (one for one in group["params"] if one.grad is not None):
                state = self.state[w]
                t = state["t"] = state.get("t", 0) + 1
                g = w.grad + group["weight_decay"] * w
                m = state["m"] = ${meanDecay} * state.get("m", 0) + (1 - ${meanDecay}) * g
                v = state["v"] = ${squareDecay} * state.get("v", 0) + (1 - ${squareDecay}) * g**2
                m_hat = ${meanDecay} * m / (1 - ${meanDecay} ** (t + 1))
                m_hat = m_hat + (1 - ${meanDecay}) * g / (1 - ${meanDecay}**t)
                v_hat = v / (1 - ${squareDecay}**t)
                w -= group["lr"] * m_hat / (torch.sqrt(v_hat) + ${epsilon})


`;

function updatePart(setUp: ProgramSetUp): ProgramPart {
  const { optimiser, regularisation } = setUp.settings;
  const { learningRate, penalty } = setUp;
  const { algorithm } = optimiser;
  const decay = regularisation.kind === "l2" ? penalty : 0;
  const scheduled = hasSchedule(setUp);
  const ofWeights = (text: string) => `
    with torch.no_grad():
        for w in weights:
            ${text}`;
  const before = regularisation.kind === "decoupled" ? ofWeights(`w *= 1 - rate * ${penalty}`) : "";
  const after =
    regularisation.kind === "l1"
      ? ofWeights(`w.copy_(torch.sign(w) * torch.clamp(torch.abs(w) - rate * ${penalty}, min=0))`)
      : "";
  const { clipping = "none", clipAt } = { ...clippingDefaults, ...optimiser };
  const clipped = {
    none: "",
    norm: `
    gradients = [w.grad for w in weights + others if w.grad is not None]
    norm = sum((g**2).sum() for g in gradients) ** 0.5
    for g in gradients:
        g *= ${clipAt} / max(norm, ${clipAt})`,
    value: `
    torch.nn.utils.clip_grad_value_(weights + others, ${clipAt})`,
  }[clipping];
  const rate = scheduled
    ? `
    for group in optimiser.param_groups:
        group["lr"] = rate`
    : "";
  const chosen =
    algorithm === "nadam"
      ? 'NAdam(groups, {"lr": rate, "weight_decay": 0})'
      : `torch.optim.${optimisers[algorithm](optimiser)})`;
  const aims = setUp.data.train.smoothedTargets ? "aims_train" : "t_train";
  return {
    about: "One update by a mini-batch; what is no weight, such as a bias, is never penalised.",
    code: `${algorithm === "nadam" ? nadam(optimiser) : ""}rate = ${scheduled ? "rate_of(0)" : learningRate}
groups = [{"params": weights, "weight_decay": ${decay}}, {"params": others}]
optimiser = ${chosen}


def train_batch(rows${hasDraws(setUp) ? ", epoch" : ""}):
    optimiser.zero_grad()
    losses(forward(x_train[rows], ${hasDraws(setUp) ? "(epoch, rows)" : "True"}), ${aims}[rows]).mean().backward()${clipped}${rate}${before}
    optimiser.step()${after}`,
  };
}
