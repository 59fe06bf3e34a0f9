import { type OutputId, outputKindById } from "./losses.ts";

/** Where a graph over one input has an example: at its target, that of the class where there are classes. */
export function exampleHeight(output: OutputId, classCount: number, label: number): number {
  if (classCount === 0) return label;
  const [off, on] = outputKindById[output].targetRange;
  return classCount === 2 && label === 0 ? off : on;
}

/** Room above and below what is shown, as a share of its span. */
const margin = 0.2;

/** The values that a graph's height stands for: those to be learned, or the output's own, and some room. */
export function heightRange(
  output: OutputId,
  classCount: number,
  sets: readonly ArrayLike<number>[],
  size = 1,
): readonly [low: number, high: number] {
  let [min, max] = outputKindById[output].targetRange;
  if (classCount === 0) {
    [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const labels of sets) {
      for (let example = 0; example < labels.length; example++) {
        min = Math.min(min, labels[example] ?? min);
        max = Math.max(max, labels[example] ?? max);
      }
    }
  }
  if (!(max > min)) [min, max] = Number.isFinite(min) ? [min - size, min + size] : [-size, size];
  const room = margin * (max - min);
  return [min - room, max + room];
}
