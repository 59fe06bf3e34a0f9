import type { DataLegend } from "./legend.ts";

/** One point given by hand: its coordinates, and a class or a regression target. */
export interface ExplicitPoint {
  readonly x1: number;
  readonly x2: number;
  readonly label: number;
}

/** What is asked of a network on these points. */
export type DataKind =
  | { readonly task: "classification"; readonly classCount: number }
  | { readonly task: "regression"; readonly classCount: 0 };

/** A point of the plane with its class index (binary: 1 is TensorFlow Playground's +1) or target. */
export type LabelledPoint = ExplicitPoint;

/** The random numbers of one point, in the order in which its generator asks for them. */
export interface PointDraw {
  uniform(low: number, high: number): number;
  /** From N(0, variance). */
  normal(variance: number): number;
}

/** What an experiment itself brings for its dataset, where that is one's own. */
export interface OwnData {
  /** Points given by hand; only "points" reads them. */
  readonly points: readonly LabelledPoint[];
  /** A typed rule over x1 and x2; only "rule" reads it. */
  readonly rule?: string;
  /** What the points given by hand stand for. */
  readonly legend?: DataLegend;
}

/** Two coordinates of the plane, or one of a line, whose points have x₂ = 0. */
export type InputCount = 1 | 2;

export interface GenerationRequest extends OwnData {
  readonly count: number;
  /** 0 to 0.5: the experiment's percent / 100. */
  readonly noise: number;
  /** The draws of point `index` of `group`: a class, or another part that is filled on its own. */
  readonly draws: (group: number, index: number) => PointDraw;
}

export interface Dataset {
  readonly label: string;
  /** One sentence for people. */
  readonly description: string;
  /** 0 where the points are given: then there is neither a number of them to choose nor noise. */
  readonly defaultSampleCount: number;
  /** TensorFlow Playground has it: its generator asks for the same draws in the same order. */
  readonly isOfPlayground?: boolean;
  /** Menus show it only where it is chosen, or asked for. */
  readonly isOccasional?: boolean;
  /** Depends on what the experiment brings only where the dataset is one's own. */
  kind(own: OwnData): DataKind;
  /** How many numbers say where a point is; left out for the two of the plane. */
  inputs?(own: OwnData): InputCount;
  /** Of one input: the curve that the points lie on but for noise, where they lie on one. */
  target?(own: OwnData): ((x: number) => number) | null;
  /** All points, train and test, not yet shuffled. */
  generate(request: GenerationRequest): readonly LabelledPoint[];
}

export const twoClasses: DataKind = { task: "classification", classCount: 2 };
export const threeClasses: DataKind = { task: "classification", classCount: 3 };
export const regression: DataKind = { task: "regression", classCount: 0 };

/** Splits `count` points over `groups` as evenly as it goes and makes each. */
export function fillGroups(
  { count, draws }: GenerationRequest,
  groups: number,
  make: (draw: PointDraw, group: number, index: number, size: number) => LabelledPoint,
): readonly LabelledPoint[] {
  return Array.from({ length: groups }, (_, group) => {
    const size = Math.floor((count + groups - 1 - group) / groups);
    return Array.from({ length: size }, (_, index) =>
      make(draws(group, index), group, index, size),
    );
  }).flat();
}
