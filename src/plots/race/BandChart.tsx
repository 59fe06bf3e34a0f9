import { useRef } from "react";
import { curvePath } from "../graph/curve-path.ts";
import { GraphAxes } from "../graph/GraphAxes.tsx";
import { type GraphScale, xPlace, yPlace } from "../graph/graph-geometry.ts";
import { armIdentity, growingDash } from "../shared/arm-identity.ts";
import { useSize } from "../shared/use-size.ts";
import styles from "./BandChart.module.css";
import type { CurveBands } from "./curve-bands.ts";

interface BandChartProps {
  /** Of each arm; one alone has its bands, several their medians alone. */
  readonly arms: readonly { readonly slot: number; readonly bands: CurveBands }[];
  /** As many cells as the bands have; null where there is no curve to be learned. */
  readonly target: Float32Array | null;
  readonly range: readonly [low: number, high: number];
  /** What it shows, in words. */
  readonly description: string;
}

/** The curves of an arm over its seeds: the median, where the middle half lies, and the extremes. */
export function BandChart({ arms, target, range: [low, high], description }: BandChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { widthPx, heightPx } = useSize(frame);
  const scale = { left: 0, top: 0, widthPx, heightPx, low, high };
  return (
    <div ref={frame} className={styles.frame} role="img" aria-label={description}>
      {widthPx > 0 && (
        <>
          <svg className={styles.drawing} width={widthPx} height={heightPx} aria-hidden="true">
            <path className={styles.zero} d={`M0,${yPlace(scale, 0)}H${xPlace(scale, 6)}`} />
            {target && <path className={styles.target} d={wholePath(scale, target)} />}
            {arms.map(({ slot, bands }) => {
              const { colour, dash } = armIdentity(slot);
              return (
                <g key={slot} style={{ color: colour }}>
                  {arms.length === 1 && (
                    <>
                      <path
                        className={styles.extremes}
                        d={bandPath(scale, bands.least, bands.most)}
                      />
                      <path className={styles.half} d={bandPath(scale, bands.lower, bands.upper)} />
                    </>
                  )}
                  <path
                    className={styles.median}
                    d={wholePath(scale, bands.median)}
                    strokeDasharray={arms.length > 1 ? growingDash(dash) : undefined}
                  />
                </g>
              );
            })}
          </svg>
          <GraphAxes main={scale} residuals={null} legend={null} />
        </>
      )}
    </div>
  );
}

const wholePath = (scale: GraphScale, values: Float32Array): string =>
  curvePath(scale, { values, offset: 0, cells: values.length });

/** Along the upper edge and back along the lower one. */
function bandPath(scale: GraphScale, lower: Float32Array, upper: Float32Array): string {
  const back = wholePath(scale, lower).slice(1).split("L").reverse();
  return `${wholePath(scale, upper)}L${back.join("L")}Z`;
}
