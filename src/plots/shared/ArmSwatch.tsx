import { armIdentity } from "./arm-identity.ts";

interface ArmSwatchProps {
  /** The arm's place in the experiment. */
  readonly index: number;
  /** Width in pixels of a usual window; the height is 14. */
  readonly widthPx?: number;
}

/** A sample of an arm's line and marker before its label; hidden from screen readers. */
export function ArmSwatch({ index, widthPx = 28 }: ArmSwatchProps) {
  const { colour, dash, outline, open } = armIdentity(index);
  const transform = `translate(${widthPx / 2},7)`;
  return (
    <svg
      width={`${widthPx / 16}rem`}
      height="0.875rem"
      viewBox={`0 0 ${widthPx} 14`}
      aria-hidden="true"
    >
      <line
        x1={1}
        x2={widthPx - 1}
        y1={7}
        y2={7}
        stroke={colour}
        strokeWidth={2}
        strokeDasharray={dash ?? undefined}
      />
      {open && (
        <path d={outline} transform={transform} fill="none" stroke="var(--paper)" strokeWidth={6} />
      )}
      <path
        d={outline}
        transform={transform}
        fill={open ? "none" : colour}
        stroke={open ? colour : "var(--paper)"}
        strokeWidth={open ? 2 : 1}
      />
    </svg>
  );
}
