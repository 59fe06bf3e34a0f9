import { useId } from "react";
import { useStore } from "zustand";
import { ArmSwatch } from "../../../plots/shared/ArmSwatch.tsx";
import { type ArmState, armActivation, armLabel } from "../../../store/playground/arms.ts";
import { armStatus, endings } from "../../../store/shared/run-words.ts";
import { say } from "../../../words/say.ts";
import { Icon } from "../../controls/Icon.tsx";
import { DrawingPad } from "../../data/fetched-drawing.ts";
import type { PlaneReading } from "../../shared/plane-reading.ts";
import {
  useLegend,
  usePlayground,
  usePlaygroundState,
  useRunData,
} from "../../shared/playground-context.ts";
import { ArmBoundary } from "../boundary/ArmBoundary.tsx";
import { PlaneReader } from "../boundary/PlaneReader.tsx";
import { usePointChoice } from "../boundary/use-point-choice.ts";
import { CardCurve } from "../panels/fetched-panels.ts";
import { useLayerFunctions, useLayerParameters } from "../pictures/use-learned-parameters.ts";
import { usePicture } from "../pictures/use-picture.ts";
import { FunctionMenu } from "../settings/FunctionMenu.tsx";
import styles from "./CompareCard.module.css";

interface CompareCardProps {
  readonly state: ArmState;
  readonly boundaryPx: number;
  /** The place that is read on all cards. */
  readonly reading: PlaneReading;
}

/** Grids of few sizes, so that a window that is dragged does not ask for a new one at every pixel. */
const cellSizes = [48, 64, 80, 100] as const;
const pxPerCell = 4;

const cellsFor = (sidePx: number): number =>
  cellSizes.find((cells) => cells * pxPerCell >= sidePx) ?? 100;

/** One activation on the stage: its boundary large, its curve over where its neurons are, how it stands. */
export function CompareCard({ state, boundaryPx, reading }: CompareCardProps) {
  const id = useId();
  const playground = usePlayground();
  const data = useRunData();
  const legend = useLegend();
  const arms = usePlaygroundState((all) => all.arms);
  const isFocused = usePlaygroundState((all) => all.focusedArm === state.armId);
  const outcome = usePlaygroundState((all) => endings(all.readings.get(state.armId)).at(-1)?.kind);
  const status = usePlaygroundState((all) => {
    const isEdited = all.editedArms.has(state.armId);
    return armStatus(all.readings.get(state.armId), { ...all, isEdited });
  });
  const boundary = usePicture("boundary", state.armId, { cells: cellsFor(boundaryPx) });
  const histogram = usePicture("histogram", state.armId);
  const layers = useLayerParameters(state);
  const functions = useLayerFunctions(state);
  const isDrawing = useStore(playground.drawing.store, ({ isOn }) => isOn);
  const choosePoint = usePointChoice(state.armId);
  const label = armLabel(state, arms);
  return (
    <article className={styles.card} data-focused={isFocused} aria-labelledby={id}>
      <h2 id={id} className="visually-hidden">
        {label}
      </h2>
      <div className={styles.head}>
        <ArmSwatch index={state.slot} widthPx={26} />
        <span className={styles.function}>
          <span className={styles.name} aria-hidden="true">
            {label}
          </span>
          <FunctionMenu
            arm={state.arm}
            label={say("arms.menu", { arm: label })}
            className={styles.menu}
            onChoose={(arm) => playground.changeArm(state.armId, arm)}
          />
        </span>
        <button
          type="button"
          className={styles.remove}
          aria-label={say("arms.remove", { arm: label })}
          title={say("arms.remove", { arm: label })}
          disabled={arms.length === 1}
          onClick={() => playground.removeArm(state.armId)}
        >
          <Icon name="close" />
        </button>
      </div>
      <div className={styles.boundary}>
        <ArmBoundary
          key={state.armId}
          state={state}
          source={boundary}
          description={say("boundary.ofNetwork", { arm: label, inputs: data.inputCount })}
          small={boundaryPx < 200}
          showsTest
          hasAxes={boundaryPx >= 200}
          hasResiduals
        >
          {isDrawing && <DrawingPad />}
        </ArmBoundary>
        {!isDrawing && (
          <PlaneReader
            reading={reading}
            source={boundary}
            data={data}
            legend={legend}
            label={label}
            onPress={choosePoint}
          />
        )}
      </div>
      <div className={styles.curve}>
        <CardCurve
          activation={armActivation(state.arm)}
          functions={functions}
          layers={layers}
          armIndex={state.slot}
          histograms={histogram}
        />
      </div>
      <p className={styles.status} data-outcome={outcome} title={status}>
        {status}
      </p>
    </article>
  );
}
