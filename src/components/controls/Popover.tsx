import { type ReactNode, useId, useRef } from "react";
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

/** A button and what it opens; Escape or a click elsewhere closes it. */
export function Popover({ trigger, label, triggerClassName, children }: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const bubble = useRef<HTMLDivElement>(null);

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
      <div ref={bubble} id={id} popover="auto" className={styles.bubble} onToggle={place}>
        {children}
      </div>
    </>
  );
}
