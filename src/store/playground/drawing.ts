import { createStore } from "zustand/vanilla";
import type { DataLegend } from "../../engine/data/legend.ts";
import type { DataSpec } from "../../engine/experiment/experiment.ts";
import { experimentFields } from "../../engine/experiment/fields.ts";
import { say } from "../../words/say.ts";
import type { PlaygroundStore } from "./playground-state.ts";
import {
  erased,
  moved,
  nearestPoint,
  type PenPlace,
  type Points,
  withPoint,
  withStroke,
} from "./point-edits.ts";

export const tools = ["brush", "point", "erase", "move"] as const;

export type Tool = (typeof tools)[number];

export interface DrawingState {
  readonly isOn: boolean;
  readonly tool: Tool;
  readonly task: "classification" | "regression";
  /** The class, or the value, of new points. */
  readonly label: number;
  /** Points for each unit of a stroke's length. */
  readonly density: number;
  /** Points join the run that is on, which keeps its weights; else every network starts again. */
  readonly isLive: boolean;
  readonly points: Points;
  /** Where the keyboard's pen is; null while it was not used. */
  readonly pen: PenPlace | null;
}

const start: DrawingState = {
  isOn: false,
  tool: "brush",
  task: "classification",
  label: 0,
  density: 6,
  isLive: false,
  points: [],
  pen: null,
};

type Learn = (
  data: Partial<DataSpec>,
  options: { readonly what: string; readonly goesOn: boolean },
) => void;

const least = experimentFields["data.points"].minLength;

export type Drawing = ReturnType<typeof createDrawing>;

/**
 * Drawing on the plane: what the pen is, and the points as they are while a stroke goes on. With
 * its end they are the experiment's, one change for each stroke that undo takes back.
 */
export function createDrawing(playground: PlaygroundStore, learn: Learn) {
  const store = createStore<DrawingState>(() => start);
  const { getState, setState } = store;
  /** Where the stroke that goes on was last. */
  let last: PenPlace | null = null;
  /** The point that is moved. */
  let held: number | null = null;
  let strokes = 0;
  let before: Points = [];

  const given = (): Points => {
    const { dataset, points } = playground.getState().experiment.data;
    return dataset === "points" ? points : [];
  };

  // Undo, redo and other datasets change the points from elsewhere.
  playground.subscribe((now, then) => {
    if (!getState().isOn || now.experiment.data === then.experiment.data) return;
    const isElsewhere = now.experiment.data.points !== getState().points;
    if (isElsewhere || now.experiment.data.dataset !== "points") setState({ points: given() });
  });

  function legend(): DataLegend | undefined {
    const { dataset, legend: known } = playground.getState().experiment.data;
    // What is drawn lies in the plane, whatever it was drawn over.
    const { inputs: _, ...kept }: DataLegend = (dataset === "points" && known) || {};
    const { task } = getState();
    if (task === "classification" || kept.target) {
      return Object.keys(kept).length > 0 ? kept : undefined;
    }
    return { ...kept, target: { name: say("draw.value"), offset: 0, scale: 1 } };
  }

  function commit(): void {
    const { points, isLive } = getState();
    if (points === before || points.length < least) return;
    strokes += 1;
    const data = { dataset: "points", points, legend: legend() } as Partial<DataSpec>;
    learn(data, { what: `stroke${strokes}`, goesOn: isLive });
  }

  function apply(to: PenPlace): void {
    const { tool, points, density, label } = getState();
    if (tool === "brush") {
      setState({ points: withStroke(points, last ?? to, to, { density, label }) });
    } else if (tool === "erase") setState({ points: erased(points, to) });
    else if (tool === "move" && held !== null) setState({ points: moved(points, held, to) });
  }

  function press(place: PenPlace): void {
    const { tool, points, label } = getState();
    before = points;
    held = tool === "move" ? nearestPoint(points, place) : null;
    if (tool === "point") setState({ points: withPoint(points, place, label) });
    else apply(place);
    last = place;
  }

  function release(): void {
    if (!last) return;
    last = null;
    held = null;
    commit();
  }

  return {
    store,
    /** Starts with these points. */
    begin(points: Points, task: DrawingState["task"] = "classification"): void {
      setState({ ...start, isOn: true, points, task });
      before = given();
      commit();
    },
    end: () => setState({ isOn: false, pen: null }),
    choose: (change: Partial<Omit<DrawingState, "points" | "isOn">>) => setState(change),
    clear(): void {
      before = getState().points;
      setState({ points: [] });
    },
    /** A stroke: where it begins, what it passes, its end. */
    press,
    drag(place: PenPlace): void {
      if (!last) return;
      apply(place);
      last = place;
    },
    release,
    /** A stroke of no length, as a key makes it; a point is taken up with one and put down with the next. */
    strike(place: PenPlace): void {
      const isTakenUp = held !== null;
      if (!isTakenUp) press(place);
      // A point that was just taken up waits for the second one.
      if (isTakenUp || held === null) release();
    },
    /** The stroke that goes on was broken off: as if it had not begun. */
    cancel(): void {
      if (!last) return;
      last = null;
      held = null;
      setState({ points: before });
    },
  };
}
