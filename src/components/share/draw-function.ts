import { activationOf, armParameters } from "../../engine/experiment/arm.ts";
import { namedFunctions } from "../../engine/experiment/layer-functions.ts";
import { functionPicture } from "../../plots/picture/function-picture.ts";
import type { PictureColours } from "../../plots/picture/picture-colours.ts";
import { inRows } from "../../plots/picture/sheet.ts";
import type { Drawing } from "../../plots/picture/svg-text.ts";
import type { ArmState } from "../../store/playground/arms.ts";
import type { Playground } from "../../store/playground/playground.ts";
import { say } from "../../words/say.ts";
import { labelOf } from "./pictured-arm.ts";

/** The functions of an arm, each with its derivative. */
export function drawFunction(
  playground: Playground,
  state: ArmState,
  colours: PictureColours,
): Drawing {
  const label = labelOf(playground, state);
  const pictures = namedFunctions(state.arm).map((layer, index, { length }) =>
    functionPicture(
      {
        title: length === 1 ? label : say("share.pictures.layer", { arm: label, layer: index + 1 }),
        activation: activationOf(layer),
        parameters: armParameters(layer),
        slot: state.slot,
        widthPx: 560,
        heightPx: 380,
      },
      colours,
    ),
  );
  return pictures.length === 1 ? (pictures[0] as Drawing) : inRows(pictures, 2);
}
