import type { OutputId } from "../../engine/network/losses.ts";
import { clippingDefaults } from "../../engine/optimisation/clipping.ts";
import type { OptimiserId, OptimiserNumbers } from "../../engine/optimisation/optimisers.ts";
import type { Expression } from "../../functions/algebra/expression.ts";
import type { ElementwiseActivation } from "../../functions/families/activation-function.ts";
import { derivativeOf, parameterDerivativesOf } from "../../functions/families/registry.ts";
import { aimsTable, layersOf, learnedOf, normalisedOf, shownText, tablesOf } from "./numbers.ts";
import type { ProgramFunction, ProgramPart, ProgramSetUp } from "./program.ts";
import { hasSchedule, rateText, scriptRatePart } from "./rates.ts";
import { hasSkips, isNormalised, scriptNormalise, trainsBiases } from "./surroundings.ts";
import { tensorCalls } from "./tensor-calls.ts";

/** TensorFlow.js, with its own gradients; for Node, or a module of a page. */
export function tensorflowProgram(setUp: ProgramSetUp): string {
  const parts = [
    headPart(setUp),
    dataPart(setUp),
    startPart(setUp),
    hiddenPart(setUp),
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
    about:
      aims === null
        ? "What the network sees of each example, and its targets."
        : "What the network sees of each example, its targets, and the smoothed ones that it trains on.",
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
  const about =
    "A hidden layer: a from z. What TensorFlow.js has no function for comes with its derivative.";
  const { functions } = setUp;
  if (functions.length === 1) {
    return { about, code: functions.map((one) => hiddenText("activate", one)).join("") };
  }
  const texts = functions.map((one, index) => hiddenText(`activate${index + 1}`, one));
  const ofLayer = Array.from({ length: setUp.shape.hiddenLayerCount }, (_, layer) => {
    const place = functions.findIndex(({ layers }) => layers.includes(layer));
    return `activate${place + 1}`;
  });
  return {
    about,
    code: `${texts.join("\n")}
const activate = (z, layer) => [${ofLayer.join(", ")}][layer](z, layer);`,
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
  { parameters, learned }: ProgramFunction,
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

/** Of targets between the classes, where labels are smoothed; the other form keeps more digits of hard ones. */
const softSigmoid = "tf.sub(tf.softplus(logits), tf.mul(t, logits))";

function networkPart(setUp: ProgramSetUp): ProgramPart {
  const { data } = setUp;
  const isSoft = data.output === "sigmoid" && data.train.smoothedTargets !== undefined;
  const normalise = scriptNormalise(setUp);
  const y = isNormalised(setUp) ? "normalise(z, layer, training)" : "z";
  const last = hasSkips(setUp)
    ? `const f = activate(${y}, layer);
    return f.shape[1] === a.shape[1] ? tf.add(a, f) : f;`
    : `return activate(${y}, layer);`;
  return {
    about: "The network, and its mean loss over some examples.",
    code: `${normalise === "" ? "" : `${normalise}\n`}const forward = (x, training) =>
  layers.reduce((a, { w, b }, layer) => {
    const z = tf.add(tf.matMul(a, w, false, true), b);
    if (layer === layers.length - 1) return z;
    ${last}
  }, x);

const meanLoss = ({ x, t }, training) => {
  const logits = forward(x, training);
  return tf.mean(tf.sum(${isSoft ? softSigmoid : losses[data.output]}, 1));
};`,
  };
}

/** What TensorFlow.js has an optimiser of its own for, which is the page's; the rate stays. */
const optimisers: Readonly<Partial<Record<OptimiserId, (set: ProgramSetUp) => string>>> = {
  sgd: ({ learningRate }) => `tf.train.sgd(${learningRate})`,
  momentum: ({ learningRate, settings }) =>
    `tf.train.momentum(${learningRate}, ${settings.optimiser.momentum})`,
  nesterov: ({ learningRate, settings }) =>
    `tf.train.momentum(${learningRate}, ${settings.optimiser.momentum}, true)`,
  adam: ({ learningRate, settings: { optimiser } }) =>
    `tf.train.adam(${learningRate}, ${optimiser.meanDecay}, ${optimiser.squareDecay}, ${optimiser.epsilon})`,
};

/** From a gradient g and what is remembered, m and v, to the step; lines of a function. */
const steps: Readonly<Record<OptimiserId, (numbers: OptimiserNumbers) => readonly string[]>> = {
  sgd: () => ["const step = g;"],
  momentum: ({ momentum }) => [velocity(momentum), "const step = m;"],
  nesterov: ({ momentum }) => [
    velocity(momentum),
    `const step = tf.add(g, tf.mul(${momentum}, m));`,
  ],
  adagrad: ({ epsilon }) => [
    "m.assign(tf.add(m, tf.square(g)));",
    `const step = tf.div(g, tf.add(tf.sqrt(m), ${epsilon}));`,
  ],
  rmsprop: ({ squareDecay, epsilon }) => [
    mean("m", squareDecay, "tf.square(g)"),
    `const step = tf.div(g, tf.add(tf.sqrt(m), ${epsilon}));`,
  ],
  adam: ({ meanDecay, squareDecay, epsilon }) => [
    mean("m", meanDecay, "g"),
    mean("v", squareDecay, "tf.square(g)"),
    `const mHat = tf.div(m, 1 - ${meanDecay} ** updates);`,
    `const vHat = tf.div(v, 1 - ${squareDecay} ** updates);`,
    `const step = tf.div(mHat, tf.add(tf.sqrt(vHat), ${epsilon}));`,
  ],
  nadam: ({ meanDecay, squareDecay, epsilon }) => [
    mean("m", meanDecay, "g"),
    mean("v", squareDecay, "tf.square(g)"),
    `const ahead = tf.mul(m, ${meanDecay} / (1 - ${meanDecay} ** (updates + 1)));`,
    `const mHat = tf.add(ahead, tf.mul(g, (1 - ${meanDecay}) / (1 - ${meanDecay} ** updates)));`,
    `const vHat = tf.div(v, 1 - ${squareDecay} ** updates);`,
    `const step = tf.div(mHat, tf.add(tf.sqrt(vHat), ${epsilon}));`,
  ],
};

const velocity = (momentum: number): string => `m.assign(tf.add(tf.mul(${momentum}, m), g));`;

const mean = (slot: string, decay: number, value: string): string =>
  `${slot}.assign(tf.add(tf.mul(${decay}, ${slot}), tf.mul(1 - ${decay}, ${value})));`;

/** By hand where the rate changes, or where TensorFlow.js has another rule: its ε stands under the root. */
function optimiserText(setUp: ProgramSetUp): string {
  const { optimiser } = setUp.settings;
  const native = hasSchedule(setUp) ? undefined : optimisers[optimiser.algorithm];
  if (native) return `const optimiser = ${native(setUp)};`;
  return `const remembered = {};
let updates = 0;
const optimiser = {
  applyGradients(gradients) {
    updates += 1;
    for (const variable of variables) {
      const g = gradients[variable.name];
      const zeros = () => tf.variable(tf.zerosLike(variable), false);
      const { m, v } = (remembered[variable.name] ??= { m: zeros(), v: zeros() });
      ${steps[optimiser.algorithm](optimiser).join("\n      ")}
      variable.assign(tf.sub(variable, tf.mul(${rateText(setUp)}, step)));
    }
  },
};`;
}

function updatePart(setUp: ProgramSetUp): ProgramPart {
  const { optimiser, regularisation } = setUp.settings;
  const { penalty, shape } = setUp;
  const rate = rateText(setUp);
  const { clipping = "none", clipAt } = { ...clippingDefaults, ...optimiser };
  const clipped = {
    none: "",
    norm: `
    const norm = tf.sqrt(tf.addN(Object.values(grads).map((g) => tf.sum(tf.square(g)))));
    const factor = tf.div(${clipAt}, tf.maximum(norm, ${clipAt}));
    for (const name of Object.keys(grads)) grads[name] = tf.mul(grads[name], factor);`,
    value: `
    for (const name of Object.keys(grads)) {
      grads[name] = tf.clipByValue(grads[name], -${clipAt}, ${clipAt});
    }`,
  }[clipping];
  const before = {
    none: "",
    l1: "",
    l2: `
    for (const { w } of layers) grads[w.name] = tf.add(grads[w.name], tf.mul(${penalty}, w));`,
    decoupled: `
    for (const { w } of layers) w.assign(tf.mul(w, 1 - ${rate} * ${penalty}));`,
  }[regularisation.kind];
  const after =
    regularisation.kind === "l1"
      ? `
    for (const { w } of layers) {
      w.assign(tf.mul(tf.sign(w), tf.relu(tf.sub(tf.abs(w), ${rate} * ${penalty}))));
    }`
      : "";
  const trained = [
    trainsBiases(setUp)
      ? "...layers.flatMap(({ w, b }) => [w, b])"
      : "...layers.map(({ w }) => w), layers[layers.length - 1].b",
    ...(shape.learnableCount > 0 ? ["...learned.flat()"] : []),
    ...(isNormalised(setUp) ? ["...gains, ...shifts"] : []),
  ];
  const aims = setUp.data.train.smoothedTargets ? "aims" : "t";
  return {
    about: "One update by a mini-batch; what is no weight, such as a bias, is never penalised.",
    code: `const variables = [${trained.join(", ")}];
${optimiserText(setUp)}

const trainBatch = (rows) =>
  tf.tidy(() => {
    const batch = { x: tf.gather(train.x, rows), t: tf.gather(train.${aims}, rows) };
    const { grads } = tf.variableGrads(() => meanLoss(batch, true), variables);${clipped}${before}
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
  const rate = hasSchedule(setUp) ? "\n    rate = rateOf(epoch - 1);" : "";
  return {
    about: "Training: after each epoch the losses, beside those of the page where it kept them.",
    code: `const page = { ${shownText(setUp)} };
const lossOf = (set) => tf.tidy(() => meanLoss(set, false).dataSync()[0]).toFixed(8);

for (let epoch = 0; epoch <= ${epochs}; epoch++) {
  if (epoch > 0) {${rate}
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
