import type { ExplicitPoint } from "../data/dataset.ts";
import { armShape, outputCountOf } from "../experiment/arm.ts";
import type {
  ArmSpec,
  Experiment,
  ExplicitParameters,
  NormalisedNumbers,
} from "../experiment/experiment.ts";
import { mismatchOf } from "../experiment/given-parameters.ts";
import { parseExperiment } from "../experiment/parse.ts";
import { isTree } from "../experiment/values.ts";
import type { NetworkShape } from "../network/network-shape.ts";
import type { HistoryPoint } from "../training/history.ts";
import type { RunOutcome } from "../training/outcome.ts";
import {
  FaultOfFile,
  type FileFault,
  type FileText,
  type FileValue,
  readFile,
} from "./file-reader.ts";
import { type SavedArm, type SavedChange, type SavedRun, savedRunVersion } from "./saved-run.ts";

export type ParsedSavedRun =
  | { readonly ok: true; readonly run: SavedRun }
  | { readonly ok: false; readonly fault: FileFault };

/** Beyond what a person trains here; every counter of the engine is exact up to it. */
const mostUpdates = 2 ** 40;
const limits = { characters: 50e6, changes: 100_000, curvePoints: 20_000, points: 5000, slots: 64 };

/** Reads a file that `savedRunFile` wrote; whatever is not as it must be refuses all of it. Never throws. */
export function parseSavedRun(text: FileText): ParsedSavedRun {
  const format = { type: "run", version: savedRunVersion, otherwise: "notRun" } as const;
  const read = readFile(text, { ...format, mostCharacters: limits.characters }, readRun);
  return read.ok ? { ok: true, run: read.value } : read;
}

function readRun(file: FileValue): SavedRun {
  const experiment = readExperiment(file.at("experiment"));
  const shapes = experiment.arms.map((arm) =>
    armShape(experiment, { outputCount: outputCountOf(experiment) }, arm),
  );
  const count = experiment.arms.length;
  const slots = file.at("slots").list(count, count);
  const read = slots.map((slot) => slot.whole(0, limits.slots));
  if (new Set(read).size < count) file.at("slots").refuse();
  return {
    engine: file.at("engine").oneOf(["fast", "reference"]),
    arithmetic: file.at("arithmetic").whole(1, 2 ** 32),
    experiment,
    slots: read,
    focused: file.at("focused").whole(0, count - 1),
    place: {
      epoch: file.at("place").at("epoch").whole(0, mostUpdates),
      update: file.at("place").at("update").whole(0, limits.points),
    },
    changes: file
      .at("changes")
      .list(limits.changes)
      .map((change) => readChange(change, shapes)),
    arms: file
      .at("arms")
      .list(count, count)
      .map((arm, index) =>
        readArm(arm, experiment.arms[index] as ArmSpec, shapes[index] as NetworkShape),
      ),
    points: {
      train: file.at("points").at("train").list(limits.points).map(readPoint),
      test: file.at("points").at("test").list(limits.points).map(readPoint),
    },
  };
}

function readExperiment({ value }: FileValue): Experiment {
  const { experiment, problems } = parseExperiment(value);
  const [problem] = problems;
  if (problem) throw new FaultOfFile({ code: "setUp", problem });
  return experiment;
}

function readChange(change: FileValue, shapes: readonly NetworkShape[]): SavedChange {
  const iteration = change.at("iteration").whole(0, mostUpdates);
  if (change.at("kind").oneOf(["rates", "parameter"]) === "rates") {
    const rates = change.at("rates");
    return {
      kind: "rates",
      iteration,
      rates: {
        learningRate: rates.at("learningRate").number(0, 100),
        regularisationRate: rates.at("regularisationRate").number(0, 100),
      },
    };
  }
  const arm = change.at("arm").whole(0, shapes.length - 1);
  const most = (shapes[arm]?.parameterCount ?? 1) - 1;
  return {
    kind: "parameter",
    iteration,
    arm,
    index: change.at("index").whole(0, most),
    value: change.at("value").number(-1e6, 1e6),
  };
}

function readArm(arm: FileValue, spec: ArmSpec, shape: NetworkShape): SavedArm {
  return {
    epoch: arm.at("epoch").whole(0, mostUpdates),
    iteration: arm.at("iteration").whole(0, mostUpdates),
    outcome: arm.at("outcome").orNull(readOutcome),
    divergedAt: arm.at("divergedAt").orNull((epoch) => epoch.whole(0, mostUpdates)),
    ...readFigures(arm),
    computeMs: arm.at("computeMs").number(0, Number.MAX_VALUE),
    history: arm.at("history").list(limits.curvePoints).map(readHistoryPoint),
    parameters: readParameters(arm.at("parameters"), spec, shape),
  };
}

const readFigures = (at: FileValue) => ({
  trainLoss: at.at("trainLoss").numberOrNaN(),
  testLoss: at.at("testLoss").numberOrNaN(),
  testAccuracy: at.at("testAccuracy").orNull((share) => share.number(0, 1)) ?? Number.NaN,
});

const readHistoryPoint = (point: FileValue): HistoryPoint => ({
  epoch: point.at("epoch").whole(0, mostUpdates),
  ...readFigures(point),
});

function readOutcome(outcome: FileValue): RunOutcome {
  const kind = outcome.at("kind").oneOf(["converged", "censored", "diverged"]);
  switch (kind) {
    case "converged":
      return {
        kind,
        epochsToTarget: outcome.at("epochsToTarget").whole(0, mostUpdates),
        computeMs: outcome.at("computeMs").number(0, Number.MAX_VALUE),
      };
    case "censored":
      return { kind, epochBudget: outcome.at("epochBudget").whole(0, mostUpdates) };
    case "diverged":
      return { kind, atEpoch: outcome.at("atEpoch").whole(0, mostUpdates) };
  }
}

/** Of the arm's own shape. */
function readParameters(at: FileValue, arm: ArmSpec, shape: NetworkShape): ExplicitParameters {
  const row = (values: FileValue) =>
    values.list(shape.parameterCount).map((value) => value.numberOrNaN());
  const rows = (layer: FileValue) => layer.list(shape.parameterCount).map(row);
  const given = at.at("learned").value;
  const learned =
    given === undefined
      ? {}
      : {
          learned: Object.fromEntries(
            Object.keys(isTree(given) ? given : at.at("learned").refuse()).map((name) => [
              name,
              row(at.at("learned").at(name)),
            ]),
          ),
        };
  const parameters: ExplicitParameters = {
    weights: at.at("weights").list(shape.layers.length).map(rows),
    biases: at.at("biases").list(shape.layers.length).map(row),
    ...learned,
    ...readNormalised(at.at("normalisation"), shape.hiddenLayerCount, row),
  };
  if (mismatchOf(parameters, arm, shape) !== null) at.refuse();
  return parameters;
}

function readNormalised(
  at: FileValue,
  layerCount: number,
  row: (values: FileValue) => readonly number[],
): Pick<ExplicitParameters, "normalisation"> {
  if (at.value === undefined) return {};
  const names = ["gains", "shifts", "means", "variances"] as const;
  const normalisation = at.list(layerCount).map((layer) => {
    const given = names.filter((name) => layer.at(name).value !== undefined);
    return Object.fromEntries(given.map((name) => [name, row(layer.at(name))]));
  });
  return { normalisation: normalisation as unknown as readonly NormalisedNumbers[] };
}

const readPoint = (point: FileValue): ExplicitPoint => ({
  x1: point.at("x1").number(-1e6, 1e6),
  x2: point.at("x2").number(-1e6, 1e6),
  label: point.at("label").number(-1e6, 1e6),
});
