import { normalisationEpsilon, runningShare } from "../../engine/network/normalisation.ts";
import type { ProgramSetUp } from "./program.ts";

/** What stands around hidden layers in programs: normalisation and skip connections. */

/** The normalisation of hidden layers, "none" where there is none. */
export const normalisationOf = ({ settings }: ProgramSetUp) =>
  settings.network.normalisation ?? "none";

/** Whether any hidden layer is normalised. */
export const isNormalised = (setUp: ProgramSetUp): boolean =>
  normalisationOf(setUp) !== "none" && setUp.shape.hiddenLayerCount > 0;

const isOfBatch = (setUp: ProgramSetUp): boolean =>
  isNormalised(setUp) && normalisationOf(setUp) === "batch";

/** Batch normalisation takes off whatever a hidden bias adds, so that no gradient arrives there. */
export const trainsBiases = (setUp: ProgramSetUp): boolean => !isOfBatch(setUp);

/** Whether evaluation takes batch normalisation's statistics from all training examples. */
export const isMeasured = (setUp: ProgramSetUp): boolean =>
  isOfBatch(setUp) && setUp.settings.network.statistics === "trainingSet";

/** What a library's `forward` and `normalise` are told beyond whether they train. */
export const measuringText = (setUp: ProgramSetUp): string =>
  isMeasured(setUp) ? ", measuring" : "";

/** Whether any layer adds its input to its output. */
export const hasSkips = ({ shape }: ProgramSetUp): boolean =>
  shape.layers.some(({ skips }) => skips === true);

/** How a Python library calls what normalisation needs. */
interface PythonArrays {
  readonly module: "np" | "torch";
  /** The argument that names an axis. */
  readonly axis: "axis" | "dim";
  readonly keep: "keepdims=True" | "keepdim=True";
  /** Arguments of a variance that is a mean of squares. */
  readonly variance: string;
  /** A line before what no gradient goes through. */
  readonly unrecorded: string | null;
}

export const numpyArrays: PythonArrays = {
  module: "np",
  axis: "axis",
  keep: "keepdims=True",
  variance: "",
  unrecorded: null,
};

export const torchArrays: PythonArrays = {
  module: "torch",
  axis: "dim",
  keep: "keepdim=True",
  variance: ", unbiased=False",
  unrecorded: "with torch.no_grad():",
};

const aboutMeasure =
  "What evaluation normalises by: means and variances over all training examples, layer by layer.";

/** `measure()`, to be called before evaluation; empty where nothing is measured. */
export function pythonMeasure(setUp: ProgramSetUp, { unrecorded }: PythonArrays): string {
  if (!isMeasured(setUp)) return "";
  const pass = "forward(x_train, False, measuring=True)";
  const body = unrecorded ? `    ${unrecorded}\n        ${pass}` : `    ${pass}`;
  return `# ${aboutMeasure}\ndef measure():\n${body}\n\n\n`;
}

/** The same for TensorFlow.js. */
export const scriptMeasure = (setUp: ProgramSetUp): string =>
  isMeasured(setUp)
    ? `// ${aboutMeasure}\nconst measure = () => tf.tidy(() => void forward(train.x, false, true));\n\n`
    : "";

/** `normalise(z, layer, training)`: y, x̂ and what x̂ was multiplied by; empty for none. */
export function pythonNormalise(setUp: ProgramSetUp, arrays: PythonArrays): string {
  if (!isNormalised(setUp)) return "";
  const { module, axis, keep, variance, unrecorded } = arrays;
  const past = 1 - runningShare;
  const average = (name: string, value: string) =>
    `${unrecorded ? "            " : "        "}${name}[layer][:] = ${past} * ${name}[layer] + ${runningShare} * ${value}`;
  const largest = module === "np" ? `z.max(${axis}=1, ${keep})` : `z.amax(${axis}=1, ${keep})`;
  const kept = isMeasured(setUp)
    ? ["    if measuring:", "        means[layer][:], variances[layer][:] = mean, variance"]
    : [
        ...(unrecorded ? [`        ${unrecorded}`] : []),
        average("means", "mean"),
        average("variances", "variance"),
      ];
  const statistics = {
    batch: [
      "    mean, variance = means[layer], variances[layer]",
      `    if training${isMeasured(setUp) ? " or measuring" : ""}:`,
      `        mean, variance = z.mean(${axis}=0), z.var(${axis}=0${variance})`,
      ...kept,
    ],
    layer: [
      `    mean, variance = z.mean(${axis}=1, ${keep}), z.var(${axis}=1, ${keep}${variance})`,
    ],
    rms: [`    mean, variance = 0, (z**2).mean(${axis}=1, ${keep})`],
    softmax: [
      `    powers = ${module}.exp(z - ${largest})`,
      `    x_hat, inverse = powers / powers.sum(${axis}=1, ${keep}), None`,
    ],
    none: [],
  }[normalisationOf(setUp)];
  const standard =
    normalisationOf(setUp) === "softmax"
      ? []
      : [
          `    inverse = 1 / ${module}.sqrt(variance + ${normalisationEpsilon})`,
          "    x_hat = (z - mean) * inverse",
        ];
  return [
    `def normalise(z, layer, training${measuringText(setUp)}):`,
    ...statistics,
    ...standard,
    "    return gains[layer] * x_hat + shifts[layer], x_hat, inverse",
  ].join("\n");
}

/** `normalise_back(delta, layer, x_hat, inverse)`: slopes along gains, shifts and z, for NumPy. */
export function numpyNormaliseBack(setUp: ProgramSetUp): string {
  if (!isNormalised(setUp)) return "";
  const along = {
    batch: "inverse * (along - along.mean(axis=0) - x_hat * (along * x_hat).mean(axis=0))",
    layer: `inverse * (
        along
        - along.mean(axis=1, keepdims=True)
        - x_hat * (along * x_hat).mean(axis=1, keepdims=True)
    )`,
    rms: "inverse * (along - x_hat * (along * x_hat).mean(axis=1, keepdims=True))",
    softmax: "x_hat * (along - (along * x_hat).sum(axis=1, keepdims=True))",
    none: "along",
  }[normalisationOf(setUp)];
  return `def normalise_back(delta, layer, x_hat, inverse):
    along = delta * gains[layer]
    along_z = ${along}
    return (delta * x_hat).sum(axis=0), delta.sum(axis=0), along_z`;
}

/** `normalise(z, layer, training)` for TensorFlow.js; empty for none. */
export function scriptNormalise(setUp: ProgramSetUp): string {
  if (!isNormalised(setUp)) return "";
  const average = (name: string, value: string) =>
    `    ${name}[layer].assign(tf.add(tf.mul(${1 - runningShare}, ${name}[layer]), tf.mul(${runningShare}, ${value})));`;
  const kept = isMeasured(setUp)
    ? [
        "  }",
        "  if (measuring) {",
        "    means[layer].assign(mean);",
        "    variances[layer].assign(variance);",
      ]
    : [average("means", "mean"), average("variances", "variance")];
  const statistics = {
    batch: [
      "  let [mean, variance] = [means[layer], variances[layer]];",
      `  if (training${isMeasured(setUp) ? " || measuring" : ""}) {`,
      "    ({ mean, variance } = tf.moments(z, 0));",
      ...kept,
      "  }",
    ],
    layer: ["  const { mean, variance } = tf.moments(z, 1, true);"],
    rms: ["  const [mean, variance] = [0, tf.mean(tf.square(z), 1, true)];"],
    softmax: ["  const xHat = tf.softmax(z);"],
    none: [],
  }[normalisationOf(setUp)];
  const standard =
    normalisationOf(setUp) === "softmax"
      ? []
      : [
          `  const xHat = tf.div(tf.sub(z, mean), tf.sqrt(tf.add(variance, ${normalisationEpsilon})));`,
        ];
  return [
    `const normalise = (z, layer, training${measuringText(setUp)}) => {`,
    ...statistics,
    ...standard,
    "  return tf.add(tf.mul(gains[layer], xHat), shifts[layer]);",
    "};",
  ].join("\n");
}
