import { type KeyboardEvent, type PointerEvent, useMemo } from "react";
import { FoldLines } from "../../plots/why/FoldLines.tsx";
import { armLabel } from "../../store/playground/arms.ts";
import { say } from "../../words/say.ts";
import { Check } from "../controls/Check.tsx";
import { ArmBoundary } from "../playground/boundary/ArmBoundary.tsx";
import { nearestExample, nextExample } from "../playground/boundary/nearest-example.ts";
import { pictureCells } from "../playground/pictures/picture-cells.ts";
import { useFocusedArm } from "../playground/pictures/use-focused-arm.ts";
import { usePicture } from "../playground/pictures/use-picture.ts";
import { examplePlaces } from "../shared/example-places.ts";
import { placeOfPointer, positionOf } from "../shared/plane-reading.ts";
import { usePlaygroundState, useRunData } from "../shared/playground-context.ts";
import { useWhyState, useWhyView } from "../shared/why-context.ts";
import styles from "./PlanePicture.module.css";
import { useHiddenLayers } from "./use-hidden-layers.ts";

/** Cells along a side of the grid that fold lines are found on. */
const foldCells = 64;

/** The chosen network's boundary, on which a training point can be marked and fold lines shown. */
export function PlanePicture() {
  const view = useWhyView();
  const data = useRunData();
  const focused = useFocusedArm();
  const arms = usePlaygroundState((state) => state.arms);
  const example = useWhyState((state) => state.example);
  const showsFolds = useWhyState((state) => state.showsFolds);
  const boundary = usePicture("boundary", focused.armId, { cells: pictureCells.large });
  const label = armLabel(focused, arms);
  const { count } = data.train;
  const places = useMemo(() => examplePlaces(data, { sidePx: 1, hasResiduals: false }), [data]);
  const marked =
    example !== null && example < count
      ? positionOf({
          x1: places[2 * example] as number,
          x2: places[2 * example + 1] as number,
        })
      : null;

  const mark = (next: number | null) => view.setState({ example: next, question: "point" });
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    mark(nearestExample(places, placeOfPointer(event)));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = nextExample(places, example, event.key);
    if (next === undefined) return;
    mark(next);
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.plane}>
      <div className={styles.picture}>
        <ArmBoundary
          key={focused.armId}
          state={focused}
          source={boundary}
          description={say("boundary.ofNetwork", { arm: label, inputs: data.inputCount })}
        />
        {showsFolds && <Folds />}
        {/* biome-ignore lint/a11y/useSemanticElements: points of a picture are no form's fields */}
        <div
          className={styles.picker}
          role="group"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys go from point to point
          tabIndex={0}
          aria-label={say("why.point.pick", { arm: label })}
          onPointerDown={onPointerDown}
          onKeyDown={onKeyDown}
        >
          {marked && (
            <span
              className={styles.mark}
              style={{ left: `${100 * marked.right}%`, top: `${100 * marked.down}%` }}
            />
          )}
        </div>
      </div>
      <span title={say("why.folds.title")}>
        <Check
          label={say("why.folds")}
          checked={showsFolds}
          onChange={(checked) => view.setState({ showsFolds: checked })}
        />
      </span>
    </div>
  );
}

function Folds() {
  const focused = useFocusedArm();
  const layers = useHiddenLayers(focused);
  const folds = usePicture("folds", focused.armId, { cells: foldCells });
  const sizes = useMemo(() => layers.map(({ units }) => units), [layers]);
  return <FoldLines key={focused.armId} source={folds} layerSizes={sizes} />;
}
