import type { ArmState } from "../../store/playground/arms.ts";

type ArmId = ArmState["armId"];

/** An odd number of places along each side: the middle one is where the network stands. */
export const planeCells = 31;
/** To every side, in lengths of a row's own weights. */
export const planeReach = 1;

/** The losses around one network [row][column]. */
export interface LossPlane {
  readonly armId: ArmId;
  readonly values: Float32Array;
}

type AskRow = (
  armId: ArmId,
  place: { readonly row: number; readonly cells: number; readonly reach: number },
  signal: AbortSignal,
) => Promise<Float32Array>;

/** Asks for every row, one network after the other; rejects with the signal's reason where it is aborted. */
export async function lookAround(
  armIds: readonly ArmId[],
  ask: AskRow,
  onRow: (done: number, all: number) => void,
  signal: AbortSignal,
): Promise<readonly LossPlane[]> {
  const all = armIds.length * planeCells;
  let done = 0;
  const planes: LossPlane[] = [];
  for (const armId of armIds) {
    const values = new Float32Array(planeCells * planeCells);
    const rows = Array.from({ length: planeCells }, async (_, row) => {
      const place = { row, cells: planeCells, reach: planeReach };
      values.set(await ask(armId, place, signal), row * planeCells);
      done += 1;
      onRow(done, all);
    });
    await Promise.all(rows);
    planes.push({ armId, values });
  }
  return planes;
}

/** Where the network itself stands. */
export const centreOf = ({ values }: LossPlane): number =>
  values[(values.length - 1) / 2] ?? Number.NaN;

/** A loss of 0 has no logarithm; below this nothing is told apart. */
const smallest = 1e-8;

/** The least and the largest loss of all planes, as far as they are numbers. */
export function lossRange(planes: readonly LossPlane[]): readonly [number, number] {
  const all = planes.flatMap(({ values }) => [...values]).filter(Number.isFinite);
  return all.length === 0 ? [smallest, 1] : [Math.min(...all), Math.max(...all)];
}

/** As the signed colours take it: 1 for the least loss of all, −1 for the largest, by logarithms. */
export function shades(
  { values }: LossPlane,
  [least, most]: readonly [number, number],
): Float32Array {
  const [low, high] = [Math.log(Math.max(smallest, least)), Math.log(Math.max(smallest, most))];
  return values.map((loss) =>
    high > low ? 1 - (2 * (Math.log(Math.max(smallest, loss)) - low)) / (high - low) : 0,
  );
}
