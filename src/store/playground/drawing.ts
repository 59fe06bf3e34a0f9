import { createStore } from "zustand/vanilla";
import type { InputCount } from "../../engine/data/dataset.ts";
import { dataKind, inputCount } from "../../engine/data/datasets.ts";
import type { PlanePlace } from "../../engine/data/plane.ts";
import type { DataSpec } from "../../engine/experiment/experiment.ts";
import { experimentFields } from "../../engine/experiment/fields.ts";
import type { ChangeHistory } from "./change-history.ts";
import { classCountOf, type Draft, legendOf, surfaceOf } from "./draft.ts";
import type { DrawingSurface } from "./drawing-surface.ts";
import type { PlaygroundStore } from "./playground-state.ts";
import {
  asClasses,
  erased,
  heightsFor,
  moved,
  nearestPoint,
  type Points,
  usualHeights,
  withPoint,
  withStroke,
} from "./point-edits.ts";

export const tools = ["brush", "point", "erase", "move"] as const;

export type Tool = (typeof tools)[number];

export interface DrawingState extends Draft {
  readonly tool: Tool;
  /** Points for each unit of a stroke's length. */
  readonly density: number;
  /** Points join the run that is on, which keeps its weights; else every network starts again. */
  readonly isLive: boolean;
  /** Where the keyboard's pen is; null while it was not used. */
  readonly pen: PlanePlace | null;
}

const start: DrawingState = {
  isOn: false,
  points: [],
  inputs: 2,
  task: "classification",
  heights: usualHeights,
  label: 0,
  isFresh: false,
  tool: "brush",
  density: 6,
  isLive: false,
  pen: null,
};

type Learn = (
  data: Partial<DataSpec>,
  options: { readonly what: string; readonly goesOn: boolean },
) => void;

const least = experimentFields["data.points"].minLength;

export type Drawing = ReturnType<typeof createDrawing>;

/**
 * Drawing on the plane, or on a graph: what the pen is, and the points as they are while a stroke
 * goes on. When it ends they become the experiment's. Each stroke is one change that undo takes
 * back, also while the points are too few to be learned.
 */
export function createDrawing(
  playground: PlaygroundStore,
  learn: Learn,
  recordStep: ChangeHistory["recordStep"],
) {
  const store = createStore<DrawingState>(() => start);
  const { getState, setState } = store;
  /** Where the stroke that goes on was last. */
  let last: PlanePlace | null = null;
  /** The point that is moved. */
  let held: number | null = null;
  let strokes = 0;
  let before: Points = [];
  let isLearning = false;
  /** What was drawn over data when they were left, for undo that brings them back. */
  const drafts = new WeakMap<DataSpec, Draft>();
  /** What was not learned yet when the other surface took its place. */
  const unlearned = new Map<InputCount, Draft>();

  const data = (): DataSpec => playground.getState().experiment.data;

  const isGiven = (points: Points): boolean =>
    data().dataset === "points" && data().points === points;

  function draft(): Draft {
    const { isOn, points, inputs, task, heights, label, isFresh } = getState();
    return { isOn, points, inputs, task, heights, label, isFresh };
  }

  /** Without the stroke that goes on. */
  const draftAtRest = (): Draft => ({ ...draft(), ...(last ? { points: before } : {}) });

  const isUnlearned = ({ isOn, points }: Draft): boolean =>
    isOn && points.length > 0 && !isGiven(points);

  function show(next: Draft): void {
    last = null;
    held = null;
    setState(next.isOn ? next : { ...next, pen: null });
  }

  const record = (from: Draft, to: Draft): void =>
    recordStep({ back: () => show(from), forth: () => show(to) });

  // Undo, redo and other datasets change the points from elsewhere.
  playground.subscribe((now, then) => {
    const [next, old] = [now.experiment.data, then.experiment.data];
    if (!getState().isOn || isLearning || next === old) return;
    const from = draftAtRest();
    drafts.set(old, from);
    const isElsewhere =
      next.dataset !== old.dataset ||
      next.points !== old.points ||
      inputCount(next) !== inputCount(old);
    if (isElsewhere) show(drafts.get(next) ?? draftOver(next, old, from));
  });

  /** What there is to draw on once other data are learned: nothing goes that was not learned yet. */
  function draftOver(next: DataSpec, old: DataSpec, from: Draft): Draft {
    const inputs = inputCount(next);
    const { task } = dataKind(next);
    const begun = (points: Points): Draft => {
      const label = task === from.task ? from.label : 0;
      const heights = heightsFor(points, from.heights);
      return { isOn: true, points, inputs, task, heights, label, isFresh: false };
    };
    if (next.dataset === "points") return begun(next.points);
    const isLearned = old.dataset === "points" && old.points === from.points;
    const left = isLearned ? { ...from, points: [] } : from;
    if (inputs === inputCount(old) || inputs === from.inputs) return left;
    unlearned.set(from.inputs, left);
    return unlearned.get(inputs) ?? begun([]);
  }

  const classCount = (): number => classCountOf(getState(), data());
  const surface = (): DrawingSurface => surfaceOf(getState(), playground.getState().experiment);

  /** Makes the points the experiment's; false where they are too few, or where a link keeps its data. */
  function learnDrawn(from: Draft): boolean {
    const { isLive, inputs, task, points: drawn } = getState();
    if (drawn.length < least) return false;
    const points = task === "classification" ? asClasses(drawn) : drawn;
    if (points !== drawn) setState({ points });
    drafts.set(data(), from);
    strokes += 1;
    isLearning = true;
    learn(
      { dataset: "points", points, legend: legendOf(getState(), data()) } as Partial<DataSpec>,
      {
        what: `stroke${strokes}`,
        goesOn: isLive && inputs === inputCount(data()),
      },
    );
    isLearning = false;
    const isLearned = isGiven(points);
    // From here on the data shown are those drawn: a name that they are given stays.
    if (isLearned) setState({ isFresh: false });
    return isLearned;
  }

  function commit(): void {
    if (getState().points === before) return;
    const from = { ...draft(), points: before };
    if (!learnDrawn(from)) record(from, draft());
  }

  function apply(to: PlanePlace): void {
    const { tool, points, density, label } = getState();
    const on = surface();
    if (tool === "brush") {
      setState({ points: withStroke(points, last ?? to, to, { density, label }, on) });
    } else if (tool === "erase") setState({ points: erased(points, to, on) });
    else if (tool === "move" && held !== null) setState({ points: moved(points, held, to, on) });
  }

  /** As if the stroke that goes on had not begun. */
  function cancel(): void {
    if (last) show(draftAtRest());
  }

  function press(place: PlanePlace): void {
    // A point that a key took up goes back.
    cancel();
    const { tool, points, label } = getState();
    before = points;
    held = tool === "move" ? nearestPoint(points, place, surface()) : null;
    if (tool === "point") setState({ points: withPoint(points, place, label, surface()) });
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
    /** What is drawn on now. */
    surface,
    classCount,
    /** Where the pen puts what it draws, or what it reaches from. */
    tipOf(place: PlanePlace): PlanePlace {
      const { tool, label } = getState();
      if (tool === "erase" || tool === "move") return place;
      const on = surface();
      return on.placeOf(on.pointAt(place, label));
    },
    /** Starts with these points; without any nothing of the data shown goes on, nor do their names. */
    begin(
      points: Points,
      task: DrawingState["task"] = "classification",
      inputs: InputCount = 2,
    ): void {
      const from = draftAtRest();
      const wasUnlearned = isUnlearned(from);
      unlearned.clear();
      const isFresh = points.length === 0;
      show({ ...start, isOn: true, points, task, inputs, heights: heightsFor(points), isFresh });
      if (!learnDrawn(from) && wasUnlearned) record(from, draft());
    },
    end(): void {
      const from = draftAtRest();
      const to = { ...from, isOn: false };
      show(to);
      if (isUnlearned(from)) record(from, to);
    },
    choose(change: Partial<Pick<DrawingState, Chosen>>): void {
      const { tool: oldTool, task: oldTask } = getState();
      const { tool = oldTool, task: newTask = oldTask } = change;
      // A stroke is one tool's: the other would go on with what it holds.
      if (tool !== oldTool || newTask !== oldTask) cancel();
      setState(change);
      const { task, points, heights } = getState();
      if (task === "regression") setState({ heights: heightsFor(points, heights) });
    },
    clear(): void {
      const from = draftAtRest();
      const to = { ...from, points: [] };
      show(to);
      if (from.points.length > 0) record(from, to);
    },
    /** A stroke: where it begins, what it passes, its end. */
    press,
    drag(place: PlanePlace): void {
      if (!last) return;
      apply(place);
      last = place;
    },
    release,
    /** A stroke of no length, as a key makes it; a point is taken up with one and put down with the next. */
    strike(place: PlanePlace): void {
      const isTakenUp = held !== null;
      if (!isTakenUp) press(place);
      // A point that was just taken up waits for the second one.
      if (isTakenUp || held === null) release();
    },
    cancel,
  };
}

type Chosen = "tool" | "task" | "label" | "density" | "isLive" | "pen";
