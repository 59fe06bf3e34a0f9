import type { LabelledPoint } from "../../../src/engine/data/dataset.ts";
import type { DatasetId } from "../../../src/engine/data/datasets.ts";
import type { FeatureId } from "../../../src/engine/data/features.ts";

type Place = readonly [x1: number, x2: number];

/** All that the tests must be told of one dataset: where its points lie and what they are, found by hand. */
export interface DatasetRecord {
  /** How many of 501 points each class has; null where that is left to the draws. */
  readonly counts: readonly number[] | null;
  /** How many classes there are; 0 for a regression. */
  readonly classes: number;
  /** Whether a point may lie here with this label, without noise; coordinates are float32. */
  readonly holds: (point: LabelledPoint) => boolean;
  /** Ends and corners of what it fills: each has one of 501 points within `reach`. */
  readonly corners: readonly Place[];
  readonly reach: number;
  readonly noise: Noise;
  /** How many points there are, where their number is not asked for. */
  readonly size?: number;
}

/** What noise 50 does to the points of the same seed. */
export type Noise =
  /** Moves them; the variance of each coordinate's move, and its largest. */
  | { readonly kind: "moves"; readonly variance: number; readonly most: number }
  /** Judges them somewhere else; the share of labels that turn, from four million points in NumPy. */
  | { readonly kind: "mislabels"; readonly share: number }
  /** Gives them the target of another place; the variance and kurtosis of the change, likewise. */
  | { readonly kind: "retargets"; readonly variance: number; readonly kurtosis: number }
  | { readonly kind: "none" };

/** Float32 coordinates up to 6 are rounded by 2.4e−7, and a radius and an angle multiply that. */
const rounding = 5e-6;

const within = (value: number, low: number, high: number): boolean =>
  value > low - rounding && value < high + rounding;

const radius = ({ x1, x2 }: LabelledPoint): number => Math.hypot(x1, x2);

const distance = ({ x1, x2 }: LabelledPoint, [c1, c2]: Place): number =>
  Math.hypot(x1 - c1, x2 - c2);

/** On an arm that winds `turns` times clockwise while its radius grows to 5, from the angle `start`. */
const onArm = (point: LabelledPoint, turns: number, start: number): boolean => {
  const r = radius(point);
  const angle = (2 * Math.PI * turns * r) / 5 + start;
  return within(r, 0, 5) && distance(point, [r * Math.sin(angle), r * Math.cos(angle)]) < 1e-5;
};

/** Of a thousand normal numbers of variance ½ one in fifty thousand sets has one beyond 5.6 deviations. */
const inCluster = (point: LabelledPoint, centre: Place | undefined): boolean =>
  centre !== undefined && distance(point, centre) < 5.6 * Math.SQRT1_2;

/** At noise 0 clusters have variance ½, at noise 50 variance 4: (2 − √½)² between the two. */
const clusterNoise = { kind: "moves", variance: 4.5 - 2 * Math.SQRT2, most: 6 * 1.293 } as const;

/** A normal number of deviation 1. */
const blurNoise = { kind: "moves", variance: 1, most: 6 } as const;

/** Up to half a unit each way. */
const spiralNoise = { kind: "moves", variance: 1 / 12, most: 0.5 + rounding } as const;

const blobCentres: readonly Place[] = [
  [0, 3],
  [1.5 * Math.sqrt(3), -1.5],
  [-1.5 * Math.sqrt(3), -1.5],
];

const square: readonly Place[] = [
  [-6, -6],
  [-6, 6],
  [6, -6],
  [6, 6],
  [0, 0],
];

/** Rows of hills and hollows, from the left: what the ground is lifted by on each one's centre. */
const hills = [
  { x1: -4, x2: 2.5, height: 1 },
  { x1: 0, x2: 2.5, height: -1 },
  { x1: 4, x2: 2.5, height: 1 },
  { x1: -4, x2: -2.5, height: -1 },
  { x1: 0, x2: -2.5, height: 1 },
  { x1: 4, x2: -2.5, height: -1 },
];

/** A curve over one input: by hand; deviation ¼ of normal noise at 50. */
const curve = (target: (x: number) => number): DatasetRecord => ({
  counts: null,
  classes: 0,
  // Targets are float32, and of an x that was rounded: at most 4 times as far as x itself.
  holds: ({ x1, x2, label }) =>
    x2 === 0 && within(x1, -6, 6) && within(label, target(x1), target(x1)),
  corners: [-6, -3, 0, 3, 6].map((x) => [x, 0]),
  reach: 0.2,
  noise: { kind: "retargets", variance: 1 / 16, kurtosis: 3 },
});

/** Measured points stay where they are. */
const measured = { reach: 0.01, noise: { kind: "none" } } as const;

export const datasetRecords: Readonly<Record<DatasetId, DatasetRecord>> = {
  circle: {
    counts: [250, 251],
    classes: 2,
    holds: (point) =>
      point.label === 1 ? within(radius(point), 0, 2.5) : within(radius(point), 3.5, 5),
    corners: [
      [0, 0],
      [0, 5],
      [0, -5],
      [5, 0],
      [-5, 0],
      [0, 3.5],
      [2.5, 0],
    ],
    reach: 0.7,
    noise: { kind: "mislabels", share: 0.248 },
  },
  xor: {
    counts: null,
    classes: 2,
    holds: ({ x1, x2, label }) =>
      [x1, x2].every((x) => within(Math.abs(x), 0.3, 5.3)) && label === (x1 < 0 === x2 < 0 ? 1 : 0),
    corners: [
      [5.3, 5.3],
      [-5.3, 5.3],
      [5.3, -5.3],
      [-5.3, -5.3],
      [0.3, 0.3],
      [-0.3, 0.3],
    ],
    reach: 1.2,
    noise: { kind: "mislabels", share: 0.1752 },
  },
  gauss: {
    counts: [250, 251],
    classes: 2,
    holds: (point) => inCluster(point, point.label === 1 ? [2, 2] : [-2, -2]),
    corners: [
      [2, 2],
      [-2, -2],
      [3, 3],
      [1, 1],
    ],
    reach: 0.5,
    noise: clusterNoise,
  },
  spiral: {
    counts: [250, 251],
    classes: 2,
    holds: (point) => onArm(point, 1.75, point.label === 1 ? 0 : Math.PI),
    // After 1.75 turns clockwise from the top an arm ends on the left, the other one on the right.
    corners: [
      [0, 0],
      [-5, 0],
      [5, 0],
    ],
    reach: 0.3,
    noise: spiralNoise,
  },
  moons: {
    counts: [251, 250],
    classes: 2,
    // Half circles of radius 3: the upper one's ends are at −4.5 and 1.5, the lower one's at −1.5 and 4.5.
    holds: (point) => {
      const [side, centre]: readonly [number, Place] =
        point.label === 0 ? [1, [-1.5, -0.75]] : [-1, [1.5, 0.75]];
      return within(distance(point, centre), 3, 3) && side * (point.x2 - centre[1]) > -rounding;
    },
    corners: [
      [-4.5, -0.75],
      [1.5, -0.75],
      [-1.5, 2.25],
      [-1.5, 0.75],
      [4.5, 0.75],
      [1.5, -2.25],
    ],
    reach: 0.4,
    noise: blurNoise,
  },
  checkerboard: {
    counts: null,
    classes: 2,
    // Squares of side 3; a point keeps 0.15 from the sides of its own.
    holds: ({ x1, x2, label }) => {
      const squares = [x1, x2].map((x) => Math.floor(x / 3));
      const isInside = [x1, x2].every((x, axis) =>
        within(x - 3 * (squares[axis] ?? Number.NaN), 0.15, 2.85),
      );
      const [across = Number.NaN, up = Number.NaN] = squares;
      return (
        isInside &&
        within(Math.max(Math.abs(x1), Math.abs(x2)), 0, 6) &&
        label === (Math.abs(across + up) % 2 === 0 ? 1 : 0)
      );
    },
    corners: square,
    reach: 1.2,
    noise: { kind: "mislabels", share: 0.4838 },
  },
  rings: {
    counts: [167, 167, 167],
    classes: 3,
    holds: (point) => within(radius(point), 2 * point.label, 2 * point.label + 1.2),
    corners: [
      [0, 0],
      [0, 2],
      [3.2, 0],
      [-4, 0],
      [0, -5.2],
      [5.2, 0],
    ],
    reach: 0.7,
    noise: blurNoise,
  },
  threeSpirals: {
    counts: [167, 167, 167],
    classes: 3,
    holds: (point) => onArm(point, 1, (2 * Math.PI * point.label) / 3),
    // Each arm ends where it began to turn, a third of a turn from the next one's end.
    corners: [
      [0, 0],
      [0, 5],
      [2.5 * Math.sqrt(3), -2.5],
      [-2.5 * Math.sqrt(3), -2.5],
    ],
    reach: 0.3,
    noise: spiralNoise,
  },
  blobs: {
    counts: [167, 167, 167],
    classes: 3,
    holds: (point) => inCluster(point, blobCentres[point.label]),
    corners: blobCentres,
    reach: 0.5,
    noise: clusterNoise,
  },
  plane: {
    counts: null,
    classes: 0,
    holds: ({ x1, x2, label }) =>
      within(Math.max(Math.abs(x1), Math.abs(x2)), 0, 6) &&
      within(label, (x1 + x2) / 10, (x1 + x2) / 10),
    corners: square,
    reach: 1.2,
    // The sum of two uniform numbers in ±3, divided by 10.
    noise: { kind: "retargets", variance: 0.06, kurtosis: 2.4 },
  },
  multiGauss: {
    counts: null,
    classes: 0,
    // Cones of radius 2. They overlap nowhere by more than their feet, where the taller counts.
    holds: (point) => {
      const lifts = hills
        .map(({ x1, x2, height }) => height * Math.max(0, 1 - distance(point, [x1, x2]) / 2))
        .sort((left, right) => Math.abs(right) - Math.abs(left));
      const [lift = Number.NaN] = lifts;
      return (
        within(Math.max(Math.abs(point.x1), Math.abs(point.x2)), 0, 6) &&
        within(point.label, lift, lift)
      );
    },
    corners: square,
    reach: 1.2,
    noise: { kind: "retargets", variance: 0.36707 ** 2, kurtosis: 3.524 },
  },
  sine: curve(Math.sin),
  // Between jumps at −3, 0 and 3 four heights, two thirds apart.
  steps: curve((x) => [-1, -1 / 3, 1 / 3, 1][Math.floor(x / 3) + 2] ?? Number.NaN),
  absoluteValue: curve((x) => (x < 0 ? -x : x) / 3 - 1),
  bump: curve((x) => Math.E ** (-0.5 * x ** 2)),
  // Climbs by ½ a unit, and falls from 1 to −1 at −4, 0 and 4.
  sawtooth: curve((x) => (((x + 8) % 4) - 2) / 2),
  // The phase grows with the square of the way from the left end, to 24 on the right.
  chirp: curve((x) => Math.sin(24 * ((x + 6) / 12) ** 2)),
  outliers: {
    ...curve((x) => x / 6),
    // One in twenty; of a thousand normal numbers of deviation 0.1 none is beyond 0.56.
    holds: ({ x1, x2, label }) =>
      x2 === 0 &&
      ((within(x1, 3.5, 4.5) && within(label, -0.9, -0.9)) ||
        (within(x1, -6, 6) && within(label, x1 / 6 - 0.56, x1 / 6 + 0.56))),
    // 475 of 501 points have another deviation: √0.0725 − √0.01 at noise 50, normal numbers.
    noise: {
      kind: "retargets",
      variance: (475 / 501) * (Math.sqrt(0.0725) - 0.1) ** 2,
      kurtosis: (3 * 501) / 475,
    },
  },
  interval: {
    counts: [251, 250],
    classes: 2,
    holds: ({ x1, x2, label }) =>
      x2 === 0 && (label === 1 ? within(Math.abs(x1), 0, 2) : within(Math.abs(x1), 3, 6)),
    corners: [-6, -3, -2, 0, 2, 3, 6].map((x) => [x, 0]),
    reach: 0.2,
    noise: { kind: "mislabels", share: 0.217 },
  },
  // Counts, means and corners of measured sets: Python's csv and json over the packages' own files.
  penguins: {
    ...measured,
    size: 342,
    counts: [151, 68, 123],
    classes: 3,
    // Gentoo bills are the least deep: below 17.4 mm, where Adelie's are at least 15.5 mm.
    holds: ({ x2, label }) =>
      within(0.85 * x2 + 17.3, label === 2 ? 13.1 : 15.5, label === 2 ? 17.3 : 21.5),
    corners: [
      [(32.1 - 46) / 2.8, (15.5 - 17.3) / 0.85],
      [(59.6 - 46) / 2.8, (17 - 17.3) / 0.85],
    ],
  },
  iris: {
    ...measured,
    size: 150,
    counts: [50, 50, 50],
    classes: 3,
    // Petals of setosa are 1 to 1.9 cm long, of the others 3 to 6.9 cm.
    holds: ({ x1, label }) => within(0.6 * x1 + 4, label === 0 ? 1 : 3, label === 0 ? 1.9 : 6.9),
    corners: [
      [(1 - 4) / 0.6, (0.2 - 1.3) / 0.25],
      [(6.9 - 4) / 0.6, (2.3 - 1.3) / 0.25],
    ],
  },
  weather: {
    ...measured,
    size: 427,
    counts: [219, 208],
    classes: 2,
    holds: ({ x1, x2 }) => within(3.4 * x1 + 17.8, 1.1, 34.4) && within(0.75 * x2 + 4.5, 0.8, 8.2),
    corners: [],
  },
  temperatures: {
    ...measured,
    size: 423,
    counts: null,
    classes: 0,
    // A summer's evening is warmer than any hour of a winter's day.
    holds: ({ x1, label }) => {
      const [day, degrees] = [37 * x1 + 183, 10.5 * label + 13.6];
      return within(degrees, 3.1, 24.1) && (Math.abs(day - 183) > 140 ? degrees < 12 : true);
    },
    corners: [[(1 - 183) / 37, (3 - 10.5) / 2.1]],
  },
  zipCodes: {
    ...measured,
    size: 518,
    counts: null,
    classes: 0,
    // New England has 0, the Pacific coast 9.
    holds: ({ x1, label }) => {
      const [east, digit] = [5.7 * x1 - 96, 4.5 * label + 4.5];
      if (east > -71) return within(digit, 0, 0);
      return east < -118 ? within(digit, 8, 9) : within(digit, 0, 9);
    },
    corners: [],
  },
  // Those of `givenRule`. The share of its noise likewise.
  rule: {
    counts: [251, 250],
    classes: 2,
    holds: ({ x1, x2, label }) =>
      within(Math.max(Math.abs(x1), Math.abs(x2)), 0, 6) &&
      (label === 1 ? x2 > Math.sin(x1) - rounding : x2 < Math.sin(x1) + rounding),
    corners: [...square, [Math.PI / 2, 1], [-Math.PI / 2, -1]],
    reach: 1.2,
    noise: { kind: "mislabels", share: 0.1386 },
  },
  // Those of `givenPoints`, whatever the noise.
  points: {
    counts: [262, 239],
    classes: 2,
    holds: ({ x1, x2, label }) => x2 === -0.25 * x1 && label === (x1 % 2 === 0 ? 0 : 1),
    corners: [
      [0, 0],
      [20, -5],
    ],
    reach: 0.01,
    noise: { kind: "none" },
  },
};

/** What a person typed, where the dataset is "rule". */
export const givenRule = "x2 > sin(x1)";

/** What a person gave, where the dataset is "points". */
export const givenPoints: readonly LabelledPoint[] = Array.from({ length: 501 }, (_, index) => ({
  x1: index % 21,
  x2: -0.25 * (index % 21),
  label: (index % 21) % 2,
}));

/** Each feature at x₁ = 0.75 and x₂ = −2.5: products by hand, sines from Python's math to 16 digits. */
export const featureRecords: Readonly<Record<FeatureId, number>> = {
  x1: 0.75,
  x2: -2.5,
  x1Squared: 0.5625,
  x2Squared: 6.25,
  x1x2: -1.875,
  sinX1: 0.6816387600233341,
  sinX2: -0.5984721441039564,
};
