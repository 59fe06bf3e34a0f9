import { memo, useId } from "react";
import type { ParameterValues } from "../../functions/algebra/expression.ts";
import type { ActivationFunction } from "../../functions/families/activation-function.ts";
import styles from "./FunctionThumbnail.module.css";
import { thumbnail, thumbnailSize, thumbnailX, thumbnailY } from "./thumbnail.ts";

interface FunctionThumbnailProps {
  readonly activation: ActivationFunction;
  readonly parameters: ParameterValues;
}

/** f solid and f′ dashed on the gallery's axes; as wide as its parent. */
export const FunctionThumbnail = memo(function FunctionThumbnail({
  activation,
  parameters,
}: FunctionThumbnailProps) {
  const clip = useId();
  const { width, height } = thumbnailSize;
  const { value, derivative, jumps } = thumbnail(activation, parameters);
  return (
    <svg className={styles.panel} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <clipPath id={clip}>
        <rect width={width} height={height} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        {[-1, 1, 2].map((level) => (
          <line
            key={level}
            className={styles.grid}
            x1={0}
            x2={width}
            y1={thumbnailY(level)}
            y2={thumbnailY(level)}
          />
        ))}
        <line className={styles.zero} x1={0} x2={width} y1={thumbnailY(0)} y2={thumbnailY(0)} />
        <line className={styles.zero} x1={thumbnailX(0)} x2={thumbnailX(0)} y1={0} y2={height} />
        <path className={styles.derivative} d={derivative} />
        <path className={styles.value} d={value} />
        {jumps.map(({ curve, x, y, filled }) => (
          <circle
            key={`${curve} ${x} ${y} ${filled}`}
            className={filled ? styles.filled : styles.open}
            cx={x}
            cy={y}
            r={1.8}
          />
        ))}
      </g>
    </svg>
  );
});
