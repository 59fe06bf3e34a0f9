import { clippingDefaults } from "../../engine/optimisation/clipping.ts";
import type { OptimiserId, OptimiserNumbers } from "../../engine/optimisation/optimisers.ts";
import { hasDraws } from "./draws.ts";
import type { ProgramPart, ProgramSetUp } from "./program.ts";
import { hasSchedule, rateText } from "./rates.ts";
import { isNormalised, trainsBiases } from "./surroundings.ts";

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

/** One update of the program for TensorFlow.js. */
export function updatePart(setUp: ProgramSetUp): ProgramPart {
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

const trainBatch = (rows${hasDraws(setUp) ? ", epoch" : ""}) =>
  tf.tidy(() => {
    const batch = { x: tf.gather(train.x, rows), t: tf.gather(train.${aims}, rows) };
    const { grads } = tf.variableGrads(() => meanLoss(batch, ${hasDraws(setUp) ? "{ epoch, rows }" : "true"}), variables);${clipped}${before}
    optimiser.applyGradients(grads);${after}
  });`,
  };
}
