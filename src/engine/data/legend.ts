/** What one coordinate, or the target, means: value = offset + scale · coordinate. */
export interface Axis {
  readonly name: string;
  readonly offset: number;
  readonly scale: number;
}

/** What points that somebody brought stand for; what is not said is as drawn. */
export interface DataLegend {
  /** What the set is called. */
  readonly name?: string;
  /** Where points have no x₂: they are those of a curve over x₁. */
  readonly inputs?: 1;
  readonly x1?: Axis;
  readonly x2?: Axis;
  /** Of a regression; with it labels are values, whatever numbers they are. */
  readonly target?: Axis;
  /** Names of the classes, in the order of their labels. */
  readonly classes?: readonly string[];
}

export const axisKeys = ["x1", "x2", "target"] as const;

export type AxisKey = (typeof axisKeys)[number];

export const legendLimits = {
  nameCharacters: 60,
  /** Beyond these a value no longer tells one coordinate from the next. */
  offset: { min: -1e12, max: 1e12 },
  scale: { min: 1e-12, max: 1e12 },
} as const;

/** The value that a coordinate stands for. */
export const valueAt = ({ offset, scale }: Axis, coordinate: number): number =>
  offset + scale * coordinate;
