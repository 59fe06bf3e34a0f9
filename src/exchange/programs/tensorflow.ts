import type { OutputId } from "../../engine/network/losses.ts";
import { purposeKey } from "../../engine/random/draw.ts";
import type { Expression } from "../../functions/algebra/expression.ts";
import {
  drawnParameter,
  type ElementwiseActivation,
} from "../../functions/families/activation-function.ts";
import { derivativeOf, parameterDerivativesOf } from "../../functions/families/registry.ts";
import { hasDraws, hasDropout, isShaped, scriptDraw, scriptDrawPart } from "./draws.ts";
import {
  aboutData,
  aimsTable,
  layersOf,
  learnedOf,
  normalisedOf,
  shownText,
  tablesOf,
} from "./numbers.ts";
import type { ProgramFunction, ProgramPart, ProgramSetUp } from "./program.ts";
import { hasSchedule, scriptRatePart } from "./rates.ts";
import {
  hasSkips,
  isMeasured,
  isNormalised,
  measuringText,
  scriptMeasure,
  scriptNormalise,
} from "./surroundings.ts";
import { tensorCalls } from "./tensor-calls.ts";
import { updatePart } from "./tensorflow-update.ts";

/** TensorFlow.js, with its own gradients; for Node, or a module of a page. */
export function tensorflowProgram(setUp: ProgramSetUp): string {
  const parts = [
    headPart(setUp),
    dataPart(setUp),
    startPart(setUp),
    hiddenPart(setUp),
    ...scriptDrawPart(setUp),
    networkPart(setUp),
    ...scriptRatePart(setUp),
    updatePart(setUp),
    orderPart(setUp),
    trainingPart(setUp),
  ];
  const texts = parts.map(({ about, code }) => `${commented(about)}\n${code}`);
  return `${texts.join("\n\n")}\n`;
}

const commented = (text: string): string =>
  text
    .split("\n")
    .map((line) => `// ${line}`.trimEnd())
    .join("\n");

const headPart = ({ title, address }: ProgramSetUp): ProgramPart => ({
  about: [
    `Activation Playground: ${title}.`,
    "The same points, initial weights, order, loss and optimiser as on the page.",
    "Needs TensorFlow.js: npm install @tensorflow/tfjs, then node with this file as .mjs.",
    ...(address === "" ? [] : [address]),
  ].join("\n"),
  code: 'import * as tf from "@tensorflow/tfjs";',
});

function dataPart(setUp: ProgramSetUp): ProgramPart {
  const { shape, data } = setUp;
  const train = tablesOf(data.train, setUp);
  const test = tablesOf(data.test, setUp);
  const aims = aimsTable(setUp);
  const tensor = (rows: string, count: number, columns: number) =>
    `tf.tensor2d(${rows}, [${count}, ${columns}])`;
  const set = (name: string, count: number, rows: typeof train) => [
    `const ${name} = {`,
    `  x: ${tensor(rows.inputs, count, shape.inputs)},`,
    `  t: ${tensor(rows.targets, count, shape.outputs)},`,
    ...(aims !== null && name === "train"
      ? [`  aims: ${tensor(aims, count, shape.outputs)},`]
      : []),
    "};",
  ];
  return {
    about: aboutData(aims),
    code: [
      ...set("train", data.train.count, train),
      ...(data.test.count > 0 ? set("test", data.test.count, test) : []),
    ].join("\n"),
  };
}

function startPart(setUp: ProgramSetUp): ProgramPart {
  const layers = layersOf(setUp).map(({ weights, biases }, index) => {
    const { rows, inputs } = setUp.shape.layers[index] ?? { rows: 0, inputs: 0 };
    return [
      "  {",
      `    w: tf.variable(tf.tensor2d(${weights}, [${rows}, ${inputs}])),`,
      `    b: tf.variable(tf.tensor1d(${biases})),`,
      "  },",
    ].join("\n");
  });
  const learned = learnedOf(setUp).map(
    (values) => `  ${values}.map((value) => tf.variable(tf.scalar(value))),`,
  );
  return {
    about:
      "Initial weights [unit][input] and biases [unit], the output layer last; learned parameters.",
    code: [
      "const layers = [",
      ...layers,
      "];",
      ...(learned.length > 0 ? ["const learned = [", ...learned, "];"] : []),
      ...[...normalisedOf(setUp)].map(([name, numbers]) => {
        const isTrained = name === "gains" || name === "shifts";
        const rows = numbers.map(
          (row) => `tf.variable(tf.tensor1d(${row})${isTrained ? "" : ", false"})`,
        );
        return `const ${name} = [\n${rows.map((row) => `  ${row},\n`).join("")}];`;
      }),
    ].join("\n"),
  };
}

/** Functions that TensorFlow.js has under a name of its own, for every value of the parameters. */
const native: Readonly<Record<string, (values: Readonly<Record<string, number>>) => string>> = {
  linear: () => "z",
  relu: () => "tf.relu(z)",
  relu6: () => "tf.relu6(z)",
  tanh: () => "tf.tanh(z)",
  sigmoid: () => "tf.sigmoid(z)",
  selu: () => "tf.selu(z)",
  leakyRelu: ({ slope }) => `tf.leakyRelu(z, ${slope})`,
};

function hiddenPart(setUp: ProgramSetUp): ProgramPart {
  const about = [
    `A hidden layer: a from z${isShaped(setUp) ? " and, in training, what is drawn." : "."}`,
    "What TensorFlow.js has no function for comes with its derivative.",
  ].join(isShaped(setUp) ? "\n" : " ");
  const { functions } = setUp;
  if (functions.length === 1) {
    return { about, code: functions.map((one) => hiddenText("activate", one)).join("") };
  }
  const texts = functions.map((one, index) => hiddenText(`activate${index + 1}`, one));
  const ofLayer = Array.from({ length: setUp.shape.hiddenLayerCount }, (_, layer) => {
    const place = functions.findIndex(({ layers }) => layers.includes(layer));
    return `activate${place + 1}`;
  });
  const drawn = isShaped(setUp) ? `, ${drawnParameter}` : "";
  return {
    about,
    code: `${texts.join("\n")}
const activate = (z, layer${drawn}) => [${ofLayer.join(", ")}][layer](z, layer${drawn});`,
  };
}

function hiddenText(name: string, one: ProgramFunction): string {
  const { activation, parameters } = one;
  switch (activation.kind) {
    case "elementwise":
      return functionText(name, activation, one);
    case "maxout":
      return `const ${name} = (z) => tf.max(tf.reshape(z, [z.shape[0], -1, ${parameters.pieces ?? 2}]), 2);`;
    case "gated": {
      const gate = name === "activate" ? "gate" : `gateOf${name.slice("activate".length)}`;
      return `${functionText(gate, activation.gate, one)}
const ${name} = (z) => {
  const [u, v] = tf.unstack(tf.reshape(z, [z.shape[0], -1, 2]), 2);
  return tf.mul(u, ${gate}(v));
};`;
    }
  }
}

/** An elementwise function of z, and of the layer where its parameters are learned. */
function functionText(
  name: string,
  activation: ElementwiseActivation,
  { parameters, learned, drawn }: ProgramFunction,
): string {
  const call = native[activation.id]?.(parameters);
  if (call !== undefined) return `const ${name} = (z) => ${call};`;
  const tensorOf = new Map(learned.map((one) => [one, `p_${one}`]));
  if (drawn) tensorOf.set(drawnParameter, drawnParameter);
  const calls = (formula: Expression) =>
    tensorCalls(formula, parameters, (one) => tensorOf.get(one) ?? null);
  const given = [...tensorOf.values()];
  const tensors = ["z", ...given];
  const slopes = learned.map((one) => {
    const slope = parameterDerivativesOf(activation)[one];
    return `tf.sum(tf.mul(dy, ${slope ? calls(slope) : 0}))`;
  });
  const gradient = [
    `tf.mul(dy, ${calls(derivativeOf(activation))})`,
    ...slopes,
    // Every argument needs a gradient.
    ...(drawn ? [`tf.zerosLike(${drawnParameter})`] : []),
  ];
  const rest = drawn ? `, ${drawnParameter}` : "";
  return `const ${name}OfTensors = tf.customGrad((${[...tensors, "save"].join(", ")}) => {
  save([${tensors.join(", ")}]);
  return {
    value: tf.add(${calls(activation.value)}, tf.zerosLike(z)),
    gradFunc: (dy, [${tensors.join(", ")}]) => [
      ${gradient.join(",\n      ")},
    ],
  };
});
const ${name} = (z, layer${rest}) => ${name}OfTensors(z${learned.length > 0 ? ", ...learned[layer]" : ""}${rest});`;
}

const losses: Readonly<Record<OutputId, string>> = {
  tanh: "tf.mul(0.5, tf.square(tf.sub(tf.tanh(logits), t)))",
  linear: "tf.mul(0.5, tf.square(tf.sub(logits, t)))",
  sigmoid: "tf.softplus(tf.mul(tf.sub(1, tf.mul(2, t)), logits))",
  softmax: "tf.neg(tf.mul(t, tf.logSoftmax(logits)))",
};

/** Of targets between the classes, where labels are smoothed; the other form keeps more digits of hard ones. */
const softSigmoid = "tf.sub(tf.softplus(logits), tf.mul(t, logits))";

function networkPart(setUp: ProgramSetUp): ProgramPart {
  const { data } = setUp;
  const isSoft = data.output === "sigmoid" && data.train.smoothedTargets !== undefined;
  const normalise = scriptNormalise(setUp);
  const measuring = measuringText(setUp);
  const y = isNormalised(setUp) ? `normalise(z, layer, training${measuring})` : "z";
  const [isDrawn, drops] = [isShaped(setUp), hasDropout(setUp)];
  const f = `activate(${y}, layer${isDrawn ? ", drawn" : ""})`;
  const value = drops ? "kept" : "f";
  const given = hasSkips(setUp)
    ? `${value}.shape[1] === a.shape[1] ? tf.add(a, ${value}) : ${value}`
    : value;
  const layerLines = [
    ...(isDrawn ? ["const drawn = drawnNumbers(layer, z.shape[1], training);"] : []),
    ...(given === "f" ? [`return ${f};`] : [`const f = ${f};`]),
    ...(drops ? ["const kept = tf.mul(f, dropoutFactors(layer, f.shape[1], training));"] : []),
    ...(given === "f" ? [] : [`return ${given};`]),
  ];
  return {
    about: "The network, and its mean loss over some examples.",
    code: `${normalise === "" ? "" : `${normalise}\n`}const forward = (x, training${measuring}) =>
  layers.reduce((a, { w, b }, layer) => {
    const z = tf.add(tf.matMul(a, w, false, true), b);
    if (layer === layers.length - 1) return z;
    ${layerLines.join("\n    ")}
  }, x);

${scriptMeasure(setUp)}const meanLoss = ({ x, t }, training) => {
  const logits = forward(x, training);
  return tf.mean(tf.sum(${isSoft ? softSigmoid : losses[data.output]}, 1));
};`,
  };
}

function orderPart(setUp: ProgramSetUp): ProgramPart {
  const { settings, data } = setUp;
  const { count } = data.train;
  if (settings.batch.shuffle === "once") {
    return {
      about: "Every epoch goes through the examples in the order in which they stand above.",
      code: `const order = (epoch) => Array.from({ length: ${count} }, (_, place) => place);`,
    };
  }
  return {
    about:
      "Every epoch has an order of its own, from draws that are keyed by seed, epoch and place.",
    code: `${hasDraws(setUp) ? "" : `${scriptDraw}\n`}const order = (epoch) => {
  const places = Array.from({ length: ${count} }, (_, place) => place);
  for (let place = ${count - 1}; place > 0; place--) {
    const other = Math.floor(draw(${settings.seed}, ${purposeKey.batchOrder}, epoch, place) * (place + 1));
    [places[place], places[other]] = [places[other], places[place]];
  }
  return places;
};`,
  };
}

function trainingPart(setUp: ProgramSetUp): ProgramPart {
  const { data, epochs } = setUp;
  const test = data.test.count > 0 ? "  test loss $" + "{lossOf(test)}" : "";
  const rate = hasSchedule(setUp) ? "\n    rate = rateOf(epoch - 1);" : "";
  return {
    about: "Training: after each epoch the losses, beside those of the page where it kept them.",
    code: `const page = { ${shownText(setUp)} };
const lossOf = (set) => tf.tidy(() => meanLoss(set, false).dataSync()[0]).toFixed(8);

for (let epoch = 0; epoch <= ${epochs}; epoch++) {
  if (epoch > 0) {${rate}
    const rows = order(epoch - 1);
    for (let first = 0; first < ${data.train.count}; first += ${data.batchSize}) {
      trainBatch(rows.slice(first, first + ${data.batchSize})${hasDraws(setUp) ? ", epoch - 1" : ""});
    }
  }${isMeasured(setUp) ? "\n  measure();" : ""}
  const beside = page[epoch] === undefined ? "" : \`  (page \${page[epoch].toFixed(6)})\`;
  console.log(\`epoch \${epoch}  train loss \${lossOf(train)}${test}\${beside}\`);
}`,
  };
}
