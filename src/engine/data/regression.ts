import { type Dataset, fillGroups, type GenerationRequest, regression } from "./dataset.ts";

const dataRadius = 6;

/**
 * Points over the whole square; noise takes each target from a place nearby, as TensorFlow
 * Playground does.
 */
const overSquare = (request: GenerationRequest, target: (x1: number, x2: number) => number) =>
  fillGroups(request, 1, (draw) => {
    const x1 = draw.uniform(-dataRadius, dataRadius);
    const x2 = draw.uniform(-dataRadius, dataRadius);
    const noise1 = draw.uniform(-dataRadius, dataRadius) * request.noise;
    const noise2 = draw.uniform(-dataRadius, dataRadius) * request.noise;
    return { x1, x2, label: target(x1 + noise1, x2 + noise2) };
  });

const hillCentres = [
  { x1: -4, x2: 2.5, sign: 1 },
  { x1: 0, x2: 2.5, sign: -1 },
  { x1: 4, x2: 2.5, sign: 1 },
  { x1: -4, x2: -2.5, sign: -1 },
  { x1: 0, x2: -2.5, sign: 1 },
  { x1: 4, x2: -2.5, sign: -1 },
] as const;

/** Cones of radius 2 on the hills' centres; where two meet, the steeper wins. */
function hillHeight(x1: number, x2: number): number {
  let height = 0;
  for (const hill of hillCentres) {
    const [across, up] = [x1 - hill.x1, x2 - hill.x2];
    const distance = Math.sqrt(across * across + up * up);
    const candidate = hill.sign * Math.max(0, 1 - distance / 2);
    if (Math.abs(candidate) > Math.abs(height)) height = candidate;
  }
  return height;
}

/** TensorFlow Playground's two regressions. */
export const regressionDatasets = {
  plane: {
    label: "Plane",
    description: "The target rises evenly with x₁ + x₂.",
    defaultSampleCount: 1200,
    isOfPlayground: true,
    kind: () => regression,
    generate: (request) => overSquare(request, (x1, x2) => (x1 + x2) / 10),
  },
  multiGauss: {
    label: "Six hills",
    description: "Hills and hollows in turn on a flat ground.",
    defaultSampleCount: 1200,
    isOfPlayground: true,
    kind: () => regression,
    generate: (request) => overSquare(request, hillHeight),
  },
} satisfies Readonly<Record<string, Dataset>>;
