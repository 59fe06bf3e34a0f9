import { scheduleDefaults } from "../../engine/optimisation/schedules.ts";
import type { ProgramPart, ProgramSetUp } from "./program.ts";

/** The learning rate in programs: a number, or one for each epoch. */

const scheduleOf = ({ settings: { optimiser } }: ProgramSetUp) => ({
  ...scheduleDefaults,
  ...optimiser,
});

export const hasSchedule = (setUp: ProgramSetUp): boolean =>
  scheduleOf(setUp).schedule !== "constant";

/** As it stands in an update. */
export const rateText = (setUp: ProgramSetUp): string =>
  hasSchedule(setUp) ? "rate" : String(setUp.learningRate);

const about = "The learning rate of each epoch, from 0.";

/** `rate_of(epoch)`; nothing where the rate stays. */
export function pythonRatePart(setUp: ProgramSetUp): readonly ProgramPart[] {
  const { schedule, scheduleEpochs: n, scheduleFactor } = scheduleOf(setUp);
  if (schedule === "constant") return [];
  const factor = {
    warmUp: `min((epoch + 1) / ${n}, 1)`,
    step: `${scheduleFactor} ** (epoch // ${n})`,
    cosine: `0.5 * (1 + math.cos(math.pi * min(epoch / ${n}, 1)))`,
    inverse: `1 / (1 + epoch / ${n})`,
  }[schedule];
  const code = `def rate_of(epoch):\n    return ${setUp.learningRate} * ${factor}`;
  return [{ about, code: schedule === "cosine" ? `import math\n\n\n${code}` : code }];
}

/** `rateOf(epoch)`, and `rate` as it stands. */
export function scriptRatePart(setUp: ProgramSetUp): readonly ProgramPart[] {
  const { schedule, scheduleEpochs: n, scheduleFactor } = scheduleOf(setUp);
  if (schedule === "constant") return [];
  const factor = {
    warmUp: `Math.min((epoch + 1) / ${n}, 1)`,
    step: `${scheduleFactor} ** Math.floor(epoch / ${n})`,
    cosine: `0.5 * (1 + Math.cos(Math.PI * Math.min(epoch / ${n}, 1)))`,
    inverse: `1 / (1 + epoch / ${n})`,
  }[schedule];
  return [
    {
      about,
      code: `const rateOf = (epoch) => ${setUp.learningRate} * ${factor};\nlet rate = rateOf(0);`,
    },
  ];
}
