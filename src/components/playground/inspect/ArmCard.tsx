import { useId } from "react";
import { ArmSwatch } from "../../../plots/shared/ArmSwatch.tsx";
import { type ArmState, armActivation, armLabel } from "../../../store/playground/arms.ts";
import { armStatus, endings } from "../../../store/shared/run-words.ts";
import { say } from "../../../words/say.ts";
import { Icon } from "../../controls/Icon.tsx";
import { usePlayground, usePlaygroundState, useRunData } from "../../shared/playground-context.ts";
import { ArmBoundary } from "../boundary/ArmBoundary.tsx";
import { CardCurve } from "../panels/fetched-panels.ts";
import { pictureCells } from "../pictures/picture-cells.ts";
import { useLayerFunctions, useLayerParameters } from "../pictures/use-learned-parameters.ts";
import { usePicture } from "../pictures/use-picture.ts";
import { FunctionMenu } from "../settings/FunctionMenu.tsx";
import styles from "./ArmCard.module.css";

/** One arm: its function, boundary and status. A click shows it large. */
export function ArmCard({ state }: { readonly state: ArmState }) {
  const id = useId();
  const playground = usePlayground();
  const arms = usePlaygroundState((all) => all.arms);
  const data = useRunData();
  const isFocused = usePlaygroundState((all) => all.focusedArm === state.armId);
  const outcome = usePlaygroundState((all) => endings(all.readings.get(state.armId)).at(-1)?.kind);
  const status = usePlaygroundState((all) => {
    const isEdited = all.editedArms.has(state.armId);
    return armStatus(all.readings.get(state.armId), { ...all, isEdited });
  });
  const boundary = usePicture("boundary", state.armId, { cells: pictureCells.card });
  const layers = useLayerParameters(state);
  const functions = useLayerFunctions(state);
  const label = armLabel(state, arms);
  return (
    <article
      className={styles.card}
      data-arm={state.armId}
      data-focused={isFocused}
      aria-labelledby={id}
    >
      <h3 id={id} className="visually-hidden">
        {label}
      </h3>
      <div className={styles.head}>
        <ArmSwatch index={state.slot} widthPx={22} />
        <span className={styles.function}>
          <Name label={label} />
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
      <button
        type="button"
        className={styles.body}
        aria-label={say("arms.show", { arm: label })}
        aria-pressed={isFocused}
        onClick={() => playground.focus(state.armId)}
      >
        <span className={styles.boundary} data-cells={pictureCells.card}>
          <ArmBoundary
            key={state.armId}
            state={state}
            source={boundary}
            description={say("boundary.ofArm", { arm: label, inputs: data.inputCount })}
            small
          />
        </span>
        <span className={styles.curve}>
          <CardCurve
            activation={armActivation(state.arm)}
            functions={functions}
            layers={layers}
            armIndex={state.slot}
          />
        </span>
      </button>
      <p className={styles.status} data-outcome={outcome} title={status} suppressHydrationWarning>
        {status}
      </p>
    </article>
  );
}

/** "Hard sigmoid" large, "(ReLU6)" small, as the heading already says it. */
function Name({ label }: { readonly label: string }) {
  const [, name, detail] = /^(.*?)(?: (\(.*\)))?$/.exec(label) ?? [];
  return (
    <span className={styles.name} aria-hidden="true">
      {name}{" "}
      {detail && <span className={styles.detail}>{detail.replaceAll(" = ", "\u00a0=\u00a0")}</span>}
    </span>
  );
}
