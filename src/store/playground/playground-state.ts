import type { StoreApi } from "zustand/vanilla";
import type { Experiment } from "../../engine/experiment/experiment.ts";
import type { Problem } from "../../engine/experiment/problem.ts";
import type { RunOutcome } from "../../engine/training/outcome.ts";
import type { ArmFrame, ArmId, Speed } from "../../protocol/messages.ts";
import type { Preferences } from "../shared/preferences.ts";
import type { ArmState } from "./arms.ts";
import type { Layout } from "./layouts.ts";
import type { LinkSettings } from "./link-limits.ts";

export { type Layout, layouts } from "./layouts.ts";
export type { Speed };

/** Epochs per second that can be chosen. */
export const speeds: readonly Speed[] = [
  ...[1, 2, 5, 10, 30, 60, 120, 300, 1000, 3000, 10_000],
  "max",
];

/** What a page opens with. */
export const usualSpeed: Speed = 60;

/** Something that just happened, for people; the newest one is shown. */
export interface Notice {
  readonly text: string;
  readonly tone: "info" | "warning" | "error";
}

/** An arm's numbers at human speed. */
export type ArmReading = Omit<ArmFrame, "history">;

/** Slow: it has long been loading. Lost: none will come by itself. */
export type WorkerState = "starting" | "slow" | "ready" | "lost";

/** What React renders from. Nothing here changes at display rate. */
export interface PlaygroundState {
  /** Its `arms` are those of `arms` below. */
  readonly experiment: Experiment;
  readonly arms: readonly ArmState[];
  readonly focusedArm: ArmId;
  readonly speed: Speed;
  readonly isPlaying: boolean;
  /** Every arm has an outcome. */
  readonly isFinished: boolean;
  readonly worker: WorkerState;
  /** Which engine trains; null until the worker says so. */
  readonly engine: "fast" | "reference" | null;
  /**
   * What has come since the page was opened: a frame, which may be earlier than the view that says
   * which pictures it wants, and then a picture. The latter also where none will come soon.
   */
  readonly arrived: "nothing" | "frame" | "picture";
  readonly epoch: number;
  /** The furthest epoch of the run; beyond `epoch` where it was set back. */
  readonly lastEpoch: number;
  /** Outcomes of arms in the part of the run that is known, also where it was set back before them. */
  readonly outcomes: ReadonlyMap<ArmId, RunOutcome>;
  readonly epochsPerSecond: number;
  readonly readings: ReadonlyMap<ArmId, ArmReading>;
  /** Arms with a weight set by hand since they started: the address cannot give their run again. */
  readonly editedArms: ReadonlySet<ArmId>;
  readonly notice: Notice | null;
  /** What was wrong with the link that the page was opened with. */
  readonly problems: readonly Problem[];
  readonly preferences: Preferences;
  /** What a lecture is shown in, until the person chooses; null for the size that they prefer. */
  readonly sizeForNow: Preferences["size"] | null;
  /** Id of the view that is open. */
  readonly view: string;
  /** Of the playground's view. */
  readonly layout: Layout;
  /** Another view than the first was opened since the page was. */
  readonly hasChangedView: boolean;
  /** What the link hides and locks; it never changes. */
  readonly link: LinkSettings;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** The size that the page has. */
export const shownSize = ({
  sizeForNow,
  preferences,
}: Pick<PlaygroundState, "sizeForNow" | "preferences">): Preferences["size"] =>
  sizeForNow ?? preferences.size;

/** Whether the run was set back: what is shown is its past. */
export const isPast = ({
  epoch,
  lastEpoch,
}: Pick<PlaygroundState, "epoch" | "lastEpoch">): boolean => epoch < lastEpoch;

export type PlaygroundStore = StoreApi<PlaygroundState>;

/** Every arm has diverged: none has numbers left to train. */
export const isStuck = ({ arms, readings }: PlaygroundState): boolean =>
  arms.every(({ armId }) => typeof readings.get(armId)?.divergedAt === "number");
