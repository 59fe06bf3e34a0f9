import { registryOf } from "../registry/registry.ts";

export interface Scaling {
  readonly label: string;
  /**
   * What becomes of a value in a column, decided by the training set's values
   * [example][column].
   */
  readonly fit: (
    values: Float64Array,
    columns: number,
  ) => (value: number, column: number) => number;
}

/** How features are scaled, by id, in the order of menus. */
export const scalingById = registryOf<Scaling>()({
  raw: { label: "Raw", fit: () => (value) => value },
  /** (x − mean) / deviation: mean 0 and variance 1 over the training set. */
  standardised: {
    label: "Standardised",
    fit: (values, columns) => {
      const scales = columnScales(values, columns);
      return (value, column) => {
        const { mean, deviation } = scales[column] as ColumnScale;
        return (value - mean) / deviation;
      };
    },
  },
});

export type ScalingId = keyof typeof scalingById;

interface ColumnScale {
  readonly mean: number;
  readonly deviation: number;
}

function columnScales(values: Float64Array, columns: number): readonly ColumnScale[] {
  const rows = values.length / columns;
  return Array.from({ length: columns }, (_, column) => {
    let sum = 0;
    for (let at = column; at < values.length; at += columns) sum += values[at] as number;
    const mean = rows > 0 ? sum / rows : 0;
    let squares = 0;
    for (let at = column; at < values.length; at += columns) {
      const difference = (values[at] as number) - mean;
      squares += difference * difference;
    }
    // A feature that never varies stays at 0 instead of becoming 0 / 0.
    const deviation = Math.sqrt(squares / rows);
    return { mean, deviation: deviation > 0 ? deviation : 1 };
  });
}
