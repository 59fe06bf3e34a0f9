import { type ReactNode, useId, useRef, useState } from "react";
import styles from "./Popover.module.css";
import { placeBubble } from "./place-bubble.ts";

interface PopoverProps {
  /** What the button shows. */
  readonly trigger: ReactNode;
  /** The button's name, where what it shows is not enough. */
  readonly label?: string;
  readonly triggerClassName?: string | undefined;
  readonly children: ReactNode;
}

/** A button and what it opens, which is there only while it is open; Escape or a click elsewhere closes it. */
export function Popover({ trigger, label, triggerClassName, children }: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const bubble = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);

  function place(): void {
    const { current: anchor } = button;
    const { current: element } = bubble;
    if (anchor && element?.matches(":popover-open")) placeBubble(anchor, element);
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className={triggerClassName}
        popoverTarget={id}
        aria-label={label}
      >
        {trigger}
      </button>
      <div
        ref={bubble}
        id={id}
        popover="auto"
        className={styles.bubble}
        onBeforeToggle={({ newState }) => setIsOpen(newState === "open")}
        onToggle={place}
      >
        {isOpen && children}
      </div>
    </>
  );
}
