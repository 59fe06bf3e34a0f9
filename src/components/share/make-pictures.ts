import { arithmeticVersion } from "../../engine/fast/arithmetic-version.ts";
import { lightColours, type PictureColours } from "../../plots/picture/picture-colours.ts";
import { inRows, sheet } from "../../plots/picture/sheet.ts";
import { type Drawing, element, textAt } from "../../plots/picture/svg-text.ts";
import type { Playground } from "../../store/playground/playground.ts";
import { formatCount } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { setUpTexts } from "../race/set-up-words.ts";
import { drawBoundary } from "./draw-boundary.ts";
import { drawFunction } from "./draw-function.ts";
import { drawLoss } from "./draw-loss.ts";
import { drawNetwork } from "./draw-network.ts";
import { drawingOf } from "./page-drawing.ts";
import { focusedArm } from "./pictured-arm.ts";

/** What of the playground can be taken along as a picture. */
export const pictureIds = ["comparison", "boundary", "network", "function", "loss"] as const;

export type PictureId = (typeof pictureIds)[number];

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
      arms.map((state) => drawBoundary(playground, state, sidePx, colours)),
    );
    const all = inRows(boundaries, columns);
    return inRows([all, drawLoss(playground, Math.max(640, all.width), colours)], 1);
  },
  boundary: (playground, colours) => drawBoundary(playground, focusedArm(playground), 420, colours),
  network: (playground, colours) => drawNetwork(playground, focusedArm(playground), colours),
  function: async (playground, colours) =>
    drawFunction(playground, focusedArm(playground), colours),
  loss: async (playground, colours) => drawLoss(playground, 720, colours),
};
