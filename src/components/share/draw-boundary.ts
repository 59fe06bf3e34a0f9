import { legendOf, targetCurve } from "../../engine/data/datasets.ts";
import { cellCentre } from "../../engine/data/plane.ts";
import { boundaryPalette, pointSet, shownOffset } from "../../plots/boundary/boundary-look.ts";
import { boundaryPicture, heatAddress } from "../../plots/picture/boundary-picture.ts";
import { graphPicture } from "../../plots/picture/graph-picture.ts";
import type { PictureColours } from "../../plots/picture/picture-colours.ts";
import type { Drawing } from "../../plots/picture/svg-text.ts";
import { outputRange } from "../../plots/shared/value-range.ts";
import type { ArmState } from "../../store/playground/arms.ts";
import type { Playground } from "../../store/playground/playground.ts";
import { runDataOf } from "../../store/playground/run-data.ts";
import { endingsInWords } from "../../store/shared/run-words.ts";
import { formatNumber } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { outputSize } from "../shared/output-size.ts";
import { nextContent } from "./picture-content.ts";
import { labelOf } from "./pictured-arm.ts";

/** Cells along each side of a boundary: as fine as a page prints. */
const heatCells = 160;

/** The boundary of an arm as it is now, with its points; of one input its graph. */
export async function drawBoundary(
  playground: Playground,
  state: ArmState,
  sizePx: number,
  colours: PictureColours,
): Promise<Drawing> {
  const { experiment, readings, preferences } = playground.store.getState();
  const data = runDataOf(experiment);
  const grid = await playground.boundaryOf(state.armId, heatCells);
  const size = outputSize(data);
  const range = outputRange(data.output, size);
  const palette = boundaryPalette(data.classCount, range, preferences.discretises, colours);
  const reading = readings.get(state.armId);
  const standing = [
    endingsInWords(reading, experiment.rule),
    reading ? say("share.pictures.trainLoss", { loss: formatNumber(reading.trainLoss) }) : "",
  ]
    .filter((text) => text !== "")
    .join(" · ");
  if (data.inputCount === 1) return drawGraph(playground, state, standing, sizePx, colours);
  const legend = legendOf(experiment.data);
  const { ends, classNames } = colours;
  const pointColours = data.classCount === 2 ? [ends.negative, ends.positive] : classNames;
  return boundaryPicture(
    {
      title: labelOf(playground, state),
      standing,
      heat: heatAddress({ ...grid, offset: shownOffset(grid, data.classCount) }, palette),
      legend,
      classes: (legend?.classes ?? []).map((name, index) => ({
        name,
        colour: pointColours[index % pointColours.length] ?? "",
      })),
      train: pointSet(data.train, data.classCount, colours, size),
      test: preferences.showsTestData ? pointSet(data.test, data.classCount, colours, size) : null,
      sizePx,
    },
    colours,
  );
}

async function drawGraph(
  playground: Playground,
  state: ArmState,
  standing: string,
  sizePx: number,
  colours: PictureColours,
): Promise<Drawing> {
  const { experiment, preferences } = playground.store.getState();
  const data = runDataOf(experiment);
  const grid = await playground.boundaryOf(state.armId, heatCells);
  const { values, cells } = grid;
  const { classCount, output, outputCount } = data;
  const offsets =
    classCount > 2
      ? Array.from({ length: outputCount }, (_, unit) => unit * cells)
      : [shownOffset(grid, classCount)];
  const target = targetCurve(experiment.data);
  const hasShares = preferences.shares !== "hidden" && outputCount === 1;
  const wanted = { kind: "shares", armId: state.armId, cells: heatCells / 4 } as const;
  return graphPicture(
    {
      title: labelOf(playground, state),
      standing,
      slot: state.slot,
      output,
      classCount,
      curves: offsets.map((offset) => ({ values, offset, cells })),
      target: target && {
        values: Array.from({ length: cells }, (_, cell) => target(cellCentre(cell, cells))),
        offset: 0,
        cells,
      },
      train: data.train,
      test: preferences.showsTestData ? data.test : null,
      shares: hasShares ? await nextContent(playground, wanted) : null,
      isStacked: preferences.shares === "stacked",
      legend: legendOf(experiment.data),
      sizePx,
    },
    colours,
  );
}
