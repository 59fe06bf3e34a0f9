import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import { type DataLegend, valueAt } from "../../../engine/data/legend.ts";
import { outputKindById } from "../../../engine/network/losses.ts";
import type { RunData } from "../../../engine/training/run-data.ts";
import type { PlaneValues } from "../../../plots/boundary/boundary-painter.ts";
import type { LiveSource } from "../../../plots/shared/live-source.ts";
import { sayClass, sayPlace } from "../../../words/data.ts";
import { formatNumber, formatPercent, formatShort } from "../../../words/format.ts";
import { say } from "../../../words/say.ts";
import {
  movedByKey,
  outputsAt,
  type PlaneReading,
  placeOfPointer,
  positionOf,
} from "../../shared/plane-reading.ts";
import styles from "./PlaneReader.module.css";

interface PlaneReaderProps {
  /** The place that is read on all boundaries. */
  readonly reading: PlaneReading;
  /** The boundary under it. */
  readonly source: LiveSource<PlaneValues | null>;
  readonly data: Pick<RunData, "classCount" | "output">;
  /** What coordinates, classes and targets stand for; null where they stand for themselves. */
  readonly legend: DataLegend | null;
  readonly label: string;
  /** A press on the plane. */
  readonly onPress: (event: PointerEvent<HTMLElement>) => void;
}

/** Over a boundary: a mark at the place that is read on all of them, and this network's output there. */
export function PlaneReader({ reading, source, data, legend, label, onPress }: PlaneReaderProps) {
  const mark = useRef<HTMLSpanElement>(null);
  const value = useRef<HTMLOutputElement>(null);

  useEffect(() => {
    const show = () => {
      const place = reading.getState();
      const grid = source.getState();
      if (!mark.current || !value.current) return;
      mark.current.hidden = place === null;
      value.current.hidden = place === null || grid === null;
      if (!place) return;
      const { right, down } = positionOf(place);
      mark.current.style.left = `${100 * right}%`;
      // Along one input a whole upright line is read.
      const isLine = grid?.rows === 1;
      mark.current.dataset.line = String(isLine);
      mark.current.style.top = isLine ? "0" : `${100 * down}%`;
      // On the side that the mark leaves free.
      value.current.dataset.side = down > 0.5 ? "above" : "below";
      if (grid) value.current.textContent = readingText(grid, data, legend, place);
    };
    show();
    const stops = [reading.subscribe(show), source.subscribe(show)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [reading, source, data, legend]);

  const follow = (event: PointerEvent<HTMLElement>) => {
    reading.setState(placeOfPointer(event), true);
  };
  const clear = () => reading.setState(null, true);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") return clear();
    const next = movedByKey(reading.getState(), event.key, event.shiftKey);
    if (!next) return;
    reading.setState(next, true);
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a place in the plane is no form's field
    <div
      className={styles.reader}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the place
      tabIndex={0}
      aria-label={say("compare.read", { arm: label })}
      onPointerMove={follow}
      onPointerDown={(event) => {
        follow(event);
        onPress(event);
      }}
      onPointerLeave={(event) => {
        if (event.pointerType !== "touch") clear();
      }}
      onBlur={clear}
      onKeyDown={onKeyDown}
    >
      <span ref={mark} className={styles.mark} hidden />
      <output ref={value} className={styles.value} hidden />
    </div>
  );
}

/** The place in the values that it stands for, where it does, and the output there. */
function readingText(
  grid: PlaneValues,
  data: PlaneReaderProps["data"],
  legend: DataLegend | null,
  place: Parameters<typeof outputsAt>[2],
): string {
  const output = outputText(grid, data, legend, place);
  if (grid.rows && !legend?.x1) {
    return say("graph.place", { x: formatShort(place.x1), output });
  }
  const where = sayPlace(legend, place);
  return where === null ? output : say("compare.place", { place: where, output });
}

/** "0.83", after the class that it decides for where that has a name; of several the likeliest: "class 2, 93 %". */
function outputText(
  { values, cells, rows }: PlaneValues,
  { classCount, output }: PlaneReaderProps["data"],
  legend: DataLegend | null,
  place: Parameters<typeof outputsAt>[2],
): string {
  const outputs = outputsAt(values, cells, place, rows);
  const last = outputs.at(-1) ?? Number.NaN;
  if (classCount === 0 && legend?.target) return formatNumber(valueAt(legend.target, last));
  if (classCount <= 2) {
    const [low, high] = outputKindById[output].targetRange;
    const name = classCount === 2 && legend?.classes?.[last >= (low + high) / 2 ? 1 : 0];
    const value = formatShort(last);
    return name ? say("compare.class", { name, share: value }) : value;
  }
  const largest = Math.max(...outputs);
  return say("compare.class", {
    name: sayClass(legend, outputs.indexOf(largest)),
    share: formatPercent(largest),
  });
}
