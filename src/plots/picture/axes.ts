import type { PictureColours } from "./picture-colours.ts";
import { element, textAt } from "./svg-text.ts";

export interface Tick {
  readonly at: number;
  readonly label: string;
}

interface AxesOptions {
  /** The plot's edges. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly xName: string;
  readonly yName: string;
  readonly hasGrid: boolean;
}

/** Both axes with ticks, numbers and names. */
export function axes(options: AxesOptions, { ink, inkSoft, line }: PictureColours): string {
  const { left, top, right, bottom, xTicks, yTicks, xName, yName, hasGrid } = options;
  const stroke = (colour: string, width = 1) => ({ stroke: colour, "stroke-width": width });
  const small = { "font-size": 11, fill: inkSoft };
  return [
    ...xTicks.flatMap(({ at, label }) => [
      ...(hasGrid ? [element("path", { d: `M${at},${top}V${bottom}`, ...stroke(line, 0.5) })] : []),
      element("path", { d: `M${at},${bottom}v4`, ...stroke(inkSoft) }),
      textAt(at, bottom + 16, label, { ...small, "text-anchor": "middle" }),
    ]),
    ...yTicks.flatMap(({ at, label }) => [
      ...(hasGrid ? [element("path", { d: `M${left},${at}H${right}`, ...stroke(line, 0.5) })] : []),
      element("path", { d: `M${left},${at}h-4`, ...stroke(inkSoft) }),
      textAt(left - 7, at + 4, label, { ...small, "text-anchor": "end" }),
    ]),
    element("path", { d: `M${left},${top}V${bottom}H${right}`, fill: "none", ...stroke(ink) }),
    textAt(right, bottom + 31, xName, { "font-size": 12, fill: ink, "text-anchor": "end" }),
    textAt(left, top - 7, yName, { "font-size": 12, fill: ink }),
  ].join("");
}
