import type { KeyboardEvent } from "react";
import styles from "./BetChart.module.css";

interface BetHandleProps {
  readonly label: string;
  /** What it stands at, in words. */
  readonly text: string;
  readonly position: number;
  readonly last: number;
  readonly isSet: boolean;
  readonly colour: string;
  /** Middle of the handle. */
  readonly xPx: number;
  readonly yPx: number;
  readonly onMove: (steps: number) => void;
}

const stepsOf: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** A bet's mark on its axis, as a slider. The row that it stands in takes the pointer. */
export function BetHandle(props: BetHandleProps) {
  const { label, text, position, last, isSet, colour, xPx, yPx, onMove } = props;

  function onKeyDown(event: KeyboardEvent): void {
    const steps = stepsOf[event.key];
    if (steps === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    // The arrows are the slider's here, not the presenter's.
    event.preventDefault();
    event.stopPropagation();
    onMove(event.shiftKey ? steps * 10 : steps);
  }

  return (
    <div
      role="slider"
      tabIndex={0}
      className={styles.handle}
      data-set={isSet}
      style={{ left: xPx, top: yPx, color: colour }}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={position}
      aria-valuetext={text}
      onKeyDown={onKeyDown}
    >
      <span className={styles.betText} data-side={position > last * 0.8 ? "left" : "right"}>
        {isSet && text}
      </span>
    </div>
  );
}
