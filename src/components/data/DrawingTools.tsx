import { useId } from "react";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import { mostClasses } from "../../engine/data/points.ts";
import { experimentFields } from "../../engine/experiment/fields.ts";
import { useColours } from "../../plots/shared/use-colours.ts";
import { type DrawingState, tools } from "../../store/playground/drawing.ts";
import { classesIn } from "../../store/playground/point-edits.ts";
import { sayClass } from "../../words/data.ts";
import { formatShort } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { Check } from "../controls/Check.tsx";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import styles from "./DrawingTools.module.css";
import { SetName } from "./SetName.tsx";
import { useDrawnLegend } from "./use-drawn-legend.ts";

/** What the pen does and draws, and how the points come to be learned; in one line where there is room. */
export function DrawingTools({ isWide = false }: { readonly isWide?: boolean }) {
  const id = useId();
  const { drawing } = usePlayground();
  const { tool, task, label, density, isLive, inputs } = useStore(
    drawing.store,
    useShallow(({ tool, task, label, density, isLive, inputs }: DrawingState) => ({
      tool,
      task,
      label,
      density,
      isLive,
      inputs,
    })),
  );
  const isLearned = usePlaygroundState(({ experiment }) => experiment.data.dataset === "points");
  const { labelMin, labelMax } = experimentFields["data.points"];
  return (
    <fieldset className={styles.tools} data-wide={isWide}>
      <legend className="visually-hidden">{say("draw.tools")}</legend>
      <div className={styles.row}>
        {tools.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === tool}
            onClick={() => drawing.choose({ tool: one })}
          >
            {say(`draw.tool.${one}`)}
          </button>
        ))}
      </div>
      <div className={styles.row}>
        <label htmlFor={`${id}-task`} className="visually-hidden">
          {say("draw.task")}
        </label>
        <select
          id={`${id}-task`}
          value={task}
          onChange={(event) =>
            drawing.choose({ task: event.target.value as typeof task, label: 0 })
          }
        >
          <option value="classification">{say("draw.task.classification")}</option>
          <option value="regression">{say("draw.task.regression")}</option>
        </select>
        {task === "classification" ? (
          <Classes chosen={label} />
        ) : inputs === 1 ? (
          <span className={styles.value}>{say("draw.byHeight")}</span>
        ) : (
          <label className={styles.value}>
            {say("draw.value")}{" "}
            <input
              type="range"
              min={Math.max(labelMin, -1)}
              max={Math.min(labelMax, 1)}
              step={0.1}
              value={label}
              onChange={(event) => drawing.choose({ label: Number(event.target.value) })}
            />{" "}
            {formatShort(label)}
          </label>
        )}
      </div>
      <div className={styles.row}>
        <label className={styles.value}>
          {say("draw.density")}{" "}
          <input
            type="range"
            min={1}
            max={20}
            value={density}
            onChange={(event) => drawing.choose({ density: Number(event.target.value) })}
          />
        </label>
        <Check
          label={say("draw.live")}
          checked={isLive}
          onChange={(checked) => drawing.choose({ isLive: checked })}
        />
      </div>
      <div className={styles.row} data-waits={!isLearned}>
        <SetName />
      </div>
      <div className={styles.row}>
        <PointCount />
        <button type="button" onClick={drawing.clear}>
          {say("draw.clear")}
        </button>
        <button type="button" className={styles.done} onClick={drawing.end}>
          {say("draw.done")}
        </button>
      </div>
    </fieldset>
  );
}

/** With a stroke it changes at every move of the pen, and nothing around it does. */
function PointCount() {
  const { drawing } = usePlayground();
  const count = useStore(drawing.store, ({ points }) => points.length);
  const { minLength } = experimentFields["data.points"];
  return (
    <span role="status" className={styles.count}>
      {count < minLength
        ? say("draw.fewer", { count, least: minLength })
        : say("draw.count", { count })}
    </span>
  );
}

/** A button for each class that a pen can draw, in its colour; the next one after those there are. */
function Classes({ chosen }: { readonly chosen: number }) {
  const { drawing } = usePlayground();
  const legend = useDrawnLegend();
  const { classNames, ends } = useColours();
  const used = useStore(drawing.store, ({ points }) => classesIn(points));
  const known = legend?.classes?.length ?? mostClasses;
  const count = Math.min(Math.max(used + 1, chosen + 1, 3), known);
  const colours = used <= 2 && chosen < 2 ? [ends.negative, ends.positive] : classNames;
  return (
    <span className={styles.classes}>
      {Array.from({ length: count }, (_, index) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: a class is its index.
          key={index}
          type="button"
          className={styles.class}
          aria-pressed={index === chosen}
          aria-label={sayClass(legend, index)}
          title={sayClass(legend, index)}
          onClick={() => drawing.choose({ label: index })}
        >
          <span style={{ background: colours[index] ?? classNames[index % classNames.length] }} />
        </button>
      ))}
    </span>
  );
}
