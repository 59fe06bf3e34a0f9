/** How far a chart is zoomed in and where it was moved to, in shares of its width and height. */
export interface Zoom {
  readonly factor: number;
  /** Where the left and the upper edge of the whole picture lie. */
  readonly left: number;
  readonly top: number;
}

export const wholePicture: Zoom = { factor: 1, left: 0, top: 0 };

const closest = 2000;
const widest = 0.2;

/** Zooms by a factor about a point, given in shares of the chart. */
export function zoomAbout(zoom: Zoom, by: number, x: number, y: number): Zoom {
  const factor = Math.min(closest, Math.max(widest, zoom.factor * by));
  const ratio = factor / zoom.factor;
  return { factor, left: x - (x - zoom.left) * ratio, top: y - (y - zoom.top) * ratio };
}

/** Moves the picture along with a drag, given in shares of the chart. */
export const pan = (zoom: Zoom, dx: number, dy: number): Zoom => ({
  ...zoom,
  left: zoom.left + dx,
  top: zoom.top + dy,
});

export type Interval = readonly [number, number];

/** What part of the horizontal axis is seen. */
export const zoomedAcross = ([from, to]: Interval, { factor, left }: Zoom): Interval => [
  from + ((to - from) * -left) / factor,
  from + ((to - from) * (1 - left)) / factor,
];

/** What part of the vertical axis is seen; shares run down, values up. */
export const zoomedUp = ([low, high]: Interval, { factor, top }: Zoom): Interval => [
  high - ((high - low) * (1 - top)) / factor,
  high - ((high - low) * -top) / factor,
];
