/**
 * How fast the engine trains, as ratios measured side by side in one run:
 * `npm run bench`. Absolute figures depend on the machine; ratios much less.
 */
import { measureInChromium } from "./chromium.ts";
import { type Frames, measurePage } from "./page-speed.ts";
import { runSuite, type SuiteResult, type TrainingResult } from "./suite.ts";
import { measureTyped } from "./typed.ts";

const times = (ratio: number): string =>
  `${ratio.toLocaleString("en", { maximumSignificantDigits: 3 })}×`;

function row(result: TrainingResult): Record<string, string> {
  const { workload, fastMicroseconds: fast } = result;
  const ways = result.tensorflow.map(({ way, microseconds }) => ({
    way,
    ratio: microseconds / fast,
  }));
  const tensorflow = Math.min(...ways.map(({ ratio }) => ratio));
  const reference = result.referenceMicroseconds / fast;
  const { promised } = workload;
  const mark = (ratio: number, least: number): string =>
    `${times(ratio)} (aim ${least}×${ratio >= least ? "" : ", missed"})`;
  return {
    network: workload.name,
    "epochs a second": Math.round(1e6 / fast).toLocaleString("en"),
    "to TensorFlow.js": mark(tensorflow, promised.tensorflow),
    "its ways": ways.map(({ way, ratio }) => `${way} ${times(ratio)}`).join(", "),
    "to its kernels alone": times(result.kernelsAloneMicroseconds / fast),
    "to the float64 engine": mark(reference, promised.reference),
    "share of SIMD peak": `${Math.round(100 * result.peakShare)} %`,
  };
}

function print(where: string, { against, peakGigaflops, training, race }: SuiteResult): void {
  console.log(`\n${where}: training on 250 points, batch 10, tanh; against ${against}`);
  console.log(`SIMD peak, separate multiply and add: ${peakGigaflops.toPrecision(3)} GFLOP/s`);
  console.table(training.map(row));
  const { arms, seeds, epochs, seconds, referenceSeconds } = race;
  console.log(
    `A race of ${arms} arms × ${seeds} seeds × ${epochs} epochs on 2-3-3-1, one thread: ` +
      `${seconds.toPrecision(3)} s, ${times(referenceSeconds / seconds)} the float64 engine (aim 20×)`,
  );
}

print(`Node ${process.versions.node}`, await runSuite(() => undefined));
console.log("\nA typed function against the built-in one, 2-3-3-1, microseconds an epoch, Node");
console.table(
  (await measureTyped()).map(({ id, formula, builtInMicroseconds, typedMicroseconds }) => ({
    formula,
    "built in": `${id}: ${builtInMicroseconds.toFixed(2)}`,
    typed: typedMicroseconds.toFixed(2),
    ratio: (typedMicroseconds / builtInMicroseconds).toFixed(3),
  })),
);

const { suite, races } = await measureInChromium();
print("A worker in Chromium", suite.result);

const [single] = races;
console.log(
  "\n12 arms × 50 seeds on 2-3-3-1 to train loss 0.05 within 2,000 epochs, pool in Chromium",
);
console.table(
  races.map(({ workers, seconds, runs }) => ({
    workers,
    runs,
    seconds: seconds.toFixed(2),
    "to the float64 engine": times(suite.lectureReferenceSeconds / seconds),
    "to one worker": times((single?.seconds ?? seconds) / seconds),
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
  { arms: 12, speed: `${page.race.seconds.toFixed(2)} s`, ...frames(page.race.frames) },
]);
