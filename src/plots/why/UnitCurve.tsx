import { useMemo } from "react";
import type { ParameterValues } from "../../functions/algebra/expression.ts";
import type { ActivationFunction } from "../../functions/families/activation-function.ts";
import {
  thumbnail,
  thumbnailAxes,
  thumbnailSize,
  thumbnailX,
  thumbnailY,
} from "../functions/thumbnail.ts";
import styles from "./UnitCurve.module.css";

interface UnitCurveProps {
  readonly activation: ActivationFunction;
  readonly parameters: ParameterValues;
  readonly colour: string;
  /** Where the example puts this unit: z and f(z). */
  readonly z: number;
  readonly value: number;
}

const within = (value: number, [low, high]: readonly [number, number]): number =>
  Math.min(high, Math.max(low, value));

/** f and f′, with the place on them at which one example puts one unit; off the axes, at their edge; none where the arm has diverged. */
export function UnitCurve({ activation, parameters, colour, z, value }: UnitCurveProps) {
  const curves = useMemo(() => thumbnail(activation, parameters), [activation, parameters]);
  const { width, height } = thumbnailSize;
  const x = thumbnailX(within(z, thumbnailAxes.z));
  const y = thumbnailY(within(value, thumbnailAxes.value));
  return (
    <svg className={styles.curve} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <line className={styles.axis} x2={width} y1={thumbnailY(0)} y2={thumbnailY(0)} />
      <line className={styles.axis} x1={thumbnailX(0)} x2={thumbnailX(0)} y2={height} />
      <path className={styles.slope} stroke={colour} d={curves.derivative} />
      <path className={styles.value} stroke={colour} d={curves.value} />
      {!Number.isNaN(x) && <line className={styles.place} x1={x} x2={x} y2={height} />}
      {!Number.isNaN(x + y) && <circle className={styles.mark} cx={x} cy={y} r={4} />}
    </svg>
  );
}
