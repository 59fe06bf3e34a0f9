import { useEffect, useMemo, useRef } from "react";
import { cellCentre } from "../../engine/data/plane.ts";
import type { UnitShares } from "../../engine/diagnostics/unit-shares.ts";
import { heightRange } from "../../engine/network/target-heights.ts";
import type { BoundaryCanvasProps } from "../boundary/BoundaryCanvas.tsx";
import { type BoundaryPoints, pointSet, shownOffset } from "../boundary/boundary-look.ts";
import { type PlaneValues, prepareCanvas } from "../boundary/boundary-painter.ts";
import { armIdentity } from "../shared/arm-identity.ts";
import type { Colours } from "../shared/colours.ts";
import type { LiveSource } from "../shared/live-source.ts";
import { themeToken } from "../shared/theme-tokens.ts";
import { useColours } from "../shared/use-colours.ts";
import { useLivePaint } from "../shared/use-live-paint.ts";
import { useSize } from "../shared/use-size.ts";
import { outputRange } from "../shared/value-range.ts";
import { GraphAxes } from "./GraphAxes.tsx";
import styles from "./GraphCanvas.module.css";
import { graphParts } from "./graph-geometry.ts";
import {
  type GraphColours,
  paintCurve,
  paintExamples,
  paintLevel,
  paintResiduals,
  paintShares,
  type ShownExamples,
  unitColour,
  within,
} from "./graph-painter.ts";

export interface GraphCanvasProps extends BoundaryCanvasProps {
  /** The arm's place, whose colour the curve has; in ink without. */
  readonly slot?: number;
  /** The curve that the points lie on but for noise. */
  readonly target?: ((x: number) => number) | null;
  /** What each unit adds; nothing while it is null. */
  readonly shares?: LiveSource<UnitShares | null>;
  /** Shares one upon the other, up to the output. */
  readonly isStacked?: boolean;
  /** What the output misses, under the graph where there is room. */
  readonly hasResiduals?: boolean;
  /** Numbers on the axes. */
  readonly hasNumbers?: boolean;
  /** The values at its lower and upper edge, where its points do not decide them. */
  readonly range?: readonly [low: number, high: number] | undefined;
}

const targetCells = 240;
const noShares: LiveSource<null> = { getState: () => null, subscribe: () => () => {} };

/** One input: points, target and output as a graph over x. Fills its parent's width, square. */
export function GraphCanvas({
  source,
  output,
  classCount,
  train = null,
  test = null,
  description,
  small = false,
  size = 1,
  legend = null,
  children,
  slot,
  target = null,
  shares = noShares,
  isStacked = false,
  hasResiduals = false,
  hasNumbers = false,
  range: given,
}: GraphCanvasProps) {
  const frame = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLCanvasElement>(null);
  const live = useRef<HTMLCanvasElement>(null);
  const all = useColours();
  const { widthPx } = useSize(frame);
  const colours = useMemo(() => graphColours(all), [all]);
  const curve = useMemo(
    () => (slot === undefined ? colours.ink : armColour(slot, colours)),
    [slot, colours],
  );
  // Of the training points alone: showing the others moves nothing.
  const range = useMemo(
    () => given ?? heightRange(output, classCount, train ? [train.labels] : [], size),
    [given, output, classCount, train, size],
  );
  const { main, residuals } = graphParts(widthPx, range, hasResiduals && train !== null);
  const shown = useMemo(
    () => ({
      train: train && shownExamples(train, classCount, all, colours, false),
      test: test && shownExamples(test, classCount, all, colours, true),
    }),
    [train, test, classCount, all, colours],
  );
  const width = small ? 2 : 2.5;

  useEffect(() => {
    const context = ground.current && prepareCanvas(ground.current, widthPx, widthPx);
    if (!context || widthPx === 0) return;
    const centre = classCount === 2 ? outputRange(output).centre : 0;
    within(context, main, () => {
      paintLevel(context, main, centre, colours.line);
      const values = Array.from({ length: targetCells }, (_, cell) =>
        target ? target(cellCentre(cell, targetCells)) : Number.NaN,
      );
      const line = { values, offset: 0, cells: targetCells };
      paintCurve(context, main, line, colours.line, 2 * width);
      const radiusPx = pointRadius(widthPx, shown.train?.examples.count ?? 0);
      for (const set of [shown.test, shown.train]) {
        if (set) paintExamples(context, main, set, output, classCount, radiusPx);
      }
    });
    if (residuals) {
      paintLevel(context, { ...residuals, low: 0, high: 1 }, 1, colours.line);
      paintLevel(context, residuals, 0, colours.line);
    }
  });

  const paintLive = (plane: PlaneValues | null) => {
    const canvas = live.current;
    const context = canvas && prepareCanvas(canvas, widthPx, widthPx);
    if (!context || widthPx === 0 || plane?.rows !== 1) return;
    const { values, cells } = plane;
    const lineAt = (offset: number) => ({ values, offset, cells });
    const added = shares.getState();
    within(context, main, () => {
      if (added) paintShares(context, main, added, isStacked, colours);
      if (classCount > 2) {
        for (let unit = 0; (unit + 1) * cells <= values.length; unit++) {
          paintCurve(context, main, lineAt(unit * cells), unitColour(colours, unit), width);
        }
      } else paintCurve(context, main, lineAt(shownOffset(plane, classCount)), curve, width);
    });
    if (!residuals || !shown.train || classCount > 2) return;
    const set = shown.train;
    within(context, residuals, () => {
      const line = lineAt(shownOffset(plane, classCount));
      paintResiduals(context, residuals, line, set, output, classCount);
    });
  };
  useLivePaint(source, paintLive, shares);

  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles have a name
    <div
      ref={frame}
      className={styles.frame}
      data-small={small}
      role={children ? "group" : "img"}
      aria-label={description}
    >
      <canvas ref={ground} className={styles.layer} />
      <canvas ref={live} className={styles.layer} />
      {hasNumbers && widthPx > 0 && <GraphAxes main={main} residuals={residuals} legend={legend} />}
      {children}
    </div>
  );
}

/** Many points are small ones: together they cover no more of the curve. */
const pointRadius = (widthPx: number, count: number): number =>
  Math.max(1.1, Math.min(3, (widthPx / 110) * Math.min(1, Math.sqrt(100 / Math.max(1, count)))));

const graphColours = ({ classNames, paper, ink }: Colours): GraphColours => ({
  classNames,
  paper,
  ink,
  line: themeToken("--line"),
  soft: themeToken("--ink-soft"),
});

/** An arm's colour as a canvas takes it. */
const armColour = (slot: number, { ink }: GraphColours): string =>
  themeToken(armIdentity(slot).colour.slice("var(".length, -1)) || ink;

/** Of a regression in soft ink: their height says what their colour would. */
function shownExamples(
  examples: BoundaryPoints,
  classCount: number,
  all: Colours,
  { soft }: GraphColours,
  isTest: boolean,
): ShownExamples {
  const { colour } = pointSet(examples, classCount, all);
  return { examples, colour: classCount === 0 ? () => soft : colour, isTest };
}
