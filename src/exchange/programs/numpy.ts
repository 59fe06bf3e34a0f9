import type { OutputId } from "../../engine/network/losses.ts";
import { numpy as language } from "../../functions/print/code/numpy.ts";
import { isShaped, pythonDrawPart } from "./draws.ts";
import { gradientPart } from "./numpy-gradient.ts";
import { updatePart } from "./numpy-update.ts";
import type { ProgramFunction, ProgramPart, ProgramSetUp } from "./program.ts";
import {
  activationCode,
  argumentsText,
  byLayer,
  dataPart,
  headOf,
  joinedCode,
  learnedSlopes,
  learnedText,
  orderPart,
  scriptText,
  startLines,
  trainingPart,
  valueBody,
} from "./python.ts";
import { pythonRatePart } from "./rates.ts";
import { isNormalised, numpyArrays, numpyNormaliseBack, pythonNormalise } from "./surroundings.ts";

/** Plain NumPy in float64: forward, backward and update written out, to be read beside a textbook. */
export function numpyProgram(setUp: ProgramSetUp): string {
  const { functions } = setUp;
  const codes = functions.map((one) => activationCode(language, one));
  const slopes = functions.map((one) => {
    const { id } = one.activation;
    const prefix = functions.length === 1 ? "slopeIn" : `${id}SlopeIn`;
    return learnedSlopes(language, one, prefix);
  });
  const { imports, code } = joinedCode([...codes, ...slopes]);
  const lines = [...new Set(["import numpy as np", ...imports])];
  const standard = lines.filter((line) => line === "import math");
  const others = lines.filter((line) => line !== "import math" && line !== "");
  const needsScipy = others.some((line) => line.includes("scipy"));
  return scriptText([
    {
      about: headOf(setUp, needsScipy ? "NumPy and SciPy" : "NumPy"),
      code: [...standard, ...(standard.length > 0 ? [""] : []), ...others].join("\n"),
    },
    { about: "The activation.", code },
    dataPart(setUp, exact),
    startPart(setUp),
    hiddenPart(
      setUp,
      codes.map(({ name }) => name),
      slopes.map(({ names }) => names),
    ),
    ...normalisationPart(setUp),
    ...pythonDrawPart(setUp, (array) => array),
    outputPart(setUp),
    gradientPart(setUp),
    ...pythonRatePart(setUp),
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
      `parameters = [array for pair in zip(weights, biases) for array in pair] + learned${isNormalised(setUp) ? " + gains + shifts" : ""}`,
    ].join("\n"),
  };
}

function hiddenPart(
  setUp: ProgramSetUp,
  names: readonly string[],
  slopes: readonly (readonly string[])[],
): ProgramPart {
  const values = byLayer(setUp, (one, index) => valueBody(one, names[index] ?? "f"));
  const deltas = byLayer(setUp, (one, index) => deltaBody(one, names[index] ?? "f"));
  const learned = byLayer(setUp, (one, index) => {
    const sums = (slopes[index] ?? []).map(
      (slope) => `(upstream * ${slope}(z${argumentsText(one)})).sum()`,
    );
    return `    return np.array([${sums.join(", ")}])`;
  });
  const drawn = isShaped(setUp) ? ", drawn" : "";
  const learnedCode =
    setUp.shape.learnableCount === 0
      ? ""
      : `


def learned_gradient(z, layer, upstream):
${learned}`;
  return {
    about: "A hidden layer: a from z, and the loss's slopes along z from those along a.",
    code: `def activate(z, layer${drawn}):
${values}


def hidden_delta(z, layer, upstream${drawn}):
${deltas}${learnedCode}`,
  };
}

function deltaBody(one: ProgramFunction, name: string): string {
  const given = argumentsText(one);
  switch (one.activation.kind) {
    case "elementwise":
      return `    return upstream * ${name}_derivative(z${given})`;
    case "maxout":
      return `    return np.repeat(upstream, ${one.parameters.pieces ?? 2}, axis=-1) * ${name}_derivative(z${given})`;
    case "gated":
      return `    along_u, along_z = ${name}_derivative(z[:, 0::2], z[:, 1::2]${given})
    delta = np.empty_like(z)
    delta[:, 0::2], delta[:, 1::2] = upstream * along_u, upstream * along_z
    return delta`;
  }
}

function normalisationPart(setUp: ProgramSetUp): readonly ProgramPart[] {
  if (!isNormalised(setUp)) return [];
  const code = `${pythonNormalise(setUp, numpyArrays)}\n\n\n${numpyNormaliseBack(setUp)}`;
  return [{ about: "Normalisation between z and the activation, and back.", code }];
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
