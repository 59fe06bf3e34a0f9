import { useEffect, useMemo, useState } from "react";
import { challengeId } from "../../lessons/challenge.ts";
import { findClaim } from "../../lessons/claims/registry.ts";
import { itemText } from "../../lessons/lecture/lecture.ts";
import { firstAnswers } from "../../store/lessons/show-item.ts";
import { say } from "../../words/say.ts";
import { Icon } from "../controls/Icon.tsx";
import { Popover } from "../controls/Popover.tsx";
import { useClaimsState } from "../shared/claims-context.ts";
import { usePlaygroundState } from "../shared/playground-context.ts";
import { HandCount, HandsResult } from "./HandCount.tsx";
import styles from "./LectureBar.module.css";
import { useItemRun } from "./use-item-run.ts";
import { type ListedItem, useLecture, useLectureState, useLectureStore } from "./use-lecture.ts";
import { useLectureKeys } from "./use-lecture-keys.ts";
import { useShownItem } from "./use-shown-item.ts";
import { useStepKeys } from "./use-step-keys.ts";

/** Where in a lecture the page is, across every view; it shows the items, and its keys go through them. */
export function LectureBar() {
  useShownItem();
  const lecture = useLecture();
  const view = usePlaygroundState((state) => state.view);
  const hasPage = useClaimsState(({ claim }) => claim !== null && isPage(claim));
  const isOnClaim = hasPage && view === "claims";
  const isOnList = view === "claims" && !isOnClaim;
  const { listed, shown } = lecture;

  function begin(): void {
    if (listed[0]) lecture.goOn();
  }
  // A claim's page goes through its own steps, the bar of an item through what that has, and other
  // views keep their keys while the list waits.
  useStepKeys(!shown && isOnList ? { advance: begin, back: () => {} } : null);
  return shown && <ItemBar shown={shown} isOnClaim={isOnClaim} />;
}

/** In place of one that there is not stands the list. */
const isPage = (claim: string): boolean => claim === challengeId || findClaim(claim) !== null;

interface ItemBarProps {
  readonly shown: ListedItem;
  /** Whether a claim's page is open, which has the keys. */
  readonly isOnClaim: boolean;
}

function ItemBar({ shown, isOnClaim }: ItemBarProps) {
  const store = useLectureStore();
  const { listed, shownIndex, next, before, goOn, goBack } = useLecture();
  const run = useItemRun();
  const visit = useLectureState((state) => state.visit);
  /** The visit in which it was frozen; another one goes on. */
  const [frozenIn, setFrozenIn] = useState<number | null>(null);
  // Whatever let it go on: a pause after that is no freeze.
  if (frozenIn !== null && run.isGoingOn) setFrozenIn(null);
  const isFrozen = frozenIn === visit && !run.isGoingOn;
  const restart = (): void => store.goTo(shown.listIndex);
  const text = itemText(shown.item);
  const query = shown.known.kind === "address" ? shown.known.query : null;
  /** Of what the item sets up: who is added or taken out while it is shown changes no answer. */
  const answers = useMemo(() => query !== null && firstAnswers(query), [query]);

  function advance(): void {
    if (run.waiting) run.waiting.start();
    else if (!run.hasJustStarted()) goOn();
  }
  function freeze(): void {
    if (run.isGoingOn) {
      run.freeze();
      setFrozenIn(visit);
    } else if (isFrozen) {
      run.goOn();
      setFrozenIn(null);
    }
  }
  useStepKeys(isOnClaim ? null : { advance, back: goBack });
  useLectureKeys(isOnClaim ? null : { freeze, restart });

  const nextTitle = next
    ? say("lecture.nextIs", { title: next.known.title })
    : say("lecture.toList");
  return (
    <section className={styles.bar} aria-label={say("lecture.bar")} data-lecture-item={text}>
      <button
        type="button"
        className={styles.icon}
        data-lecture="previous"
        aria-label={
          before
            ? say("lecture.previous", { title: before.known.title })
            : say("lecture.previousIsList")
        }
        onClick={goBack}
      >
        <Icon name="back" />
      </button>
      <p className={styles.where} role="status">
        <strong data-lecture="place">
          {say("lecture.at", { place: (shownIndex ?? 0) + 1, count: listed.length })}
        </strong>{" "}
        <span className={isOnClaim ? "visually-hidden" : undefined} title={shown.known.title}>
          {shown.known.title}
        </span>
      </p>
      <div className={styles.said} role="status">
        {isFrozen && <p>{say("lecture.frozen")}</p>}
        {answers && <HandsResult answersTo={text} options={answers} />}
      </div>
      <div className={styles.acts}>
        {answers && (
          <Popover key={text} trigger={say("hands.title")} triggerClassName={styles.word}>
            <div className={styles.room}>
              <p>{say("hands.first")}</p>
              <HandCount answersTo={text} options={answers} />
            </div>
          </Popover>
        )}
        <button type="button" className={styles.word} data-lecture="restart" onClick={restart}>
          {say("lecture.restart")}
        </button>
        <button
          type="button"
          className={styles.word}
          data-lecture="list"
          onClick={() => store.showList()}
        >
          {say("lecture.list")}
        </button>
        <FullScreenButton />
        <button
          type="button"
          className={styles.word}
          data-lecture="leave"
          onClick={() => store.leave()}
        >
          {say("lecture.leave")}
        </button>
      </div>
      <button
        type="button"
        className={isOnClaim ? styles.skip : styles.next}
        data-lecture="next"
        title={nextTitle}
        onClick={isOnClaim ? goOn : advance}
      >
        {isOnClaim
          ? say("lecture.nextItem")
          : (run.waiting?.label ?? (next ? say("lecture.next") : say("lecture.toList")))}
      </button>
    </section>
  );
}

/** Not where the browser has none, as on some phones. */
function FullScreenButton() {
  const [isFull, setIsFull] = useState(() => document.fullscreenElement !== null);
  useEffect(() => {
    const onChange = () => setIsFull(document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", onChange);
    return () => document.removeEventListener("fullscreenchange", onChange);
  }, []);
  if (!document.fullscreenEnabled) return null;
  const toggle = () =>
    isFull ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  return (
    <button
      type="button"
      className={styles.full}
      aria-pressed={isFull}
      // A browser that refuses stays as it is.
      onClick={() => void toggle().catch(() => {})}
    >
      {say("lecture.fullScreen")}
    </button>
  );
}
