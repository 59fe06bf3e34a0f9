import { type ReactNode, useId, useRef } from "react";
import styles from "./Popover.module.css";

interface PopoverProps {
  /** What the button shows. */
  readonly trigger: ReactNode;
  /** The button's name, where what it shows is not enough. */
  readonly label?: string;
  readonly triggerClassName?: string | undefined;
  readonly children: ReactNode;
}

const gapPx = 6;

/** A button and what it opens; Escape or a click elsewhere closes it. */
export function Popover({ trigger, label, triggerClassName, children }: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const bubble = useRef<HTMLDivElement>(null);

  /** Below the button where there is room, else above; never off the screen. */
  function place(): void {
    const anchor = button.current?.getBoundingClientRect();
    const element = bubble.current;
    if (!anchor || !element?.matches(":popover-open")) return;
    const { width, height } = element.getBoundingClientRect();
    const below = anchor.bottom + gapPx;
    const fitsBelow = below + height <= window.innerHeight - gapPx;
    const top = fitsBelow ? below : Math.max(gapPx, anchor.top - gapPx - height);
    const centred = anchor.left + anchor.width / 2 - width / 2;
    const left = Math.min(Math.max(gapPx, centred), window.innerWidth - width - gapPx);
    element.style.top = `${Math.round(top)}px`;
    element.style.left = `${Math.round(left)}px`;
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
