import { useMemo } from "react";
import { compile } from "../../functions/algebra/evaluate.ts";
import { activationById, resolveParameters } from "../../functions/families/registry.ts";
import type { ListedClaim } from "../../lessons/claims/registry.ts";
import type { Bet } from "../../lessons/prediction.ts";
import {
  filledSketch,
  type Sketch,
  sketchGrid,
  slopeSketch,
  withStroke,
} from "../../lessons/sketch.ts";
import { SketchChart, type SketchPoint } from "../../plots/lessons/SketchChart.tsx";
import { say } from "../../words/say.ts";
import { useClaims, useClaimsState } from "../shared/claims-context.ts";
import styles from "./SketchBet.module.css";

interface SketchBetProps {
  readonly claim: ListedClaim;
  /** The function whose slope is drawn. */
  readonly of: string;
  /** Strokes are taken; else the true slope lies over the sketch. */
  readonly isOpen: boolean;
}

const nothing: Sketch = sketchGrid.map(() => null);

const sketchIn = (bet: Bet | undefined): Sketch => (bet?.kind === "sketch" ? bet.values : nothing);

/** The function's curve, on whose axes its slope is sketched. */
export function SketchBet({ claim, of, isOpen }: SketchBetProps) {
  const claims = useClaims();
  const sketch = sketchIn(useClaimsState((state) => state.bets[claim.id]));
  const value = useMemo(() => valuesOf(of), [of]);
  const name = activationById(of)?.label ?? of;
  /** Strokes may come faster than the page is drawn: each goes on from the last. */
  function draw(from: SketchPoint, to: SketchPoint): void {
    const before = sketchIn(claims.store.getState().bets[claim.id]);
    claims.bet(claim.id, { kind: "sketch", values: withStroke(before, from, to) });
  }
  return (
    <div className={styles.picture} data-open={isOpen}>
      <SketchChart
        grid={sketchGrid}
        sketch={isOpen ? sketch : filledSketch(sketch)}
        value={value}
        truth={isOpen ? null : slopeSketch(of)}
        label={isOpen ? say("claims.sketch.draw", { name }) : say("claims.sketch.both", { name })}
        onStroke={isOpen ? draw : null}
      />
    </div>
  );
}

function valuesOf(id: string): readonly number[] {
  const activation = activationById(id);
  if (activation?.kind !== "elementwise") throw new RangeError(`no curve of ${id}`);
  const value = compile(activation.value);
  return sketchGrid.map((z) => value(z, resolveParameters(activation, {})));
}
