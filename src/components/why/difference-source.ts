import type { PlaneValues } from "../../plots/boundary/boundary-painter.ts";
import type { LiveSource } from "../../plots/shared/live-source.ts";

type Plane = LiveSource<PlaneValues | null>;

/** What a picture of the plane rose or fell by; null while one is missing or coarser than the other. */
export function differenceSource(from: Plane, to: Plane): Plane {
  let known: {
    readonly before: PlaneValues;
    readonly after: PlaneValues;
    readonly difference: PlaneValues;
  } | null = null;
  return {
    subscribe(listener) {
      const stops = [from.subscribe(listener), to.subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    getState() {
      const [before, after] = [from.getState(), to.getState()];
      if (!before || !after || before.cells !== after.cells) return null;
      if (known?.before !== before || known.after !== after) {
        const values = Float32Array.from(
          after.values,
          (value, place) => value - (before.values[place] ?? Number.NaN),
        );
        known = { before, after, difference: { ...after, values } };
      }
      return known.difference;
    },
  };
}
