import type { ArmId } from "../protocol/messages.ts";
import type {
  Grid,
  Picture,
  PictureContents,
  PictureKind,
  Subscription,
} from "../protocol/pictures.ts";
import type { Arms } from "./arms.ts";
import { type Drawing, drawByKind, isCostly } from "./draw.ts";
import { Grain } from "./grain.ts";
import type { RunningArm } from "./running-arm.ts";

/** What a frame may spend on pictures while training runs; a page at rest gets them sharp. */
const playingBudgetMs = 8;
const restingBudgetMs = 40;
/** A grid gets this part of its group's time, or more where there are fewer arms. */
const mostShares = 4;
/** Costly kinds take a tenth of the time at most while training runs. */
const pauseFactor = 9;

/** In place of an iteration, of pictures of the past: it stays as it was. */
const pastIteration = -1;

interface Drawn {
  readonly iteration: number;
  readonly version: number;
  /** A grid that is coarser than asked, or a course with gaps. */
  readonly isUnfinished: boolean;
}

/** Subscriptions that are alike but for their arms, and take turns. */
interface Group {
  readonly subscriptions: readonly Subscription[];
  readonly drawn: Map<ArmId, Drawn>;
  turn: number;
  /** Until when a costly kind pauses. */
  pausesUntil: number;
}

export interface Pictures {
  readonly pictures: readonly Picture[];
  /** Some picture is older or coarser than it should be. */
  readonly isIncomplete: boolean;
}

/**
 * Keeps subscribed pictures up to date within a budget of time: grids coarser
 * for large networks, arms in turn where there are many.
 */
export class Painter {
  readonly #arms: Arms;
  readonly #now: () => number;
  readonly #grain: Grain;
  #groups: ReadonlyMap<string, Group> = new Map();
  /** Counts edits of weights, which change a picture without an iteration. */
  #version = 0;

  constructor(arms: Arms, now: () => number, subscriptions: readonly Subscription[]) {
    this.#arms = arms;
    this.#now = now;
    this.#grain = new Grain(now);
    this.subscribe(subscriptions);
  }

  /** All that is wanted from now on; what was not wanted before is drawn anew. */
  subscribe(subscriptions: readonly Subscription[]): void {
    const alike = new Map<string, Subscription[]>();
    for (const subscription of subscriptions) {
      const key = `${subscription.kind} ${subscription.cells} ${subscription.example} ${subscription.at}`;
      alike.set(key, [...(alike.get(key) ?? []), subscription]);
    }
    this.#groups = new Map(
      [...alike].map(([key, group]) => [key, groupOf(group, this.#groups.get(key))]),
    );
  }

  /** A weight was edited: every picture is out of date. */
  invalidate(): void {
    this.#version += 1;
  }

  paint(isPlaying: boolean): Pictures {
    const groups = [...this.#groups.values()];
    const budgetMs = (isPlaying ? playingBudgetMs : restingBudgetMs) / Math.max(1, groups.length);
    return {
      pictures: groups.flatMap((group) => this.#paintGroup(group, budgetMs, isPlaying)),
      isIncomplete: groups.some((group) =>
        group.subscriptions.some((one) => this.#stale(group, one, isPlaying)),
      ),
    };
  }

  #paintGroup(group: Group, budgetMs: number, isPlaying: boolean): readonly Picture[] {
    const { subscriptions, drawn } = group;
    const startedAt = this.#now();
    const count = subscriptions.length;
    const shareMs = isPlaying ? budgetMs / Math.min(count, mostShares) : null;
    const pictures: Picture[] = [];
    for (let looked = 0; looked < count; looked++) {
      const subscription = subscriptions[group.turn % count] as Subscription;
      const arm = this.#stale(group, subscription, isPlaying);
      const pauses = isPlaying && startedAt < group.pausesUntil && drawn.has(subscription.armId);
      if (arm && !pauses) {
        if (pictures.length > 0 && this.#now() - startedAt >= budgetMs) break;
        pictures.push(this.#draw(group, subscription, arm, shareMs));
      }
      group.turn = (group.turn + 1) % count;
    }
    if (pictures.length > 0 && subscriptions.some(({ kind }) => isCostly(kind))) {
      const endedAt = this.#now();
      group.pausesUntil = endedAt + (endedAt - startedAt) * pauseFactor;
    }
    return pictures;
  }

  #draw(
    group: Group,
    subscription: Subscription,
    arm: RunningArm,
    budgetMs: number | null,
  ): Picture {
    const { cells, example, at } = subscription;
    const drawing: Drawing = {
      arms: this.#arms,
      arm,
      cells,
      example,
      budgetMs,
      grain: this.#grain,
      now: this.#now,
    };
    const draw = () => drawByKind[subscription.kind](drawing);
    const content = at === undefined ? draw() : this.#arms.visit(arm, at, draw);
    group.drawn.set(arm.armId, {
      iteration: at === undefined ? arm.run.trainer.iteration : pastIteration,
      version: this.#version,
      isUnfinished: isUnfinished(content, cells),
    });
    return { subscription, content } as Picture;
  }

  /** The arm of a picture that is not as it should be; null where it is, or there is no such arm. */
  #stale(group: Group, { armId, at }: Subscription, isPlaying: boolean): RunningArm | null {
    const arm = this.#arms.all.find((candidate) => candidate.armId === armId);
    const drawn = group.drawn.get(armId);
    if (!arm || !drawn) return arm ?? null;
    const now = at === undefined ? arm.run.trainer.iteration : pastIteration;
    const isOld = drawn.iteration !== now || drawn.version !== this.#version;
    return isOld || (!isPlaying && drawn.isUnfinished) ? arm : null;
  }
}

function isUnfinished(content: PictureContents[PictureKind], cells: number): boolean {
  if ("isComplete" in content) return !content.isComplete;
  return "cells" in content && content.cells > 0 && content.cells < cells;
}

/** What was drawn for arms that are no longer wanted is forgotten. */
function groupOf(subscriptions: readonly Subscription[], before: Group | undefined): Group {
  const wanted = new Set(subscriptions.map(({ armId }) => armId));
  return {
    subscriptions,
    drawn: new Map([...(before?.drawn ?? [])].filter(([armId]) => wanted.has(armId))),
    turn: before?.turn ?? 0,
    pausesUntil: before?.pausesUntil ?? Number.NEGATIVE_INFINITY,
  };
}

const gridKinds: ReadonlySet<PictureKind> = new Set(["boundary", "units", "folds", "shares"]);

/** Buffers that go to the page with the pictures rather than being copied. */
export const buffersOf = (pictures: readonly Picture[]): ArrayBuffer[] =>
  pictures.flatMap(({ subscription: { kind }, content }) => {
    if (kind === "parameters") return [(content as Float32Array).buffer as ArrayBuffer];
    const isGrid = gridKinds.has(kind);
    const { values } = content as Grid;
    return isGrid && values.length > 0 ? [values.buffer as ArrayBuffer] : [];
  });
