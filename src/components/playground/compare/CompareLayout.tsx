import { type CSSProperties, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { fontSizeOf, useFont } from "../../../plots/shared/use-font.ts";
import { useSize } from "../../../plots/shared/use-size.ts";
import { DrawingTools } from "../../data/fetched-drawing.ts";
import { createPlaneReading } from "../../shared/plane-reading.ts";
import { useIsHidden, usePlayground, usePlaygroundState } from "../../shared/playground-context.ts";
import { LossPanel } from "../panels/fetched-panels.ts";
import { CompareCard } from "./CompareCard.tsx";
import styles from "./CompareLayout.module.css";
import { cardRoom, compareGeometry } from "./compare-geometry.ts";
import { SetUpLine } from "./SetUpLine.tsx";

/** What differs, as large as the window allows: every boundary, its curve, its outcome, and all losses. */
export function CompareLayout() {
  const arms = usePlaygroundState((state) => state.arms);
  const stage = useRef<HTMLUListElement>(null);
  const size = useSize(stage);
  const textPx = fontSizeOf(useFont(stage));
  const { drawing } = usePlayground();
  const hidesLoss = useIsHidden("loss");
  const isDrawing = useStore(drawing.store, ({ isOn }) => isOn);
  const [reading] = useState(createPlaneReading);
  const { columns, boundaryPx, curvePx, isBeside } = useMemo(
    () => compareGeometry({ ...size, ...cardRoom(arms.length, textPx) }, arms.length),
    [size, arms.length, textPx],
  );
  const room = cardRoom(arms.length, textPx);
  return (
    <div
      className={styles.view}
      data-crowd={crowd(arms.length)}
      data-loss={hidesLoss ? "hidden" : "shown"}
    >
      <div className={styles.top}>
        <SetUpLine />
        {isDrawing && <DrawingTools isWide />}
      </div>
      <ul
        ref={stage}
        className={styles.stage}
        style={
          {
            "--columns": columns,
            "--boundary": `${boundaryPx}px`,
            "--head": `${room.headPx}px`,
            "--outcome": `${room.outcomePx}px`,
            "--curve": `${curvePx}px`,
            "--padding": `${room.paddingPx}px`,
          } as CSSProperties
        }
      >
        {arms.map((state) => (
          <li key={state.slot} className={styles.item} data-beside={isBeside}>
            <CompareCard state={state} boundaryPx={boundaryPx} reading={reading} />
          </li>
        ))}
      </ul>
      <div className={styles.loss}>
        <LossPanel />
      </div>
    </div>
  );
}

/** Cards have fewer words the more there are. */
const crowd = (count: number): "few" | "several" | "many" =>
  count <= 3 ? "few" : count <= 6 ? "several" : "many";
