/**
 * Learning-rate schedules: a factor for each epoch, with which the learning rate is multiplied.
 * The rate stays the same within an epoch.
 */

import { cos } from "../../functions/algebra/deterministic-math.ts";
import { registryOf } from "../registry/registry.ts";

/** The numbers that schedules read. */
export interface ScheduleNumbers {
  /** N. */
  readonly scheduleEpochs: number;
  /** γ of a step. */
  readonly scheduleFactor: number;
}

export interface Schedule {
  readonly label: string;
  /** The factor of epoch e, counted from 0. */
  readonly formula: string;
  readonly reference: string;
  readonly reads: readonly (keyof ScheduleNumbers)[];
  readonly factor: (epoch: number, numbers: ScheduleNumbers) => number;
}

/** Every schedule by id, in the order of menus. */
export const scheduleById = registryOf<Schedule>()({
  constant: {
    label: "Constant",
    formula: "1",
    reference: "Robbins & Monro 1951",
    reads: [],
    factor: () => 1,
  },
  warmUp: {
    label: "Linear warm-up",
    formula: "min((e + 1) / N, 1)",
    reference: "Goyal et al. 2017, arXiv:1706.02677",
    reads: ["scheduleEpochs"],
    factor: (epoch, { scheduleEpochs }) => Math.min((epoch + 1) / scheduleEpochs, 1),
  },
  step: {
    label: "Step",
    formula: "γ^⌊e / N⌋",
    reference: "PyTorch, torch.optim.lr_scheduler.StepLR",
    reads: ["scheduleEpochs", "scheduleFactor"],
    factor: (epoch, { scheduleEpochs, scheduleFactor }) =>
      wholePower(scheduleFactor, Math.floor(epoch / scheduleEpochs)),
  },
  cosine: {
    label: "Cosine",
    formula: "½(1 + cos(π · min(e / N, 1)))",
    reference: "Loshchilov & Hutter 2017, arXiv:1608.03983, without restarts",
    reads: ["scheduleEpochs"],
    factor: (epoch, { scheduleEpochs }) =>
      epoch >= scheduleEpochs ? 0 : 0.5 * (1 + cos(Math.PI * (epoch / scheduleEpochs))),
  },
  inverse: {
    label: "1/t",
    formula: "1 / (1 + e / N)",
    reference: "Keras, InverseTimeDecay; Robbins & Monro 1951",
    reads: ["scheduleEpochs"],
    factor: (epoch, { scheduleEpochs }) => 1 / (1 + epoch / scheduleEpochs),
  },
});

export type ScheduleId = keyof typeof scheduleById;

/** What an experiment says of its schedule; what it leaves out is at its default. */
export interface ScheduleSpec extends Partial<ScheduleNumbers> {
  readonly schedule?: ScheduleId;
}

export const scheduleDefaults = {
  schedule: "constant",
  scheduleEpochs: 100,
  scheduleFactor: 0.5,
} as const;

/** The learning rate in an epoch, counted from 0. */
export function scheduledRate(spec: ScheduleSpec, learningRate: number, epoch: number): number {
  const {
    schedule = scheduleDefaults.schedule,
    scheduleEpochs = scheduleDefaults.scheduleEpochs,
    scheduleFactor = scheduleDefaults.scheduleFactor,
  } = spec;
  return learningRate * scheduleById[schedule].factor(epoch, { scheduleEpochs, scheduleFactor });
}

/** By repeated squaring: the same bits on every machine. */
function wholePower(base: number, exponent: number): number {
  let product = 1;
  let square = base;
  for (let rest = exponent; rest >= 1; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) product *= square;
    square *= square;
  }
  return product;
}
