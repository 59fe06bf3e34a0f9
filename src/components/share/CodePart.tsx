import { useId, useMemo, useState } from "react";
import { programLanguages } from "../../exchange/programs/languages.ts";
import { programSetUp } from "../../exchange/programs/program.ts";
import { saveFile } from "../../plots/shared/download.ts";
import { type ArmState, armLabel } from "../../store/playground/arms.ts";
import { changesOf } from "../../store/share/take-run.ts";
import { say } from "../../words/say.ts";
import { CopyButton } from "../controls/CopyButton.tsx";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import styles from "./ShareDialog.module.css";

/** A program runs at least to here, so that losses can be compared before anything was trained here. */
const fewestEpochs = 20;
/** A student waits for it. */
const mostEpochs = 2000;

/** A program that repeats one activation's training elsewhere. */
export function CodePart() {
  const id = useId();
  const playground = usePlayground();
  const experiment = usePlaygroundState((state) => state.experiment);
  const arms = usePlaygroundState((state) => state.arms);
  const epoch = usePlaygroundState((state) => state.lastEpoch);
  const focused = usePlaygroundState((state) => state.focusedArm);
  const [armId, setArm] = useState(focused);
  const [languageId, setLanguage] = useState("numpy");
  const language = programLanguages.find((one) => one.id === languageId) ?? programLanguages[0];
  const chosen = arms.find((one) => one.armId === armId) ?? arms[0];
  const hasChanges = changesOf(playground.live.log()).length > 0;
  const epochs = Math.min(Math.max(epoch, fewestEpochs), mostEpochs);
  const program = useMemo(() => {
    if (!chosen || !language) return "";
    const shown = hasChanges ? [] : (playground.live.histories.getState().get(chosen.armId) ?? []);
    const address = window.location.href;
    return language.write(programSetUp(experiment, chosen.arm, { epochs, shown, address }));
  }, [playground, experiment, chosen, language, epochs, hasChanges]);
  if (!chosen || !language) return null;
  const { extension, type } = language;
  const name = `${chosen.arm.activation}-${language.id}.${extension}`;
  return (
    <>
      <p>{say("share.code.explain")}</p>
      <div className={styles.row}>
        <label htmlFor={`${id}-arm`}>{say("share.code.activation")}</label>
        <select
          id={`${id}-arm`}
          value={chosen.armId}
          onChange={({ target }) => setArm(target.value)}
        >
          {arms.map((state: ArmState) => (
            <option key={state.armId} value={state.armId}>
              {armLabel(state, arms)}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-language`}>{say("share.code.language")}</label>
        <select
          id={`${id}-language`}
          value={language.id}
          onChange={({ target }) => setLanguage(target.value)}
        >
          {programLanguages.map((one) => (
            <option key={one.id} value={one.id}>
              {one.label}
            </option>
          ))}
        </select>
      </div>
      <div className={styles.row}>
        <button type="button" onClick={() => saveFile(name, new Blob([program], { type }))}>
          {say("share.code.save", { name })}
        </button>
        <CopyButton text={program} label={say("share.code.copy")} />
      </div>
      {hasChanges && <p className={styles.note}>{say("share.code.changed")}</p>}
      <pre
        className={styles.code}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
        tabIndex={0}
      >
        {program}
      </pre>
    </>
  );
}
