import { dataKind } from "../engine/data/datasets.ts";
import { armParameters } from "../engine/experiment/arm.ts";
import { armsToText } from "../engine/experiment/arm-text.ts";
import type { ArmSpec, Experiment } from "../engine/experiment/experiment.ts";
import { drawsStart } from "../engine/experiment/given-parameters.ts";
import { explicitOf } from "../engine/training/explicit-parameters.ts";
import type { HistoryPoint } from "../engine/training/history.ts";
import { prepareRun } from "../engine/training/prepare-run.ts";
import { armRates } from "../engine/training/rates.ts";
import { ArmRun } from "../engine/training/run.ts";
import type { CreateTrainer } from "../engine/training/trainer.ts";

export interface ExperimentOptions {
  readonly experiment: Experiment;
  readonly seeds: readonly number[];
  readonly createTrainer: CreateTrainer;
  readonly history: boolean;
  readonly weights: boolean;
}

/** Every arm with every seed, each trained to its outcome: one JSON line for each. */
export function* runExperiment(options: ExperimentOptions): Iterable<string> {
  for (const seed of options.seeds) {
    const experiment = { ...options.experiment, seed };
    const data = prepareRun(experiment);
    for (const arm of experiment.arms) {
      const { createTrainer } = options;
      const clock = (): number => performance.now();
      const run = new ArmRun({ experiment, data, arm, createTrainer, clock });
      while (!run.outcome) run.advance(1);
      yield JSON.stringify(runLine(experiment, arm, run, options));
      run.dispose();
    }
  }
}

/** `JSON.stringify` writes NaN and the infinities as null. */
function runLine(
  experiment: Experiment,
  arm: ArmSpec,
  run: ArmRun,
  options: ExperimentOptions,
): object {
  const test = run.trainer.evaluate("test");
  const last: HistoryPoint = {
    epoch: run.trainer.epoch,
    trainLoss: run.trainer.evaluate("train").loss,
    testLoss: test.loss,
    testAccuracy: test.accuracy,
  };
  const { classCount } = dataKind(experiment.data);
  return {
    arm: armsToText([arm]),
    activation: arm.activation,
    parameters: armParameters(arm),
    ...(arm.laterLayers
      ? {
          laterLayers: arm.laterLayers.map((layer) => ({
            activation: layer.activation,
            parameters: armParameters(layer),
          })),
        }
      : {}),
    learningRate: armRates(experiment, arm).learningRate,
    seed: experiment.seed,
    classes: classCount > 0 ? classCount : null,
    start: drawsStart(experiment, arm) ? "drawn" : "given",
    outcome: run.outcome?.kind,
    epochs: last.epoch,
    heldSince: run.standing.heldSince,
    trainLoss: last.trainLoss,
    testLoss: last.testLoss,
    testAccuracy: last.testAccuracy,
    computeMs: Number(run.computeMs.toFixed(3)),
    ...(options.history ? { history: endingWith(last, run.takeHistory()) } : {}),
    ...(options.weights ? { explicit: explicitOf(arm, run.shape, run.trainer.parameters()) } : {}),
  };
}

/** The curve's recorded epochs grow sparse; the last epoch is always shown. */
const endingWith = (
  last: HistoryPoint,
  history: readonly HistoryPoint[],
): readonly HistoryPoint[] => (history.at(-1)?.epoch === last.epoch ? history : [...history, last]);
