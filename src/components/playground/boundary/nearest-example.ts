import type { PlanePlace } from "../../../engine/data/plane.ts";

/** The training example nearest to a place, if any within `reach`; null without. `coordinates` is x1, x2 pairs. */
export function nearestExample(
  coordinates: Float32Array,
  { x1, x2 }: PlanePlace,
  reach = Number.POSITIVE_INFINITY,
): number | null {
  let nearest: number | null = null;
  let least = reach;
  for (let at = 0; at < coordinates.length; at += 2) {
    const distance = Math.hypot(
      (coordinates[at] as number) - x1,
      (coordinates[at + 1] as number) - x2,
    );
    if (distance >= least) continue;
    least = distance;
    nearest = at / 2;
  }
  return nearest;
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/**
 * Where a key leads from an example: to the nearest one within 45° of an arrow's direction, to
 * none by Escape, and at first to the one in the middle. Undefined for a key that leads nowhere.
 */
export function nextExample(
  coordinates: Float32Array,
  from: number | null,
  key: string,
): number | null | undefined {
  if (key === "Escape") return from === null ? undefined : null;
  const direction = directions[key];
  if (!direction) return undefined;
  if (from === null) return nearestExample(coordinates, { x1: 0, x2: 0 });
  const [right, up] = direction;
  const [x1, x2] = [coordinates[2 * from] as number, coordinates[2 * from + 1] as number];
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (let example = 0; 2 * example < coordinates.length; example++) {
    const along =
      ((coordinates[2 * example] as number) - x1) * right +
      ((coordinates[2 * example + 1] as number) - x2) * up;
    const across = Math.abs(
      ((coordinates[2 * example] as number) - x1) * up -
        ((coordinates[2 * example + 1] as number) - x2) * right,
    );
    if (along <= 0 || across > along || along + across >= least) continue;
    least = along + across;
    best = example;
  }
  return best;
}
