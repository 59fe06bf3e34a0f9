import { armOf } from "../../../src/engine/experiment/defaults.ts";
import type { ArmSpec, Experiment } from "../../../src/engine/experiment/experiment.ts";
import { withField } from "../../../src/engine/experiment/field-access.ts";
import { experimentFromQuery } from "../../../src/engine/experiment/url.ts";
import { optimiserById } from "../../../src/engine/optimisation/optimisers.ts";
import { createReferenceTrainer } from "../../../src/engine/reference/reference-trainer.ts";
import { type ProgramSetUp, programSetUp } from "../../../src/exchange/programs/program.ts";
import { activationFunctions } from "../../../src/functions/families/registry.ts";

/** A set-up for which programs are written and run. */
export interface ProgramCase {
  readonly name: string;
  readonly experiment: Experiment;
  readonly arm: ArmSpec;
}

/** 24 updates of a small network, quick in every library. */
export const epochs = 8;

const small = experimentFromQuery("samples=60&hidden=3,2&rate=0.1").experiment;

const ofQuery = (query: string): ProgramCase => {
  const hidden = query.includes("hidden=") ? "" : "hidden=3,2&";
  const { experiment, problems } = experimentFromQuery(`samples=60&${hidden}${query}`);
  if (problems.length > 0) throw new RangeError(JSON.stringify(problems));
  return { name: query, experiment, arm: experiment.arms[0] ?? armOf("tanh") };
};

/** Every function, as an arm of the same set-up. */
const functionCases: readonly ProgramCase[] = activationFunctions.map(({ id }) => {
  const arm = armOf(id);
  return { name: id, experiment: { ...small, arms: [arm] }, arm };
});

/** Every optimiser, with a function that also learns a parameter. */
const optimiserCases: readonly ProgramCase[] = Object.keys(optimiserById).map((id) => {
  const arm = armOf("prelu");
  const experiment = { ...withField(small, "optimiser.algorithm", id), arms: [arm] };
  return { name: `optimiser ${id}`, experiment, arm };
});

/** Outputs, penalties, orders, inputs, starts and draws, few at a time. */
const settingCases: readonly ProgramCase[] = [
  ...["data=plane&arms=relu", "output=sigmoid&arms=tanh", "output=linear&arms=tanh"],
  ...["data=threeSpirals&arms=elu", "data=threeSpirals&output=sigmoid&arms=tanh"],
  ...["regularise=l1&penalty=0.05&arms=tanh", "regularise=l2&penalty=0.05&arms=tanh"],
  ...["regularise=l1&penalty=0.05&optimiser=adam&arms=prelu"],
  ...["shuffle=everyEpoch&seed=4294967295&arms=tanh", "batch=7&arms=tanh", "batch=1000&arms=tanh"],
  ...["features=x1,x2,x1Squared,x2Squared,x1x2,sinX1,sinX2&scaling=standardised&arms=tanh"],
  ...[
    "init=heNormal&arms=relu",
    "train=1&arms=tanh",
    "hidden=&arms=tanh",
    "noise=30&seed=7&arms=gelu",
  ],
  ...["arms=elu(alpha:0.5)@0.01", "arms=maxout(pieces:3)&optimiser=adam", "data=moons&arms=swiglu"],
  ...["arms=relu@clip:norm@clipAt:0.05", "optimiser=adam&clip=value&clipAt=0.01&arms=prelu"],
  ...["regularise=decoupled&penalty=0.05&arms=tanh"],
  ...[
    "regularise=decoupled&penalty=0.05&optimiser=nadam&schedule=cosine&scheduleEpochs=6&arms=prelu",
  ],
  ...["schedule=warmUp&scheduleEpochs=4&arms=tanh", "schedule=step&scheduleEpochs=3&arms=tanh"],
  ...["schedule=inverse&scheduleEpochs=3&optimiser=momentum&regularise=l1&penalty=0.05&arms=tanh"],
  ...["optimiser=adagrad&schedule=cosine&scheduleEpochs=5&regularise=l2&penalty=0.05&arms=tanh"],
  ...["output=sigmoid&smoothing=0.2&arms=tanh", "data=threeSpirals&smoothing=0.1&arms=relu"],
  ...["norm=batch&arms=prelu", "norm=layer&arms=gelu", "norm=rms&arms=relu"],
  ...["norm=batch&skip=identity&hidden=3,3,3&optimiser=momentum&arms=tanh"],
  ...["norm=layer&skip=identity&hidden=2,2&arms=maxout", "norm=batch&arms=swiglu"],
  ...["skip=identity&hidden=2,2,2&arms=prelu", "norm=softmax&arms=linear"],
  ...["hidden=3,2,3&arms=(tanh,prelu,pelu)", "hidden=3,2&arms=(maxout,swiglu)"],
  ...["hidden=3,3&norm=batch&skip=identity&optimiser=nadam&arms=(elu(alpha:0.5),elu)"],
  ...["data=sine&features=x1&arms=relu", "data=outliers&features=x1,x1Squared,sinX1&arms=tanh"],
  ...["dropout=0.3&hidden=4&arms=tanh", "dropout=0.5&hidden=4,3,2&arms=relu"],
  ...["dropout=0.2&batch=1&arms=tanh", "dropout=0.4&batch=7&seed=4294967295&arms=prelu"],
  ...["dropout=0.3&shuffle=everyEpoch&batch=7&optimiser=momentum&arms=swiglu"],
  ...["dropout=0.3&skip=identity&hidden=4,4,4&arms=prelu", "dropout=0.3&hidden=4,3&arms=maxout"],
  ...["dropout=0.3&norm=batch&skip=identity&hidden=4,4&arms=gelu", "dropout=0.9&hidden=&arms=tanh"],
  ...["dropout=0.3&optimiser=adam&output=softmax&arms=tanh", "dropout=0.3&output=tanh&arms=gelu"],
  ...["dropout=0.3&norm=layer&hidden=4,4&arms=tanh"],
  ...[
    "hidden=4,3&batch=7&shuffle=everyEpoch&arms=rrelu(lower:0.2,upper:0.7)",
    "hidden=&arms=rrelu",
  ],
  ...["hidden=3,3,3&arms=(tanh,rrelu,rrelu(lower:0,upper:0.9))", "batch=1&arms=rrelu"],
  ...["hidden=3,3,2&skip=identity&arms=(rrelu,prelu,maxout)", "norm=rms&arms=rrelu"],
  ...[
    "norm=batch&normBy=trainingSet&arms=tanh",
    "norm=layer&normBy=trainingSet&hidden=4,4&arms=tanh",
  ],
  ...["norm=batch&normBy=trainingSet&skip=identity&hidden=3,3,3&batch=7&arms=prelu"],
  ...["norm=batch&normBy=trainingSet&train=1&batch=1000&arms=maxout"],
  ...[
    "norm=batch&normBy=trainingSet&dropout=0.3&skip=identity&hidden=4,4,3&batch=7&shuffle=everyEpoch&optimiser=momentum&arms=rrelu",
  ],
  ...["norm=batch&normBy=trainingSet&dropout=0.2&hidden=4,4&batch=29&arms=(rrelu,swiglu)"],
  ...["playgroundSeed=18397&shuffle=everyEpoch&arms=tanh"],
  ...["optimiser=momentum&momentum=0.5&arms=tanh", "schedule=step&scheduleFactor=0.8&arms=tanh"],
  ...["optimiser=nadam&squareDecay=0.9&meanDecay=0.8&epsilon=0.001&arms=tanh"],
  ...["arms=invented('order','sigmoid(beta * z) - 0.5','beta')"],
].map(ofQuery);

export const programCases: readonly ProgramCase[] = [
  ...functionCases,
  ...optimiserCases,
  ...settingCases,
];

export const setUpOf = ({ experiment, arm }: ProgramCase): ProgramSetUp =>
  programSetUp(experiment, arm, { epochs });

/** Losses after each epoch. */
export interface Losses {
  readonly train: readonly number[];
  /** Empty without a test set. */
  readonly test: readonly number[];
}

/** As our float64 engine has them. */
export function referenceLosses(one: ProgramCase): Losses {
  const { data, start } = setUpOf(one);
  const trainer = createReferenceTrainer({ ...one, data, parameters: start });
  const train: number[] = [];
  const test: number[] = [];
  for (let epoch = 0; epoch <= epochs; epoch++) {
    if (epoch > 0) trainer.trainEpoch();
    train.push(trainer.evaluate("train").loss);
    if (data.test.count > 0) test.push(trainer.evaluate("test").loss);
  }
  return { train, test };
}

/** From what a program prints. */
export function printedLosses(output: string): Losses {
  const lines = output.split("\n").filter((line) => line.startsWith("epoch "));
  const losses = (name: string) =>
    lines.flatMap((line) => {
      const found = new RegExp(`${name} loss (\\S+)`).exec(line)?.[1];
      return found === undefined ? [] : [Number(found)];
    });
  return { train: losses("train"), test: losses("test") };
}

/** The largest distance between two courses, over the size of the loss where that is above 1. */
export function distance(a: Losses, b: Losses): number {
  const all = ({ train, test }: Losses) => [...train, ...test];
  const [left, right] = [all(a), all(b)];
  if (left.length !== right.length) return Number.POSITIVE_INFINITY;
  const off = left.map((loss, at) => {
    const other = right[at] ?? Number.NaN;
    if (Number.isNaN(loss) && Number.isNaN(other)) return 0;
    const size = Math.abs(loss - other) / Math.max(1, Math.abs(loss));
    return Number.isNaN(size) ? Number.POSITIVE_INFINITY : size;
  });
  return Math.max(...off);
}
