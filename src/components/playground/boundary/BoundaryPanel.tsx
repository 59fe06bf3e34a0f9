import { useStore } from "zustand";
import { ArmSwatch } from "../../../plots/shared/ArmSwatch.tsx";
import { ColourLegend } from "../../../plots/shared/ColourLegend.tsx";
import { outputRange } from "../../../plots/shared/value-range.ts";
import { armLabel } from "../../../store/playground/arms.ts";
import { endingsInWords } from "../../../store/shared/run-words.ts";
import { say } from "../../../words/say.ts";
import { Check } from "../../controls/Check.tsx";
import { Panel } from "../../controls/Panel.tsx";
import { Sentence, visuallyHidden } from "../../controls/Sentence.tsx";
import { DrawingPad, DrawingTools } from "../../data/fetched-drawing.ts";
import { outputSize } from "../../shared/output-size.ts";
import {
  useIsHidden,
  useLegend,
  usePlayground,
  usePlaygroundState,
  useRunData,
} from "../../shared/playground-context.ts";
import { pictureCells } from "../pictures/picture-cells.ts";
import { useFocusedArm } from "../pictures/use-focused-arm.ts";
import { usePicture } from "../pictures/use-picture.ts";
import { ArmBoundary } from "./ArmBoundary.tsx";
import styles from "./BoundaryPanel.module.css";
import { ClassLegend } from "./ClassLegend.tsx";
import { readingTexts } from "./reading-texts.ts";
import { usePointChoice } from "./use-point-choice.ts";

/** The focused arm's decision boundary, with its losses and the scale of its colours. */
export function BoundaryPanel() {
  const playground = usePlayground();
  const data = useRunData();
  const focused = useFocusedArm();
  const arms = usePlaygroundState((state) => state.arms);
  const reading = usePlaygroundState((state) => state.readings.get(focused.armId));
  const readings = readingTexts(reading);
  const rule = usePlaygroundState((state) => state.experiment.rule);
  const { showsTestData, discretises } = usePlaygroundState((state) => state.preferences);
  const isGraph = data.inputCount === 1;
  const label = armLabel(focused, arms);
  const isRegression = data.classCount === 0;
  const hasTestSet = data.test.count > 0;
  const boundary = usePicture("boundary", focused.armId, { cells: pictureCells.large });
  const size = outputSize(data);
  const legend = useLegend();
  const isDrawing = useStore(playground.drawing.store, ({ isOn }) => isOn);
  const [hidesTest, hidesClasses] = [useIsHidden("testPoints"), useIsHidden("discretise")];
  const choosePoint = usePointChoice(focused.armId);
  return (
    <Panel
      part="boundary"
      title={
        <span className={styles.title}>
          <ArmSwatch index={focused.slot} />
          <Sentence
            text={say("boundary.title", { arm: label, inputs: data.inputCount })}
            parts={visuallyHidden}
          />
        </span>
      }
      term="boundary"
    >
      <p className={styles.outcome} title={endingsInWords(reading, rule, { hasCause: true })}>
        {endingsInWords(reading, rule) ||
          say(
            isGraph
              ? "boundary.captionGraph"
              : isRegression
                ? "boundary.captionRegression"
                : "boundary.caption",
          )}
      </p>
      <div
        className={styles.picture}
        data-arm={focused.armId}
        data-cells={pictureCells.large}
        data-drawn-on={isDrawing}
        onPointerDown={choosePoint}
      >
        <ArmBoundary
          state={focused}
          source={boundary}
          description={say("boundary.ofNetwork", { arm: label, inputs: data.inputCount })}
          showsTest
          hasAxes
          hasResiduals
        >
          {isDrawing && <DrawingPad />}
        </ArmBoundary>
      </div>
      {isDrawing && <DrawingTools />}
      <dl className={styles.readings}>
        <div>
          <dt>{say("boundary.trainLoss")}</dt>
          <dd data-reading="trainLoss" suppressHydrationWarning>
            {readings.trainLoss}
          </dd>
        </div>
        <div>
          <dt>{say(hasTestSet ? "boundary.testLoss" : "boundary.noTestSet")}</dt>
          <dd data-reading="testLoss" suppressHydrationWarning>
            {hasTestSet ? readings.testLoss : "–"}
          </dd>
        </div>
        {!isRegression && hasTestSet && (
          <div>
            <dt>{say("boundary.testAccuracy")}</dt>
            <dd data-reading="testAccuracy" suppressHydrationWarning>
              {readings.testAccuracy}
            </dd>
          </div>
        )}
      </dl>
      {data.classCount > 2 || legend?.classes ? (
        <ClassLegend classCount={data.classCount} legend={legend} />
      ) : isGraph ? null : (
        <ColourLegend
          range={outputRange(data.output, size)}
          label={legend?.target?.name ?? say("boundary.output")}
          discretise={discretises}
        />
      )}
      {/* Choices of what is shown wait: neither test points nor decided classes are drawn on. */}
      <div className={styles.options} hidden={isDrawing}>
        {!hidesTest && (
          <Check
            label={say("boundary.testPoints")}
            checked={showsTestData}
            onChange={(checked) => playground.prefer({ showsTestData: checked })}
          />
        )}
        {isGraph && <ShareChecks />}
        {!isGraph && !hidesClasses && (
          <Check
            label={say("boundary.discretise")}
            checked={discretises}
            onChange={(checked) => playground.prefer({ discretises: checked })}
          />
        )}
      </div>
    </Panel>
  );
}

/** What each neuron adds to the graph, beside each other or stacked; of a single output only. */
function ShareChecks() {
  const playground = usePlayground();
  const shares = usePlaygroundState((state) => state.preferences.shares);
  const { outputCount } = useRunData();
  if (outputCount > 1) return null;
  return (
    <>
      <Check
        label={say("graph.shares")}
        checked={shares !== "hidden"}
        onChange={(checked) => playground.prefer({ shares: checked ? "beside" : "hidden" })}
      />
      {shares !== "hidden" && (
        <Check
          label={say("graph.stacked")}
          checked={shares === "stacked"}
          onChange={(checked) => playground.prefer({ shares: checked ? "stacked" : "beside" })}
        />
      )}
    </>
  );
}
