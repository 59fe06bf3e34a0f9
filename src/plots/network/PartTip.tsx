import type { RefObject } from "react";
import styles from "./NetworkDiagram.module.css";

/** Its height, in large type. */
const heightOfTipPx = 30;

interface PartTipProps {
  /** The point that it belongs to. */
  readonly anchor: { readonly x: number; readonly y: number };
  /** The part of the picture that can be seen: left and right edges. */
  readonly view: { readonly left: number; readonly right: number };
  /** Of the whole picture. */
  readonly heightPx: number;
  readonly name: string;
  /** Painted from outside, frame by frame. */
  readonly value: RefObject<HTMLElement | null>;
}

/** The name and value of a weight, bias or feature; inside the frame wherever its anchor is. */
export function PartTip({ anchor, view, heightPx, name, value }: PartTipProps) {
  const { left, right } = view;
  const share = Math.min(1, Math.max(0, (anchor.x - left) / (right - left)));
  return (
    <div
      className={styles.tip}
      // Centred in the middle, flush at the edges.
      style={{
        left: Math.min(right, Math.max(left, anchor.x)),
        top: Math.min(anchor.y, heightPx - heightOfTipPx),
        transform: `translateX(${-100 * share}%)`,
      }}
      aria-hidden="true"
    >
      {name} <span ref={value} />
    </div>
  );
}
