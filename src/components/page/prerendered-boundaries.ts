import { prepareCanvas } from "../../plots/boundary/boundary-painter.ts";
import { HeatPainter, pointsLayer } from "../../plots/boundary/boundary-picture.ts";
import { readColours } from "../../plots/shared/colours.ts";
import { paintScale } from "../../plots/shared/paint-scale.ts";
import { outputRange } from "../../plots/shared/value-range.ts";
import type { Pictures, Subscription } from "../../store/playground/pictures.ts";
import type { Playground } from "../../store/playground/playground.ts";
import { runDataOf } from "../../store/playground/run-data.ts";
import { pictureCells } from "../playground/pictures/picture-cells.ts";
import { outputSize } from "../shared/output-size.ts";

/** A boundary of the prerendered page. */
export interface WantedBoundary {
  readonly canvas: HTMLCanvasElement;
  readonly subscription: Subscription<"boundary">;
  /** Ends the subscription. */
  readonly stop: () => void;
}

/** Subscribes to the boundaries in the markup, by the arm and the number of cells that stand there. */
export const wantBoundaries = (markup: ParentNode, pictures: Pictures): readonly WantedBoundary[] =>
  [...markup.querySelectorAll<HTMLElement>("[data-cells]")].flatMap((frame) => {
    const canvas = frame.querySelector("canvas");
    const armId = frame.closest<HTMLElement>("[data-arm]")?.dataset.arm;
    if (!canvas || armId === undefined) return [];
    const cells = Number(frame.dataset.cells);
    const subscription = { kind: "boundary" as const, armId, cells };
    return [{ canvas, subscription, stop: pictures.subscribe(subscription) }];
  });

/** Paints each of them from each frame, and their scale; returns the end of it. */
export function paintBoundaries(
  root: ParentNode,
  { pictures, store }: Playground,
  wanted: readonly WantedBoundary[],
): () => void {
  const data = runDataOf(store.getState().experiment);
  const { output, classCount, train } = data;
  const colours = readColours();
  const size = outputSize(data);
  const scale = root.querySelector<HTMLCanvasElement>("[data-panel=boundary] figure>canvas");
  if (scale) paintScale(scale, outputRange(output, size), colours, false);
  const stops = wanted.map(({ canvas, subscription, stop }) => {
    const widthPx = canvas.parentElement?.clientWidth ?? 0;
    const style = { widthPx, output, classCount, discretise: false, size, colours };
    const small = subscription.cells === pictureCells.card;
    const points = pointsLayer({ train, test: null, small }, style);
    const heat = new HeatPainter();
    const stopPainting = pictures.of(subscription).subscribe((plane) => {
      const context = plane && prepareCanvas(canvas, widthPx, widthPx);
      if (!context) return;
      heat.paint(context, plane, style);
      if (points) context.drawImage(points, 0, 0, widthPx, widthPx);
    });
    return () => {
      stopPainting();
      stop();
    };
  });
  return () => {
    for (const stop of stops) stop();
  };
}
