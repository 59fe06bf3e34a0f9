import type { NamedSetUp } from "./set-up.ts";

const gatePoints = (labels: readonly [number, number, number, number]): string => {
  const [both, left, right, none] = labels;
  return `data=points&points=-3,-3,${none};-3,3,${left};3,-3,${right};3,3,${both}`;
};
/** Four points, all of them learned, one after another. */
const onGate = "train=1&batch=1&init=glorotUniform&rate=0.1";

/**
 * Set-ups to start from: the exercises that courses give, and the famous cases. Their
 * sentences are held to what they say by test/lessons/set-ups.test.ts.
 */
export const namedSetUps = [
  {
    id: "classic",
    title: "The classic",
    sentence: "Three activations on one circle: ReLU is there first, then tanh, then sigmoid.",
    query: "",
    pictured: 1,
    converges: ["always", "always", "always"],
  },
  {
    id: "twoNeurons",
    title: "Two neurons",
    sentence: "Two neurons draw two lines, and two lines cannot enclose a circle.",
    query: "hidden=2",
    pictured: 2,
    converges: ["never", "never", "never"],
  },
  {
    id: "threeNeurons",
    title: "Three neurons",
    sentence: "Three lines are enough: the smallest network that encloses the circle.",
    query: "hidden=3",
    pictured: 2,
    converges: ["always", "always", "always"],
  },
  {
    id: "eightNeurons",
    title: "Eight neurons",
    sentence: "More neurons in one layer: rounder, and fewer epochs.",
    query: "hidden=8",
    pictured: 2,
    converges: ["always", "always", "always"],
  },
  {
    id: "linearGauss",
    title: "No hidden layer, two clouds",
    sentence: "Two clouds that a line parts need no hidden layer.",
    query: "data=gauss&hidden=&arms=linear",
    pictured: 0,
    converges: ["always"],
  },
  {
    id: "linearCircle",
    title: "No hidden layer, a circle",
    sentence: "A line cannot part a circle from its ring, however long it learns.",
    query: "hidden=&arms=linear",
    pictured: 0,
    converges: ["never"],
  },
  {
    id: "squaredInputs",
    title: "Features by hand",
    sentence: "With x₁² and x₂² as inputs even a network without hidden layers has the circle.",
    query: "hidden=&arms=linear&features=x1Squared,x2Squared&seed=1",
    pictured: 0,
    converges: ["sometimes"],
  },
  {
    id: "exclusiveOrTwo",
    title: "Exclusive or, too small",
    sentence:
      "Points all over four squares, opposite ones of one class: two neurons do not part them.",
    query: "data=xor&hidden=2",
    pictured: 1,
    converges: ["never", "never", "never"],
  },
  {
    id: "exclusiveOrFour",
    title: "Exclusive or, large enough",
    sentence: "Four neurons do, if ReLU's do not die on the way.",
    query: "data=xor&hidden=4&seed=1",
    pictured: 2,
    converges: ["always", "always", "sometimes"],
  },
  {
    id: "fourPoints",
    title: "Exclusive or, four points",
    sentence:
      "The famous 2-2-1 network, four points instead of full squares: tanh and sigmoid part them, ReLU only with a lucky draw.",
    query: `${gatePoints([0, 1, 1, 0])}&${onGate}&hidden=2&arms=relu,tanh,sigmoid&seed=3`,
    pictured: 1,
    converges: ["sometimes", "always", "always"],
  },
  {
    id: "andGate",
    title: "A logic gate, and",
    sentence: "One neuron computes “and”: a line parts one corner from three.",
    query: `${gatePoints([1, 0, 0, 0])}&${onGate}&hidden=&arms=linear`,
    pictured: 0,
    converges: ["always"],
  },
  {
    id: "orGate",
    title: "A logic gate, or",
    sentence: "One neuron computes “or” as well; for exclusive or there is no such line.",
    query: `${gatePoints([1, 1, 1, 0])}&${onGate}&hidden=&arms=linear`,
    pictured: 0,
    converges: ["always"],
  },
  {
    id: "spiral",
    title: "The spiral",
    sentence:
      "Four layers of eight wind up the spiral with ReLU, later with tanh, and not with sigmoid.",
    query: "data=spiral&hidden=8,8,8,8&seed=1",
    pictured: 2,
    converges: ["never", "sometimes", "always"],
  },
  {
    id: "deepSigmoid",
    title: "Sigmoid, six layers deep",
    sentence:
      "Through six layers sigmoid's gradient fades to nothing; tanh and ReLU learn at once.",
    query: "hidden=8,8,8,8,8,8&init=glorotUniform&rate=0.1",
    pictured: 0,
    converges: ["never", "always", "always"],
  },
  {
    id: "deepSigmoidNormalised",
    title: "Sigmoid, ten layers deep",
    sentence:
      "Ten layers of sigmoid learn nothing; with batch normalisation before each they have the circle within forty epochs.",
    query: `hidden=${Array(10).fill(8)}&arms=sigmoid,sigmoid@norm:batch&init=glorotUniform&rate=0.1&budget=400`,
    pictured: 1,
    converges: ["never", "always"],
  },
  {
    id: "sigmoidAmongRelu",
    title: "Sigmoid among ReLU",
    sentence:
      "Six layers of sigmoid learn nothing; one, after five of ReLU, has the circle within ten epochs, and one in every second layer within fifty.",
    query: `hidden=${Array(6).fill(8)}&arms=sigmoid,(${Array(5).fill("relu")},sigmoid),(${Array(3).fill("relu,sigmoid")})&init=glorotUniform&rate=0.1&budget=400`,
    pictured: 1,
    converges: ["never", "always", "always"],
  },
  {
    id: "reluLayerNormalised",
    title: "ReLU without He",
    sentence:
      "Small weights at the start stop six layers of ReLU; layer normalisation makes up for them as He's start does.",
    query: `hidden=${Array(6).fill(8)}&arms=relu,relu@norm:layer,relu@init:heNormal&range=0.2&bias=0&rate=0.01&budget=500`,
    pictured: 1,
    converges: ["never", "always", "always"],
  },
  {
    id: "deepSkips",
    title: "Skip connections, twelve layers",
    sentence:
      "Twelve layers of tanh need more than twenty epochs, with skip connections fewer than ten; ReLU's sums grow from layer to layer until it fails.",
    query: `hidden=${Array(12).fill(8)}&arms=tanh,tanh@skip:identity,relu,relu@skip:identity&budget=300`,
    pictured: 1,
    converges: ["always", "always", "always", "sometimes"],
  },
  {
    id: "deadRelu",
    title: "Dead ReLU",
    sentence:
      "All biases start at −3: ReLU's neurons are silent from the first epoch, and ELU wakes.",
    query: "bias=-3&hidden=8&arms=relu,leakyRelu,elu",
    pictured: 0,
    converges: ["never", "sometimes", "always"],
  },
  {
    id: "selu",
    title: "SELU at home",
    sentence: "Ten layers, LeCun's start, standardised inputs: where SELU needs no help.",
    query: `hidden=${Array(10).fill(16)}&init=lecunNormal&scaling=standardised&rate=0.01&budget=300&arms=selu,relu,sigmoid`,
    pictured: 0,
    converges: ["always", "always", "never"],
  },
  {
    id: "regression",
    title: "Hills, a regression",
    sentence: "Humps fit hills: eight Gaussian units learn what eight of ReLU or tanh do not.",
    query: "data=multiGauss&hidden=8&arms=gaussian,relu,tanh",
    pictured: 0,
    converges: ["always", "never", "never"],
  },
  {
    id: "hinges",
    title: "How ReLU builds a curve",
    sentence:
      "One input: ReLU adds up hinges, tanh soft steps, and a step function's jumps stay where they start.",
    query: "data=absoluteValue&hidden=4&arms=relu,tanh,step&rate=0.1&budget=1000",
    pictured: 0,
    converges: ["always", "always", "never"],
  },
  {
    id: "humps",
    title: "Humps make a wave",
    sentence: "Sixteen humps add up to a sine; sixteen hinges or soft steps of one layer do not.",
    query: "data=sine&hidden=16&arms=gaussian,relu,tanh,step&budget=1000",
    pictured: 0,
    converges: ["always", "never", "never", "never"],
  },
  {
    id: "threeClasses",
    title: "Three classes",
    sentence: "Softmax at the output, four neurons before it: three clouds in three colours.",
    query: "data=blobs&hidden=4",
    pictured: 1,
    converges: ["always", "always", "always"],
  },
] as const satisfies readonly NamedSetUp[];

export type NamedSetUpId = (typeof namedSetUps)[number]["id"];
