import type { HistoryPoint } from "../../engine/training/history.ts";
import type { ArmId, FocusFrame, Frame, LayerDiagnostics } from "../../protocol/messages.ts";
import { createLiveValue, type LiveValue } from "./live-value.ts";

export interface BoundaryPicture {
  readonly boundary: Float32Array;
  readonly boundaryCells: number;
}

export type Histories = ReadonlyMap<ArmId, readonly HistoryPoint[]>;

/** What training shows at display rate: pictures read it, React state never holds it. */
export interface LiveRun {
  readonly frame: LiveValue<Frame | null>;
  readonly histories: LiveValue<Histories>;
  readonly focus: LiveValue<FocusFrame | null>;
  readonly layers: LiveValue<readonly LayerDiagnostics[]>;
  /** The newest boundary of one arm; the same source for the same arm. */
  boundaryOf(armId: ArmId): LiveValue<BoundaryPicture | null>;
  receive(frame: Frame): void;
  /** Lets go of the pictures of all other arms. */
  keepOnly(armIds: readonly ArmId[]): void;
  /** A new run: curves and pictures of the old one go. */
  clear(): void;
}

export function createLiveRun(): LiveRun {
  const frame = createLiveValue<Frame | null>(null);
  const histories = createLiveValue<Histories>(new Map());
  const focus = createLiveValue<FocusFrame | null>(null);
  const layers = createLiveValue<readonly LayerDiagnostics[]>([]);
  const boundaries = new Map<ArmId, LiveValue<BoundaryPicture | null>>();

  function boundaryOf(armId: ArmId): LiveValue<BoundaryPicture | null> {
    const known = boundaries.get(armId);
    if (known) return known;
    const fresh = createLiveValue<BoundaryPicture | null>(null);
    boundaries.set(armId, fresh);
    return fresh;
  }

  return {
    frame,
    histories,
    focus,
    layers,
    boundaryOf,
    receive(next) {
      const before = histories.get();
      const isLonger = next.arms.some(({ history }) => history.length > 0);
      const hasOtherArms =
        next.arms.length !== before.size || next.arms.some(({ armId }) => !before.has(armId));
      if (isLonger || hasOtherArms) {
        histories.set(
          new Map(
            next.arms.map(({ armId, history }) => [
              armId,
              history.length > 0
                ? [...(before.get(armId) ?? []), ...history]
                : (before.get(armId) ?? []),
            ]),
          ),
        );
      }
      for (const { armId, boundary, boundaryCells } of next.arms) {
        if (boundary) boundaryOf(armId).set({ boundary, boundaryCells });
      }
      if (next.focus) {
        focus.set(next.focus);
        layers.set(next.focus.layers);
      }
      frame.set(next);
    },
    keepOnly(armIds) {
      for (const armId of boundaries.keys()) if (!armIds.includes(armId)) boundaries.delete(armId);
    },
    clear() {
      frame.set(null);
      focus.set(null);
      layers.set([]);
      histories.set(new Map());
    },
  };
}
