import { featureLabel } from "../../engine/data/features.ts";
import { armShape } from "../../engine/experiment/arm.ts";
import { cellCount } from "../../plots/boundary/boundary-painter.ts";
import { unitGrid } from "../../plots/network/network-painter.ts";
import { heatAddress } from "../../plots/picture/boundary-picture.ts";
import { networkPicture } from "../../plots/picture/network-picture.ts";
import type { PictureColours } from "../../plots/picture/picture-colours.ts";
import type { Drawing } from "../../plots/picture/svg-text.ts";
import type { ArmState } from "../../store/playground/arms.ts";
import type { Playground } from "../../store/playground/playground.ts";
import { runDataOf } from "../../store/playground/run-data.ts";
import { formatNumber } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { nextContent } from "./picture-content.ts";
import { labelOf } from "./pictured-arm.ts";

/** Cells along each side of a unit's map. */
const tileCells = 32;

/** The network of an arm as it is now, with a map of every unit. */
export async function drawNetwork(
  playground: Playground,
  state: ArmState,
  colours: PictureColours,
): Promise<Drawing> {
  const { experiment } = playground.store.getState();
  const { armId, arm } = state;
  const data = runDataOf(experiment);
  const shape = armShape(experiment, data, arm);
  const [parameters, outputs, units] = await Promise.all([
    playground.parametersOf(armId),
    playground.boundaryOf(armId, tileCells),
    nextContent(playground, { kind: "units", armId, cells: tileCells }),
  ]);
  const heats = shape.layers.map(({ units: count }, layer) =>
    Array.from({ length: count }, (_, unit) => {
      const grid = unitGrid(shape, { parameters, outputs, units }, layer, unit);
      return heatAddress(grid, paletteOf(grid, colours));
    }),
  );
  const weights = Array.from(parameters);
  const [least, most] = [Math.min(...weights), Math.max(...weights)];
  return networkPicture(
    {
      title: labelOf(playground, state),
      shape,
      parameters,
      features: experiment.network.features.map((id) => featureLabel(id, data.inputCount)),
      heats,
      isDropped: (experiment.regularisation.dropout ?? 0) > 0,
      scale: say("share.pictures.weights", {
        least: formatNumber(least),
        most: formatNumber(most),
      }),
      widthPx: 760,
      heightPx: 420,
    },
    colours,
  );
}

/** Of one unit: its own largest size, both ways. */
function paletteOf(grid: ReturnType<typeof unitGrid>, { signed }: PictureColours) {
  const { values, offset } = grid;
  let size = 1e-9;
  for (let cell = 0; cell < cellCount(grid); cell++) {
    const value = Math.abs(values[offset + cell] ?? 0);
    if (value > size) size = value;
  }
  const range = { min: -size, max: size, centre: 0 };
  return { kind: "scale", table: signed, range } as const;
}
