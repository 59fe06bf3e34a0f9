import type { NetworkShape } from "../../engine/network/network-shape.ts";
import type { Palette } from "../boundary/boundary-painter.ts";
import type { Colours } from "../shared/colours.ts";
import type { ValueRange } from "../shared/signed-scale.ts";

/** How values become colour, in a network's tiles. */
export interface NetworkPalettes {
  readonly units: Palette;
  /** Of each output unit. */
  readonly outputs: readonly Palette[];
}

/** A single output has the boundary's own scale; one of several runs from neutral to the colour of its class. */
export function networkPalettes(
  { outputs }: Pick<NetworkShape, "outputs">,
  units: ValueRange,
  output: ValueRange,
  { signed, classTables }: Pick<Colours, "signed" | "classTables">,
): NetworkPalettes {
  const { min, max } = output;
  const whole = { min, max, centre: (min + max) / 2 };
  return {
    units: { kind: "scale", table: signed, range: units },
    outputs: Array.from({ length: outputs }, (_, unit): Palette => {
      const table = outputs > 1 ? classTables[unit % classTables.length] : undefined;
      return table
        ? { kind: "scale", table, range: whole }
        : { kind: "scale", table: signed, range: output };
    }),
  };
}
