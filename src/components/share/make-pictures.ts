import { legendOf, targetCurve } from "../../engine/data/datasets.ts";
import { featureLabel } from "../../engine/data/features.ts";
import { cellCentre } from "../../engine/data/plane.ts";
import { activationOf, armParameters, armShape } from "../../engine/experiment/arm.ts";
import { experimentFields } from "../../engine/experiment/fields.ts";
import { namedFunctions } from "../../engine/experiment/layer-functions.ts";
import { isAccuracy } from "../../engine/experiment/metrics.ts";
import { arithmeticVersion } from "../../engine/fast/arithmetic-version.ts";
import { boundaryPalette, pointSet, shownOffset } from "../../plots/boundary/boundary-look.ts";
import { cellCount } from "../../plots/boundary/boundary-painter.ts";
import { unitGrid } from "../../plots/network/network-painter.ts";
import { boundaryPicture, heatAddress } from "../../plots/picture/boundary-picture.ts";
import { functionPicture } from "../../plots/picture/function-picture.ts";
import { graphPicture } from "../../plots/picture/graph-picture.ts";
import { lossPicture } from "../../plots/picture/loss-picture.ts";
import { networkPicture } from "../../plots/picture/network-picture.ts";
import { lightColours, type PictureColours } from "../../plots/picture/picture-colours.ts";
import { inRows, sheet } from "../../plots/picture/sheet.ts";
import { type Drawing, element, textAt } from "../../plots/picture/svg-text.ts";
import { outputRange } from "../../plots/shared/value-range.ts";
import { type ArmState, armLabel } from "../../store/playground/arms.ts";
import type { PictureKind, Subscription } from "../../store/playground/pictures.ts";
import type { Playground } from "../../store/playground/playground.ts";
import { runDataOf } from "../../store/playground/run-data.ts";
import { endingsInWords, thresholdInWords } from "../../store/shared/run-words.ts";
import { formatCount, formatNumber } from "../../words/format.ts";
import { entryText, say } from "../../words/say.ts";
import { setUpTexts } from "../race/set-up-words.ts";
import { outputSize } from "../shared/output-size.ts";
import { drawingOf } from "./page-drawing.ts";

/** What of the playground can be taken along as a picture. */
export const pictureIds = ["comparison", "boundary", "network", "function", "loss"] as const;

export type PictureId = (typeof pictureIds)[number];

/** Cells along each side of a boundary: as fine as a page prints. */
const heatCells = 160;
const tileCells = 32;

/** The lines below a picture: the set-up, and what made the numbers. Needs the room "race". */
export function setUpLines({ store }: Playground): readonly string[] {
  const { experiment, epoch, editedArms } = store.getState();
  const texts = setUpTexts({ experiment, variation: null });
  const made = say("share.pictures.made", {
    seed: String(experiment.seed),
    epoch: formatCount(epoch),
    version: arithmeticVersion,
  });
  return [texts.join(" · "), editedArms.size > 0 ? say("share.pictures.edited", { made }) : made];
}

/** A picture as an SVG file, of the focused activation where it shows one. */
export async function makePicture(playground: Playground, id: PictureId): Promise<string> {
  const colours = lightColours();
  const drawing = await drawings[id](playground, colours);
  return sheet(drawing, say(`share.pictures.${id}`), setUpLines(playground), colours);
}

/** What a part of the page shows now as an SVG file, in the light theme. */
export async function makePagePicture(
  playground: Playground,
  part: HTMLElement,
  title: string,
): Promise<string> {
  const colours = lightColours();
  const drawing = await inLightTheme(() => drawingOf(part));
  const { width, height, body } = drawing;
  const heading = textAt(0, 16, title, {
    "font-size": 15,
    "font-weight": 600,
    fill: colours.ink,
  });
  const below = element("g", { transform: `translate(0,${headingPx})` }, body);
  const whole = { width, height: height + headingPx, body: heading + below };
  return sheet(whole, title, setUpLines(playground), colours);
}

const headingPx = 24;

/** Canvases follow a change of the theme within two frames. */
async function inLightTheme<T>(work: () => T): Promise<T> {
  const { dataset } = document.documentElement;
  const { theme } = dataset;
  if (theme !== "dark") return work();
  dataset.theme = "light";
  for (let frame = 0; frame < 3; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  try {
    return work();
  } finally {
    dataset.theme = theme;
  }
}

const drawings: Readonly<
  Record<PictureId, (playground: Playground, colours: PictureColours) => Promise<Drawing>>
> = {
  async comparison(playground, colours) {
    const { arms } = playground.store.getState();
    const columns = arms.length <= 3 ? arms.length : Math.min(4, Math.ceil(arms.length / 2));
    const sidePx = columns <= 2 ? 300 : columns === 3 ? 240 : 190;
    const boundaries = await Promise.all(
      arms.map((state) => boundaryOf(playground, state, sidePx, colours)),
    );
    const all = inRows(boundaries, columns);
    return inRows([all, lossOf(playground, Math.max(640, all.width), colours)], 1);
  },
  boundary: (playground, colours) => boundaryOf(playground, focusedArm(playground), 420, colours),
  network: (playground, colours) => networkOf(playground, focusedArm(playground), colours),
  async function(playground, colours) {
    const state = focusedArm(playground);
    const label = labelOf(playground, state);
    const pictures = namedFunctions(state.arm).map((layer, index, { length }) =>
      functionPicture(
        {
          title:
            length === 1 ? label : say("share.pictures.layer", { arm: label, layer: index + 1 }),
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
  },
  loss: async (playground, colours) => lossOf(playground, 720, colours),
};

function focusedArm({ store }: Playground): ArmState {
  const { arms, focusedArm: id } = store.getState();
  const state = arms.find(({ armId }) => armId === id) ?? arms[0];
  if (!state) throw new Error("There is no arm");
  return state;
}

const labelOf = ({ store }: Playground, state: ArmState): string =>
  armLabel(state, store.getState().arms);

async function boundaryOf(
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
  if (data.inputCount === 1) return graphOf(playground, state, standing, sizePx, colours);
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

async function graphOf(
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
      shares: hasShares ? await once(playground, wanted) : null,
      isStacked: preferences.shares === "stacked",
      legend: legendOf(experiment.data),
      sizePx,
    },
    colours,
  );
}

function lossOf(playground: Playground, widthPx: number, colours: PictureColours): Drawing {
  const { arms, outcomes, experiment, preferences } = playground.store.getState();
  const { metric, threshold } = experiment.rule;
  const histories = playground.live.histories.getState();
  const wanted = { threshold: thresholdInWords(experiment.rule) };
  return lossPicture(
    {
      title: say(isAccuracy(metric) ? "loss.titleAccuracy" : "loss.title"),
      curves: arms.map((state) => ({
        label: labelOf(playground, state),
        slot: state.slot,
        history: histories.get(state.armId) ?? [],
        outcome: outcomes.get(state.armId) ?? null,
      })),
      metric,
      threshold,
      valueScale: preferences.lossScale,
      epochScale: preferences.epochScale,
      xName: say("chart.epochs"),
      yName: entryText(`rule.metric.${metric}`, experimentFields["rule.metric"].options[metric]),
      target: isAccuracy(metric)
        ? say("chart.loss.targetAtLeast", wanted)
        : say("chart.loss.targetAtMost", wanted),
      widthPx,
      heightPx: 320,
    },
    colours,
  );
}

async function networkOf(
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
    once(playground, { kind: "units", armId, cells: tileCells }),
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

/** The next content of a picture, which is subscribed to for as long as that takes. */
function once<Kind extends PictureKind>(playground: Playground, wanted: Subscription<Kind>) {
  const source = playground.pictures.of(wanted);
  type Content = NonNullable<ReturnType<typeof source.getState>>;
  const known = source.getState();
  if (known) return Promise.resolve(known as Content);
  const stop = playground.pictures.subscribe(wanted as Subscription);
  return new Promise<Content>((resolve) => {
    const end = source.subscribe((content) => {
      if (!content) return;
      end();
      stop();
      resolve(content as Content);
    });
  });
}
