/** What a link of TensorFlow Playground sets up, in the words of this page's addresses. */
export interface PlaygroundLinkRecord {
  readonly link: string;
  /** The experiment's query here, read off the link by hand. */
  readonly query: string;
  /** What must be said to differ. */
  readonly differences?: readonly string[];
  readonly showsTestData?: true;
  readonly discretises?: true;
}

/** As its pages have it where nothing is said: hidden 4 + 2, tanh, no penalty, with rate 0. */
const usual = "hidden=4,2&arms=tanh&penalty=0";

const site = "https://playground.tensorflow.org/";

/** Links in all shapes: whole, partial, old, from http and https, pasted and mangled. */
export const playgroundLinks: readonly PlaygroundLinkRecord[] = [
  {
    link: `${site}#activation=tanh&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4,2&seed=0.18397&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xTimesY=false&xSquared=false&ySquared=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false`,
    query: `${usual}&seed=18397&playgroundSeed=18397`,
  },
  {
    link: `${site}#activation=relu&regularization=L2&batchSize=30&dataset=spiral&regDataset=reg-plane&learningRate=0.1&regularizationRate=0.003&noise=25&networkShape=8,8,8&seed=0.42312&showTestData=true&discretize=true&percTrainData=80&x=true&y=true&xTimesY=true&xSquared=true&ySquared=true&cosX=false&sinX=true&cosY=false&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false`,
    query:
      "data=spiral&noise=25&train=0.8&features=x1,x2,x1Squared,x2Squared,x1x2,sinX1,sinX2&hidden=8,8,8&arms=relu&rate=0.1&regularise=l2&penalty=0.003&batch=30&seed=42312&playgroundSeed=42312",
    showsTestData: true,
    discretises: true,
  },
  {
    link: "http://playground.tensorflow.org/#activation=sigmoid&regularization=L1&batchSize=1&dataset=xor&regDataset=reg-plane&learningRate=3&regularizationRate=10&noise=50&networkShape=1&seed=0.5&showTestData=false&discretize=false&percTrainData=10&x=false&y=true&xTimesY=false&xSquared=false&ySquared=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification",
    query:
      "data=xor&noise=50&train=0.1&features=x2&hidden=1&arms=sigmoid&rate=3&regularise=l1&penalty=10&batch=1&seed=5",
  },
  {
    link: `${site}#activation=linear&dataset=gauss&networkShape=&learningRate=0.00001`,
    query: "data=gauss&hidden=&arms=linear&rate=0.00001&penalty=0",
  },
  {
    link: `${site}#activation=tanh&batchSize=10&dataset=circle&regDataset=reg-gauss&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4,2&seed=0.70142&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&problem=regression&initZero=false`,
    query: `data=multiGauss&samples=1200&${usual}&seed=70142&playgroundSeed=70142`,
  },
  {
    link: `${site}#problem=regression&regDataset=reg-plane&dataset=spiral&activation=relu`,
    query: "data=plane&samples=1200&hidden=4,2&arms=relu&penalty=0",
  },
  { link: `${site}#problem=regression`, query: `data=plane&samples=1200&${usual}` },
  {
    link: `${site}#initZero=true&dataset=xor`,
    query: "data=xor&hidden=4,2&arms=tanh&init=zeros&bias=0&outputBias=0&penalty=0",
  },
  { link: `${site}#dataset=spiral`, query: `data=spiral&${usual}` },
  { link: "#dataset=spiral", query: `data=spiral&${usual}` },
  { link: "dataset=spiral&noise=20", query: `data=spiral&noise=20&${usual}` },
  { link: "#networkShape=8,8", query: "hidden=8,8&arms=tanh&penalty=0" },
  { link: "#networkShape=8%2C8&activation=relu", query: "hidden=8,8&arms=relu&penalty=0" },
  { link: "  #networkShape=6 \n", query: "hidden=6&arms=tanh&penalty=0" },
  { link: "#seed=0.5", query: `${usual}&seed=5` },
  { link: "#seed=.25&noise=10", query: `noise=10&${usual}&seed=25` },
  // FNV-1a of the letters, 32 bits, from Python.
  { link: "#seed=class&dataset=circle", query: `${usual}&seed=${0xab3e0bff}` },
  { link: "#showTestData=true", query: usual, showsTestData: true },
  // Anything but "false" is true there, and an empty value is none.
  { link: "#discretize=1&showTestData=", query: usual, discretises: true },
  { link: "#x=false&sinX=true&activation=tanh", query: `features=x2,sinX1&${usual}` },
  // Its inputs have no cosine, whatever the link says.
  { link: "#cosX=true&cosY=true&activation=tanh", query: usual },
  { link: "#collectStats=true&hideText=true", query: usual },
  {
    link: "#tutorial=dp&activation=relu",
    query: "hidden=4,2&arms=relu&penalty=0",
    differences: ["tutorial"],
  },
  {
    link: `${site}#activation=tanh&dataset=xor&noise_hide=true&discretize_hide=true&playButton_hide=false`,
    query: `data=xor&${usual}`,
  },
  { link: "#learningRate_hide=true", query: usual },
  {
    link: "#noise=80&dataset=circle",
    query: `noise=50&${usual}`,
    differences: ["number noise 80 50"],
  },
  {
    link: "#percTrainData=100&batchSize=ten",
    query: `train=0.9&${usual}`,
    differences: ["number percTrainData 100 90", "number batchSize ten 10"],
  },
  {
    link: "#regDataset=reg-maximum&problem=regression",
    query: `data=plane&samples=1200&${usual}`,
    differences: ["choice regDataset reg-maximum reg-plane"],
  },
  {
    link: "#activation=swish&regularization=L3&dataset=moons",
    query: usual,
    differences: [
      "choice dataset moons circle",
      "choice activation swish tanh",
      "choice regularization L3 none",
    ],
  },
  {
    link: "#networkShape=100,2,-1,x&activation=relu",
    query: "hidden=64,2,1&arms=relu&penalty=0",
    differences: ["shape"],
  },
  {
    link: `#networkShape=${"8,".repeat(13)}8`,
    query: "hidden=8,8,8,8,8,8,8,8,8,8,8,8&arms=tanh&penalty=0",
    differences: ["shape"],
  },
  {
    link: "#x=false&y=false",
    query: usual,
    differences: ["choice x false true"],
  },
  {
    link: "#dataset=xor&dropout=0.5&lossFunction=huber",
    query: `data=xor&${usual}`,
    differences: ["keys dropout,lossFunction"],
  },
  // The last of equal keys counts there.
  { link: "#dataset=xor&dataset=gauss", query: `data=gauss&${usual}` },
  { link: "#dataset=xor&&&=5&flag&noise", query: `data=xor&${usual}` },
  {
    link: `http://localhost:5000/dist/index.html?a=b#dataset=gauss&activation=relu&learningRate=1`,
    query: "data=gauss&hidden=4,2&arms=relu&rate=1&penalty=0",
  },
  {
    link: "#activation=__proto__&dataset=constructor&%ff=%zz",
    query: usual,
    differences: [
      "choice dataset constructor circle",
      "choice activation __proto__ tanh",
      "keys %ff",
    ],
  },
];
