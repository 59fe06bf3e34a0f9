import type { MessageId } from "../../words/rooms.ts";
import { say } from "../../words/say.ts";
import { mostArms, nextActivation } from "../playground/arms.ts";
import type { Playground } from "../playground/playground.ts";
import { isPast, type PlaygroundState, shownSize } from "../playground/playground-state.ts";

/** What actions act on. */
export interface ActionTarget {
  readonly playground: Playground;
  /** Puts the page's address into the clipboard; rejects where the browser refuses. */
  readonly copyLink: () => Promise<void>;
}

/** Something that a person can set going: by a button, a key, a menu, or a presenter's remote. */
export interface Action {
  /** Its name now. */
  readonly label: (state: PlaygroundState) => MessageId;
  /** As `KeyboardEvent.key`, lower case, after "ctrl+" and "shift+" where they are held; null for none. */
  readonly key: string | null;
  /** Whether a key that is held repeats it. */
  readonly repeats?: boolean;
  /** Only where the view shows the run that training acts on. */
  readonly needsTransport: boolean;
  readonly isPossible: (state: PlaygroundState) => boolean;
  /** For one that is on or off. */
  readonly isOn?: (state: PlaygroundState) => boolean;
  readonly run: (target: ActionTarget) => void | Promise<void>;
}

const always = () => true;
const isReady = ({ worker }: PlaygroundState) => worker === "ready";

/** Every action of the page; whatever offers or reads one finds it here. */
export const actions = {
  play: {
    label: ({ isPlaying }) => (isPlaying ? "action.pause" : "action.play"),
    key: " ",
    needsTransport: true,
    isPossible: isReady,
    run: ({ playground }) =>
      playground.store.getState().isPlaying ? playground.pause() : playground.play(),
  },
  step: {
    label: ({ preferences }) =>
      preferences.stepBy === "epoch" ? "action.stepEpoch" : "action.stepUpdate",
    key: "s",
    repeats: true,
    needsTransport: true,
    isPossible: isReady,
    run: ({ playground }) => playground.step(),
  },
  reset: {
    label: () => "action.reset",
    key: "r",
    repeats: true,
    needsTransport: true,
    isPossible: isReady,
    run: ({ playground }) => playground.reset(),
  },
  goToNow: {
    label: () => "action.goToNow",
    key: "n",
    needsTransport: true,
    isPossible: isPast,
    run: ({ playground }) => playground.goToNow(),
  },
  undo: {
    label: () => "action.undo",
    key: "ctrl+z",
    repeats: true,
    needsTransport: true,
    isPossible: ({ canUndo }) => canUndo,
    run: ({ playground }) => playground.undo(),
  },
  redo: {
    label: () => "action.redo",
    key: "ctrl+shift+z",
    repeats: true,
    needsTransport: true,
    isPossible: ({ canRedo }) => canRedo,
    run: ({ playground }) => playground.redo(),
  },
  addActivation: {
    label: () => "action.addActivation",
    key: "a",
    needsTransport: true,
    isPossible: ({ arms }) => arms.length < mostArms,
    run: ({ playground }) => playground.addArm(nextActivation(playground.store.getState().arms)),
  },
  switchLayout: {
    label: ({ layout }) => (layout === "compare" ? "action.inspect" : "action.compare"),
    key: "c",
    needsTransport: true,
    isPossible: always,
    run: ({ playground }) =>
      playground.open({
        layout: playground.store.getState().layout === "compare" ? "inspect" : "compare",
      }),
  },
  lectureSize: {
    label: () => "action.lectureSize",
    key: "l",
    needsTransport: false,
    isPossible: always,
    isOn: (state) => shownSize(state) === "lecture",
    run: ({ playground }) => {
      const size = shownSize(playground.store.getState());
      playground.prefer({ size: size === "lecture" ? "normal" : "lecture" });
    },
  },
  copyLink: {
    label: () => "action.copyLink",
    key: null,
    needsTransport: false,
    isPossible: always,
    run: async ({ playground, copyLink }) => {
      try {
        await copyLink();
        playground.notify(say("notice.linkCopied"));
      } catch {
        playground.notify(say("notice.linkRefused"), "warning");
      }
    },
  },
} as const satisfies Readonly<Record<string, Action>>;

export type ActionId = keyof typeof actions;

/** In the table's order. */
export const actionIds = Object.keys(actions) as readonly ActionId[];

export const isActionId = (id: string): id is ActionId => Object.hasOwn(actions, id);

const idByKey: ReadonlyMap<string, ActionId> = new Map(
  actionIds.flatMap((id) => {
    const { key }: Action = actions[id];
    return key === null ? [] : [[key, id] as const];
  }),
);

/** What a key, as the table writes it, sets going. */
export const actionOfKey = (key: string): ActionId | undefined => idByKey.get(key);

/** The key of an event, written as the table writes it. */
export function keyOf(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}): string | null {
  if (event.altKey) return null;
  const key = event.key.toLowerCase();
  const isControl = event.ctrlKey || event.metaKey;
  return `${isControl ? "ctrl+" : ""}${isControl && event.shiftKey ? "shift+" : ""}${key}`;
}
