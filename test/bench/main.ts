/**
 * How fast the engine trains, as ratios measured side by side in one run:
 * `npm run bench`. Absolute figures depend on the machine; ratios much less.
 */
import "../../src/functions/formula/whole-reader.ts";
import { measureAroundLayers } from "./around-layers.ts";
import { measureInChromium } from "./chromium.ts";
import type { Frames } from "./frames.ts";
import type { Spread } from "./measure.ts";
import { measurePage } from "./page-speed.ts";
import { measureScrubbing } from "./scrub.ts";
import { measureSlowedPage, slowdown } from "./slowed-page.ts";
import { runSuite, type SuiteResult, type TrainingResult } from "./suite.ts";
import { measureTyped } from "./typed.ts";

const times = (ratio: number): string =>
  `${ratio.toLocaleString("en", { maximumSignificantDigits: 3 })}×`;

/** A median, and the quartiles beside it. */
const spread = ({ median, quartiles }: Spread, digits = 3): string => {
  const [lower, upper] = quartiles.map((value) => value.toPrecision(digits));
  return `${median.toPrecision(digits)} (${lower}–${upper})`;
};

const mark = (ratio: Spread, least: number, aim?: number): string => {
  const wanted = aim === undefined ? `aim ${least}` : `floor ${least}, aim ${aim}`;
  return `${spread(ratio)} × (${wanted}${ratio.median >= least ? "" : ", missed"})`;
};

function row(result: TrainingResult): Record<string, string> {
  const { workload, fastMicroseconds, tensorflow, reference, kernelsAlone, peakShare } = result;
  const closest = tensorflow.reduce((least, way) =>
    way.ratio.median < least.ratio.median ? way : least,
  );
  return {
    network: workload.name,
    "epochs a second": Math.round(1e6 / fastMicroseconds.median).toLocaleString("en"),
    "to TensorFlow.js": mark(closest.ratio, workload.promised.tensorflow),
    "its ways": tensorflow.map(({ way, ratio }) => `${way} ${times(ratio.median)}`).join(", "),
    "to its kernels alone": times(kernelsAlone.median),
    "to the float64 engine": mark(reference, workload.promised.reference),
    "share of SIMD peak": `${Math.round(100 * peakShare.median)} %`,
    "peak, GFLOP/s": spread(result.peakGigaflops),
  };
}

function print(where: string, { against, training, objects, kernels, race }: SuiteResult): void {
  console.log(`\n${where}: an object for every unit takes how many times our time`);
  console.table(
    objects.map(({ workload, fastMicroseconds, ratio }) => ({
      network: workload.name,
      function: workload.activation,
      "batch size": workload.batchSize,
      "microseconds an epoch": spread(fastMicroseconds),
      ratio: mark(ratio, workload.floor, workload.aim),
    })),
  );
  console.log(`\n${where}: training on 250 points, batch 10, tanh; against ${against}`);
  console.table(training.map(row));
  console.log(`\n${where}: making one arm's kernel, twelve functions, milliseconds`);
  console.table(
    kernels.map(({ hidden, ms }) => ({
      network: hidden.join("-"),
      later: `${spread(ms)} (floor 10, aim 3)`,
    })),
  );
  const { arms, seeds, epochs, coldSeconds, warmSeconds, referenceSeconds } = race;
  console.log(
    `A race of ${arms} arms × ${seeds} seeds × ${epochs} epochs on 2-3-3-1, one thread: ` +
      `cold ${coldSeconds.toPrecision(3)} s (floor 0.9, aim 0.5), ` +
      `warm ${spread(warmSeconds)} s (floor 0.45, aim 0.3), ` +
      `${times(referenceSeconds / warmSeconds.median)} the float64 engine`,
  );
}

print(`Node ${process.versions.node}`, await runSuite(() => undefined));
console.log("\nA typed function against the built-in one, 2-3-3-1, microseconds an epoch, Node");
console.table(
  (await measureTyped()).map(({ id, formula, builtInMicroseconds, typedMicroseconds, ratio }) => ({
    formula,
    "built in": `${id}: ${spread(builtInMicroseconds)}`,
    typed: spread(typedMicroseconds),
    ratio: spread(ratio),
  })),
);

console.log("\nWhat stands around layers, 2-8×6-1, tanh, microseconds an epoch, Node");
console.table(
  (await measureAroundLayers()).map(({ name, microseconds, ratio, most }) => ({
    network: name,
    "an epoch": spread(microseconds),
    ratio: `${spread(ratio)}${most === null ? "" : ` (at most ${most}${ratio.median > most ? ", missed" : ""})`}`,
  })),
);

const scrubbing = measureScrubbing();
console.log(
  `\nA jump along ${scrubbing.epochs.toLocaleString("en")} epochs of 2-8×6-1, Node: ` +
    `${spread(scrubbing.ms)} ms over ${scrubbing.jumps} of them (at most 50)`,
);

const { suite, races, firstKernels } = await measureInChromium();
print("A worker in Chromium", suite.result);

console.log("\nThe first kernel of a fresh worker in Chromium, twelve functions, milliseconds");
console.table(
  firstKernels.map(({ hidden, ms }) => ({
    network: hidden.join("-"),
    first: `${spread(ms)} (floor 30, aim 15)`,
  })),
);

const [single] = races;
console.log(
  "\n12 arms × 50 seeds on 2-3-3-1 to train loss 0.05 within 2,000 epochs, pool in Chromium",
);
console.table(
  races.map(({ workers, runs, coldSeconds, warmSeconds }) => ({
    workers,
    runs,
    "cold, s": coldSeconds.toFixed(2),
    "warm, s": spread(warmSeconds),
    "to the float64 engine": times(suite.lectureReferenceSeconds / warmSeconds.median),
    "to one worker, warm": `${times((single ?? { warmSeconds }).warmSeconds.median / warmSeconds.median)} (floor 1.5)`,
  })),
);

const page = await measurePage();
const frames = ({ medianMs, ninetyFifthMs }: Frames): Record<string, string> => ({
  "median frame": `${medianMs.toFixed(1)} ms`,
  "95th percentile": `${ninetyFifthMs.toFixed(1)} ms`,
});
console.log(
  "\nThe built page in Chromium: 2-4-2-1 as fast as it goes, and a race of 12 arms × 50 seeds",
);
console.table([
  ...page.training.map((measured) => ({
    arms: measured.arms,
    speed: `${Math.round(measured.epochsPerSecond).toLocaleString("en")} epochs/s, each arm`,
    ...frames(measured.frames),
  })),
  ...page.watched.map((measured) => ({
    arms: `1, 2-8×6-1, ${measured.where}`,
    speed: `${Math.round(measured.epochsPerSecond).toLocaleString("en")} epochs/s`,
    ...frames(measured.frames),
  })),
  { arms: 12, speed: `${page.race.seconds.toFixed(2)} s`, ...frames(page.race.frames) },
]);

const slowed = await measureSlowedPage();
const { medianMs, ninetyFifthMs } = slowed.frames;
console.log(`\nWhere the processor is slow: the built page's thread held back ${slowdown} times`);
console.log(
  `  a first visit until play can be pressed and a boundary is seen: ${spread(slowed.readyMs)} ms (aim 1500)`,
);
console.log(
  `  frames of three arms at 60 epochs a second: median ${medianMs.toFixed(1)} ms (floor 25, aim 17), ` +
    `95th percentile ${ninetyFifthMs.toFixed(1)} ms (floor 60, aim 35)`,
);
console.log(
  `Not held back: another width with six arms until all their boundaries are on the screen: ` +
    `${spread(slowed.widthMs)} ms (floor 80, aim 40)`,
);
