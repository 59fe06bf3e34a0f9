import { exp, sin } from "../../functions/algebra/deterministic-math.ts";
import {
  type DataKind,
  type Dataset,
  fillGroups,
  type LabelledPoint,
  type PointDraw,
  regression,
  twoClasses,
} from "./dataset.ts";
import { planeEdge } from "./plane.ts";

/** A point of the line: it lies in the plane with x₂ = 0, which no network reads. */
const onLine = (x: number, label: number): LabelledPoint => ({ x1: x, x2: 0, label });

const oneInput = (kind: DataKind): Pick<Dataset, "inputs" | "isOccasional" | "kind"> => ({
  inputs: () => 1,
  isOccasional: true,
  kind: () => kind,
});

/** Of the targets of curves: deviation 0.25 at noise 50. */
const targetVariance = (noise: number): number => (noise * noise) / 4;

/** Points of the curve y = target(x); noise lifts or lowers each target. */
const curve = (
  label: string,
  description: string,
  target: (x: number) => number,
): Dataset & { readonly defaultSampleCount: 200 } => ({
  label,
  description,
  defaultSampleCount: 200,
  ...oneInput(regression),
  target: () => target,
  generate: (request) =>
    fillGroups(request, 1, (draw) => {
      const x = draw.uniform(-planeEdge, planeEdge);
      return onLine(x, target(x) + draw.normal(targetVariance(request.noise)));
    }),
});

/** Where x stands in its period, from 0 to 1; a period begins at x = 0. */
const phase = (x: number, period: number): number => x / period - Math.floor(x / period);

/** Every so many points of the line there is one that does not belong to it. */
const outlierEvery = 20;

const line = (x: number): number => x / 6;

/** About the line with deviation 0.1, more with noise; outliers lie far below its right part. */
function aboutLine(draw: PointDraw, noise: number, index: number): LabelledPoint {
  if (index % outlierEvery === 0) return onLine(draw.uniform(3.5, 4.5), -0.9);
  const x = draw.uniform(-planeEdge, planeEdge);
  return onLine(x, line(x) + draw.normal(0.01 + targetVariance(noise)));
}

/** One input, x from −6 to 6: curves to be built, and two classes on a line. */
export const oneInputDatasets = {
  sine: curve("Sine", "A wave: about two periods of sin x.", sin),
  steps: curve("Steps", "A staircase of four steps, with jumps between them.", (x) =>
    x < -3 ? -1 : x < 0 ? -1 / 3 : x < 3 ? 1 / 3 : 1,
  ),
  absoluteValue: curve(
    "Absolute value",
    "Two straight halves that meet in a kink: |x|.",
    (x) => Math.abs(x) / 3 - 1,
  ),
  bump: curve("Bump", "Flat but for one hill in the middle.", (x) => exp((-x * x) / 2)),
  sawtooth: curve(
    "Sawtooth",
    "Straight climbs, each with a sudden fall.",
    (x) => 2 * phase(x, 4) - 1,
  ),
  chirp: curve("Chirp", "A wave that swings ever faster to the right.", (x) =>
    sin(((x + planeEdge) * (x + planeEdge)) / 6),
  ),
  outliers: {
    label: "Line with outliers",
    description: "Noisy points about a straight line, and a few that do not belong to it.",
    defaultSampleCount: 200,
    ...oneInput(regression),
    target: () => line,
    generate: (request) =>
      fillGroups(request, 1, (draw, _, index) => aboutLine(draw, request.noise, index)),
  },
  interval: {
    label: "Two classes on a line",
    description: "One class between two halves of the other.",
    defaultSampleCount: 200,
    ...oneInput(twoClasses),
    generate: (request) =>
      fillGroups(request, 2, (draw, group) => {
        const distance = group === 1 ? draw.uniform(0, 2) : draw.uniform(3, planeEdge);
        const x = draw.uniform(-1, 1) < 0 ? -distance : distance;
        // Noise moves the point that is judged, not the one that is shown.
        const judged = x + draw.uniform(-planeEdge, planeEdge) * request.noise;
        return onLine(x, Math.abs(judged) < 2.5 ? 1 : 0);
      }),
  },
} satisfies Readonly<Record<string, Dataset>>;
