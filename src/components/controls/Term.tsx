import {
  type ComponentType,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { say } from "../../words/say.ts";
import type { Term as TermId } from "../../words/terms.ts";
import { placeBubble } from "./place-bubble.ts";
import styles from "./Term.module.css";

interface TermProps {
  readonly term: TermId;
  /** Id of the label, for what it labels. */
  readonly id?: string | undefined;
  readonly children: ReactNode;
}

/** A pointer that only passes by opens nothing. */
const hoverMs = 500;

/** A label that explains itself: its sentence opens by hover, keyboard focus, tap and Enter. */
export function Term({ term, id, children }: TermProps) {
  const bubbleId = useId();
  const label = useRef<HTMLButtonElement>(null);
  const bubble = useRef<HTMLDivElement>(null);
  const waiting = useRef(0);
  const isPassing = useRef(false);
  const title = say(`term.${term}.title`);
  const [Picture, setPicture] = useState<ComponentType<{ readonly term: TermId }> | null>(null);

  const place = () => {
    const { current: element } = bubble;
    if (label.current && element?.matches(":popover-open")) placeBubble(label.current, element);
  };
  // The picture may make the bubble taller after it has opened.
  useEffect(place);
  const open = () => {
    place();
    // Without its picture a sentence still explains.
    if (!Picture) {
      import("./term-pictures.tsx").then(
        ({ TermPicture }) => setPicture(() => TermPicture),
        () => {},
      );
    }
  };
  /** Opened by looking, it closes by looking away; opened by a press, it stays. */
  const peek = (delayMs: number) => {
    window.clearTimeout(waiting.current);
    waiting.current = window.setTimeout(() => {
      if (bubble.current?.matches(":popover-open")) return;
      isPassing.current = true;
      bubble.current?.showPopover();
    }, delayMs);
  };
  const leave = () => {
    window.clearTimeout(waiting.current);
    if (isPassing.current) bubble.current?.hidePopover();
    isPassing.current = false;
  };
  useEffect(() => () => window.clearTimeout(waiting.current), []);
  const onEnter = (event: PointerEvent) => {
    if (event.pointerType === "mouse") peek(hoverMs);
  };

  return (
    <>
      <button
        ref={label}
        id={id}
        type="button"
        className={styles.term}
        data-term={term}
        popoverTarget={bubbleId}
        aria-describedby={bubbleId}
        onPointerEnter={onEnter}
        onPointerLeave={leave}
        onPointerDown={() => window.clearTimeout(waiting.current)}
        onFocus={({ currentTarget }) => {
          if (currentTarget.matches(":focus-visible")) peek(hoverMs);
        }}
        onBlur={leave}
      >
        {children}
      </button>
      <div ref={bubble} id={bubbleId} popover="auto" className={styles.bubble} onToggle={open}>
        {Picture && <Picture term={term} />}
        <p className={styles.sentence}>
          <strong>{title}.</strong> {say(`term.${term}.text`)}
        </p>
      </div>
    </>
  );
}
