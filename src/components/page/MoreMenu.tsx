import { useId } from "react";
import type { Preferences } from "../../store/shared/preferences.ts";
import { say } from "../../words/say.ts";
import { ActionButton } from "../controls/ActionButton.tsx";
import { Icon } from "../controls/Icon.tsx";
import { Popover } from "../controls/Popover.tsx";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import { About } from "./About.tsx";
import styles from "./MoreMenu.module.css";
import { useShareDialog } from "./use-share-dialog.tsx";

const themes = ["system", "light", "dark"] as const;
const steps = ["epoch", "iteration"] as const;

/** What is chosen once and seldom again, and what the page is. */
export function MoreMenu() {
  const share = useShareDialog();
  return (
    <>
      <Popover
        label={say("page.more")}
        trigger={<Icon name="more" />}
        triggerClassName={styles.trigger}
      >
        <div className={styles.menu}>
          <div className={styles.choices}>
            <Choice
              preference="theme"
              label={say("page.theme")}
              options={themes.map((theme) => [theme, say(`page.theme.${theme}`)])}
            />
            <Choice
              preference="stepBy"
              label={say("page.stepIsOne")}
              options={steps.map((by) => [by, say(`page.step.${by}`)])}
            />
          </div>
          <ActionButton action="copyLink" icon="link" className={styles.wide}>
            {say("action.copyLink")}
          </ActionButton>
          <button type="button" className={styles.wide} aria-haspopup="dialog" onClick={share.open}>
            {say("page.shareAll")}
          </button>
          <About />
        </div>
      </Popover>
      {share.dialog}
    </>
  );
}

interface ChoiceProps<Key extends keyof Preferences> {
  readonly preference: Key;
  readonly label: string;
  /** Values with their names. */
  readonly options: readonly (readonly [Preferences[Key] & string, string])[];
}

function Choice<Key extends "theme" | "stepBy">({ preference, label, options }: ChoiceProps<Key>) {
  const id = useId();
  const playground = usePlayground();
  const value = usePlaygroundState((state) => state.preferences[preference]);
  return (
    <p className={styles.choice}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        data-preference={preference}
        value={value}
        onChange={(event) => {
          const chosen = options.find(([option]) => option === event.target.value);
          if (chosen) playground.prefer({ [preference]: chosen[0] });
        }}
      >
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </p>
  );
}
