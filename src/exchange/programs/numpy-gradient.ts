import { hasDraws, hasDropout, isShaped } from "./draws.ts";
import type { ProgramPart, ProgramSetUp } from "./program.ts";
import {
  hasSkips,
  isNormalised,
  measuringText,
  numpyArrays,
  pythonMeasure,
  trainsBiases,
} from "./surroundings.ts";

/** The network forward and back in the program for NumPy. */
export function gradientPart(setUp: ProgramSetUp): ProgramPart {
  return {
    about: "Forward, and back: the mean gradient over some examples.",
    code: `${forwardCode(setUp)}


${pythonMeasure(setUp, numpyArrays)}def mean_loss(x, t):
    return losses(forward(x, False)[-1], t).mean()


${backwardCode(setUp)}`,
  };
}

/** The lists in which the program keeps what the way back needs of each layer. */
const tracedNames = (setUp: ProgramSetUp): readonly string[] => [
  "inputs",
  "zs",
  ...when(isNormalised(setUp), "kept"),
  ...when(isShaped(setUp), "drawn"),
  ...when(hasDropout(setUp), "factors"),
];

const when = (isWanted: boolean, ...lines: readonly string[]): readonly string[] =>
  isWanted ? lines : [];

function forwardCode(setUp: ProgramSetUp): string {
  const [inputs, ...others] = tracedNames(setUp);
  const traced = [inputs, ...others].join(", ");
  const measuring = measuringText(setUp);
  const isDrawn = isShaped(setUp);
  return [
    `def forward(x, training${measuring && `${measuring}=False`}):`,
    `    ${traced} = ${["[x]", ...others.map(() => "[]")].join(", ")}`,
    "    for layer in range(len(weights) - 1):",
    "        z = inputs[-1] @ weights[layer].T + biases[layer]",
    ...when(
      isNormalised(setUp),
      `        z, *rest = normalise(z, layer, training${measuring})`,
      "        kept.append(rest)",
    ),
    "        zs.append(z)",
    ...when(isDrawn, "        drawn.append(drawn_numbers(layer, z.shape[1], training))"),
    `        a = activate(z, layer${isDrawn ? ", drawn[-1]" : ""})`,
    ...when(
      hasDropout(setUp),
      "        factors.append(dropout_factors(layer, a.shape[1], training))",
      "        a = a * factors[-1]",
    ),
    ...when(
      hasSkips(setUp),
      "        if a.shape == inputs[-1].shape:",
      "            a = a + inputs[-1]",
    ),
    "        inputs.append(a)",
    "    logits = inputs[-1] @ weights[-1].T + biases[-1]",
    `    return ${traced}, logits`,
  ].join("\n");
}

function backwardCode(setUp: ProgramSetUp): string {
  const draws = hasDraws(setUp);
  return [
    `def mean_gradients(x, t${draws ? ", training" : ""}):`,
    `    ${tracedNames(setUp).join(", ")}, logits = forward(x, ${draws ? "training" : "True"})`,
    "    gradients = [np.zeros_like(w) for w in parameters]",
    "    delta = output_delta(logits, t) / len(x)",
    "    for layer in reversed(range(len(weights))):",
    "        gradients[2 * layer] = delta.T @ inputs[layer]",
    ...biasGradient(setUp),
    "        if layer > 0:",
    ...upstreamSlopes(setUp),
    ...deltaBelow(setUp),
    "    return gradients",
  ].join("\n");
}

const biasGradient = (setUp: ProgramSetUp): readonly string[] =>
  trainsBiases(setUp)
    ? ["        gradients[2 * layer + 1] = delta.sum(axis=0)"]
    : [
        "        # Normalisation takes off whatever a hidden bias adds.",
        "        if layer == len(weights) - 1:",
        "            gradients[2 * layer + 1] = delta.sum(axis=0)",
      ];

/** The loss's slopes along the activations of the layer below, behind its skip connection. */
const upstreamSlopes = (setUp: ProgramSetUp): readonly string[] =>
  hasSkips(setUp)
    ? [
        "            along = delta @ weights[layer]",
        "            if layer < len(weights) - 1 and inputs[layer].shape == inputs[layer + 1].shape:",
        "                along = along + upstream",
        "            upstream = along",
      ]
    : ["            upstream = delta @ weights[layer]"];

/** Back through dropout, the function and normalisation, each with what is learned there. */
function deltaBelow(setUp: ProgramSetUp): readonly string[] {
  const arriving = hasDropout(setUp) ? "through" : "upstream";
  const drawn = isShaped(setUp) ? ", drawn[layer - 1]" : "";
  return [
    ...when(hasDropout(setUp), "            through = upstream * factors[layer - 1]"),
    ...when(
      setUp.shape.learnableCount > 0,
      `            gradients[2 * len(weights) + layer - 1] = learned_gradient(zs[layer - 1], layer - 1, ${arriving})`,
    ),
    `            delta = hidden_delta(zs[layer - 1], layer - 1, ${arriving}${drawn})`,
    ...when(
      isNormalised(setUp),
      "            along_gain, along_shift, delta = normalise_back(delta, layer - 1, *kept[layer - 1])",
      "            gradients[2 * len(weights) + len(learned) + layer - 1] = along_gain",
      "            gradients[2 * len(weights) + len(learned) + len(gains) + layer - 1] = along_shift",
    ),
  ];
}
