import type { OutputId } from "../../engine/network/losses.ts";
import type { Expression } from "../../functions/algebra/expression.ts";
import type { ElementwiseActivation } from "../../functions/families/activation-function.ts";
import { derivativeOf, parameterDerivativesOf } from "../../functions/families/registry.ts";
import { layersOf, learnedOf, shownText, tablesOf } from "./numbers.ts";
import type { ProgramPart, ProgramSetUp } from "./program.ts";
import { tensorCalls } from "./tensor-calls.ts";

/** TensorFlow.js, with its own gradients; for Node, or a module of a page. */
export function tensorflowProgram(setUp: ProgramSetUp): string {
  const parts = [
    headPart(setUp),
    dataPart(setUp),
    startPart(setUp),
    hiddenPart(setUp),
    networkPart(setUp),
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
  const tensor = (rows: string, count: number, columns: number) =>
    `tf.tensor2d(${rows}, [${count}, ${columns}])`;
  const set = (name: string, count: number, rows: typeof train) => [
    `const ${name} = {`,
    `  x: ${tensor(rows.inputs, count, shape.inputs)},`,
    `  t: ${tensor(rows.targets, count, shape.outputs)},`,
    "};",
  ];
  return {
    about: "What the network sees of each example, and its targets.",
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
  const { activation, parameters } = setUp;
  const about =
    "A hidden layer: a from z. What TensorFlow.js has no function for comes with its derivative.";
  switch (activation.kind) {
    case "elementwise":
      return { about, code: functionText("activate", activation, setUp) };
    case "maxout":
      return {
        about,
        code: `const activate = (z) => tf.max(tf.reshape(z, [z.shape[0], -1, ${parameters.pieces ?? 2}]), 2);`,
      };
    case "gated":
      return {
        about,
        code: `${functionText("gate", activation.gate, setUp)}
const activate = (z) => {
  const [u, v] = tf.unstack(tf.reshape(z, [z.shape[0], -1, 2]), 2);
  return tf.mul(u, gate(v));
};`,
      };
  }
}

/** An elementwise function of z, and of the layer where its parameters are learned. */
function functionText(
  name: string,
  activation: ElementwiseActivation,
  { parameters, learned }: ProgramSetUp,
): string {
  const call = native[activation.id]?.(parameters);
  if (call !== undefined) return `const ${name} = (z) => ${call};`;
  const calls = (formula: Expression) =>
    tensorCalls(formula, parameters, (one) => (learned.includes(one) ? `p_${one}` : null));
  const given = learned.map((one) => `p_${one}`);
  const tensors = ["z", ...given];
  const slopes = learned.map((one) => {
    const slope = parameterDerivativesOf(activation)[one];
    return `tf.sum(tf.mul(dy, ${slope ? calls(slope) : 0}))`;
  });
  const gradient = [`tf.mul(dy, ${calls(derivativeOf(activation))})`, ...slopes];
  return `const ${name}OfTensors = tf.customGrad((${[...tensors, "save"].join(", ")}) => {
  save([${tensors.join(", ")}]);
  return {
    value: tf.add(${calls(activation.value)}, tf.zerosLike(z)),
    gradFunc: (dy, [${tensors.join(", ")}]) => [
      ${gradient.join(",\n      ")},
    ],
  };
});
const ${name} = (z, layer) => ${name}OfTensors(z${learned.length > 0 ? ", ...learned[layer]" : ""});`;
}

const losses: Readonly<Record<OutputId, string>> = {
  tanh: "tf.mul(0.5, tf.square(tf.sub(tf.tanh(logits), t)))",
  linear: "tf.mul(0.5, tf.square(tf.sub(logits, t)))",
  sigmoid: "tf.softplus(tf.mul(tf.sub(1, tf.mul(2, t)), logits))",
  softmax: "tf.neg(tf.mul(t, tf.logSoftmax(logits)))",
};

function networkPart({ data }: ProgramSetUp): ProgramPart {
  return {
    about: "The network, and its mean loss over some examples.",
    code: `const forward = (x) =>
  layers.reduce((a, { w, b }, layer) => {
    const z = tf.add(tf.matMul(a, w, false, true), b);
    return layer < layers.length - 1 ? activate(z, layer) : z;
  }, x);

const meanLoss = ({ x, t }) => {
  const logits = forward(x);
  return tf.mean(tf.sum(${losses[data.output]}, 1));
};`,
  };
}

const optimisers: Readonly<Record<string, (set: ProgramSetUp) => string>> = {
  sgd: ({ learningRate }) => `tf.train.sgd(${learningRate})`,
  momentum: ({ learningRate, settings }) =>
    `tf.train.momentum(${learningRate}, ${settings.optimiser.momentum})`,
  nesterov: ({ learningRate, settings }) =>
    `tf.train.momentum(${learningRate}, ${settings.optimiser.momentum}, true)`,
  adam: ({ learningRate, settings: { optimiser } }) =>
    `tf.train.adam(${learningRate}, ${optimiser.meanDecay}, ${optimiser.squareDecay}, ${optimiser.epsilon})`,
};

/** TensorFlow.js has ε under RMSProp's root, PyTorch and the page beside it: so by hand. */
const rmsprop = ({ learningRate, settings: { optimiser } }: ProgramSetUp): string =>
  `const squares = {};
const optimiser = {
  applyGradients(gradients) {
    for (const variable of variables) {
      const g = gradients[variable.name];
      squares[variable.name] ??= tf.variable(tf.zerosLike(variable), false);
      const s = squares[variable.name];
      s.assign(tf.add(tf.mul(${optimiser.squareDecay}, s), tf.mul(${1 - optimiser.squareDecay}, tf.square(g))));
      const step = tf.div(tf.mul(${learningRate}, g), tf.add(tf.sqrt(s), ${optimiser.epsilon}));
      variable.assign(tf.sub(variable, step));
    }
  },
};`;

function updatePart(setUp: ProgramSetUp): ProgramPart {
  const { optimiser, regularisation } = setUp.settings;
  const { learningRate, penalty, learned } = setUp;
  const before =
    regularisation.kind === "l2"
      ? `
    for (const { w } of layers) grads[w.name] = tf.add(grads[w.name], tf.mul(${penalty}, w));`
      : "";
  const after =
    regularisation.kind === "l1"
      ? `
    for (const { w } of layers) {
      w.assign(tf.mul(tf.sign(w), tf.relu(tf.sub(tf.abs(w), ${learningRate} * ${penalty}))));
    }`
      : "";
  const all = `[...layers.flatMap(({ w, b }) => [w, b])${learned.length > 0 ? ", ...learned.flat()" : ""}]`;
  const rule =
    optimiser.algorithm === "rmsprop"
      ? rmsprop(setUp)
      : `const optimiser = ${optimisers[optimiser.algorithm]?.(setUp) ?? ""};`;
  return {
    about: "One update by a mini-batch; biases and learned parameters are never penalised.",
    code: `const variables = ${all};
${rule}

const trainBatch = (rows) =>
  tf.tidy(() => {
    const batch = { x: tf.gather(train.x, rows), t: tf.gather(train.t, rows) };
    const { grads } = tf.variableGrads(() => meanLoss(batch), variables);${before}
    optimiser.applyGradients(grads);${after}
  });`,
  };
}

function orderPart({ settings, data }: ProgramSetUp): ProgramPart {
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
    code: `const mix = (word) => {
  let x = word;
  x = Math.imul(x ^ (x >>> 17), 0xed5ad4bb);
  x = Math.imul(x ^ (x >>> 11), 0xac4c1b51);
  x = Math.imul(x ^ (x >>> 15), 0x31848bab);
  return (x ^ (x >>> 14)) >>> 0;
};
const draw = (...keys) =>
  keys.reduce((state, key) => mix((state + 0x9e3779b9) ^ key), 0) / 2 ** 32;
const order = (epoch) => {
  const places = Array.from({ length: ${count} }, (_, place) => place);
  for (let place = ${count - 1}; place > 0; place--) {
    const other = Math.floor(draw(${settings.seed}, 3, epoch, place) * (place + 1));
    [places[place], places[other]] = [places[other], places[place]];
  }
  return places;
};`,
  };
}

function trainingPart(setUp: ProgramSetUp): ProgramPart {
  const { data, epochs } = setUp;
  const test = data.test.count > 0 ? "  test loss $" + "{lossOf(test)}" : "";
  return {
    about: "Training: after each epoch the losses, beside those of the page where it kept them.",
    code: `const page = { ${shownText(setUp)} };
const lossOf = (set) => tf.tidy(() => meanLoss(set).dataSync()[0]).toFixed(8);

for (let epoch = 0; epoch <= ${epochs}; epoch++) {
  if (epoch > 0) {
    const rows = order(epoch - 1);
    for (let first = 0; first < ${data.train.count}; first += ${data.batchSize}) {
      trainBatch(rows.slice(first, first + ${data.batchSize}));
    }
  }
  const beside = page[epoch] === undefined ? "" : \`  (page \${page[epoch].toFixed(6)})\`;
  console.log(\`epoch \${epoch}  train loss \${lossOf(train)}${test}\${beside}\`);
}`,
  };
}
