import type { BaseType, Selection } from "d3";
import { formatCount } from "../../words/format.ts";
import { armIdentity } from "../shared/arm-identity.ts";
import { markerPath } from "../shared/arm-marker.ts";
import { firstLost, type LossPoint, markUnit, pointAt } from "./loss-geometry.ts";
import { placeLabels } from "./loss-labels.ts";
import { type Group, type LossArm, lastNumber, type Plot } from "./loss-plot.ts";

/** Each arm's own shape, in its colour. */
export function drawMarker<Element extends BaseType, Datum extends { readonly arm: LossArm }>(
  markers: Selection<Element, Datum, SVGGElement, unknown>,
  area: number,
): void {
  markers
    .attr("d", ({ arm }) => markerPath(arm.index, area))
    .attr("fill", ({ arm }) =>
      armIdentity(arm.index).open ? "none" : armIdentity(arm.index).colour,
    )
    .attr("stroke", ({ arm }) =>
      armIdentity(arm.index).open ? armIdentity(arm.index).colour : null,
    );
}

interface OutcomeMark {
  readonly arm: LossArm;
  readonly diverged: boolean;
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Where each arm converged (its marker and the epoch) or diverged (✕ and the epoch). */
export function paintOutcomes(group: Group, plot: Plot): void {
  const marks = plot.view.arms.flatMap((arm) => outcomeMarks(arm, plot));
  // Arms that met the rule in the same epoch have its number once, at the highest mark. A number
  // without room is on the arm's card only.
  const said = marks.map((mark) => {
    const isSaid = marks.every((other) => other.text !== mark.text || !isAbove(other, mark));
    return isSaid ? mark : { ...mark, text: "" };
  });
  const places = placeLabels(said, plot.view.fontPx, plot);
  const placeOf = new Map(marks.map((mark, index) => [mark, places[index] ?? null]));
  const joined = group
    .selectAll<SVGGElement, OutcomeMark>("g")
    .data(marks, (mark) => `${mark.arm.id} ${mark.diverged}`)
    .join((enter) => {
      const made = enter.append("g");
      made.append("path");
      made.append("text");
      return made;
    })
    .attr("class", (mark) => (mark.diverged ? "diverged" : "converged"))
    .attr("transform", (mark) => `translate(${mark.x},${mark.y})`);
  const unit = markUnit(plot.view.fontPx);
  const converged = joined.filter((mark) => !mark.diverged);
  converged.select("path").call(drawMarker, 90 * unit ** 2);
  joined
    .filter((mark) => mark.diverged)
    .select("path")
    .attr(
      "d",
      `M${-5 * unit},${-5 * unit}L${5 * unit},${5 * unit}M${5 * unit},${-5 * unit}L${-5 * unit},${5 * unit}`,
    )
    .attr("fill", "none")
    .attr("stroke", ({ arm }) => armIdentity(arm.index).colour);
  joined
    .select("text")
    .attr("x", (mark) => placeOf.get(mark)?.dx ?? 0)
    .attr("y", (mark) => placeOf.get(mark)?.dy ?? 0)
    .attr("text-anchor", (mark) => placeOf.get(mark)?.anchor ?? "middle")
    .text((mark) => (placeOf.get(mark) ? mark.text : ""));
}

/** Higher in the picture; of two at one place, the arm that comes first. */
const isAbove = (one: OutcomeMark, other: OutcomeMark): boolean =>
  one.diverged === other.diverged &&
  (one.y < other.y || (one.y === other.y && one.arm.index < other.arm.index));

/** An arm that converges and diverges later has both marks. */
function outcomeMarks(arm: LossArm, plot: Plot): OutcomeMark[] {
  const { outcome } = arm;
  const { metric, histories } = plot.view;
  const history = histories.get(arm.id) ?? [];
  const [first = 0] = plot.x.domain();
  const mark = (diverged: boolean, epoch: number, point: LossPoint | undefined) => {
    const value = point?.[metric] ?? Number.NaN;
    if (!Number.isFinite(value)) return [];
    const x = plot.x(Math.max(epoch, first));
    return [{ arm, diverged, x, y: plot.height(value), text: formatCount(epoch) }];
  };
  const lost = firstLost(history);
  return [
    ...(outcome?.kind === "converged"
      ? mark(false, outcome.epochsToTarget, pointAt(history, outcome.epochsToTarget))
      : []),
    ...(lost ? mark(true, lost.epoch, lastNumber(history, metric)) : []),
  ];
}
