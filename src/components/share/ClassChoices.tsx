import { useId } from "react";
import { actionIds } from "../../store/page/actions.ts";
import {
  controlIds,
  lockableIds,
  type PartId,
  viewPartIds,
} from "../../store/page/link-settings.ts";
import { panelIds } from "../../store/playground/link-limits.ts";
import { languages } from "../../words/languages.ts";
import type { MessageId } from "../../words/rooms.ts";
import { say } from "../../words/say.ts";
import styles from "./ShareDialog.module.css";

/** What a class does not see, cannot change, and in which language it reads. */
export interface Limits {
  readonly hidden: readonly PartId[];
  readonly locked: readonly PartId[];
  readonly language: string;
}

export const noLimits: Limits = { hidden: [], locked: [], language: "en" };

/** The parts in groups, as the registries list them. */
const groups: readonly (readonly [label: MessageId, ids: readonly PartId[]])[] = [
  ["share.class.panels", panelIds],
  ["share.class.controls", controlIds],
  ["share.class.views", viewPartIds],
  ["share.class.actions", ["setUps", ...actionIds]],
];

/** Other languages than those of tests. */
const offered = Object.keys(languages).filter((id) => id !== "pseudo");

const standings = ["shown", "locked", "hidden"] as const;

type Standing = (typeof standings)[number];

interface ClassChoicesProps {
  readonly limits: Limits;
  readonly onChange: (limits: Limits) => void;
}

/** For each part of the page how it stands for a class. */
export function ClassChoices({ limits, onChange }: ClassChoicesProps) {
  const id = useId();
  return (
    <details>
      <summary>{say("share.class")}</summary>
      <p className={styles.note}>{say("share.class.explain")}</p>
      {offered.length > 1 && (
        <p className={styles.row}>
          <label htmlFor={id}>{say("share.class.language")}</label>
          <select
            id={id}
            value={limits.language}
            onChange={({ target }) => onChange({ ...limits, language: target.value })}
          >
            {offered.map((language) => (
              <option key={language} value={language}>
                {new Intl.DisplayNames([language], { type: "language" }).of(language)}
              </option>
            ))}
          </select>
        </p>
      )}
      {groups.map(([label, parts]) => (
        <fieldset key={label} className={styles.group}>
          <legend>{say(label)}</legend>
          {parts.map((part) => (
            <PartChoice key={part} part={part} limits={limits} onChange={onChange} />
          ))}
        </fieldset>
      ))}
    </details>
  );
}

interface PartChoiceProps extends ClassChoicesProps {
  readonly part: PartId;
}

function PartChoice({ part, limits, onChange }: PartChoiceProps) {
  const id = useId();
  const { hidden, locked } = limits;
  const standing: Standing = hidden.includes(part)
    ? "hidden"
    : locked.includes(part)
      ? "locked"
      : "shown";
  const allowed = standings.filter((one) => one !== "locked" || lockableIds.includes(part));
  const choose = (chosen: string) => {
    const without = (ids: readonly PartId[]) => ids.filter((one) => one !== part);
    onChange({
      ...limits,
      hidden: chosen === "hidden" ? [...without(hidden), part] : without(hidden),
      locked: chosen === "locked" ? [...without(locked), part] : without(locked),
    });
  };
  return (
    <p className={styles.choice}>
      <label htmlFor={id}>{say(labelOf(part))}</label>
      <select
        id={id}
        data-limit={part}
        value={standing}
        onChange={({ target }) => choose(target.value)}
      >
        {allowed.map((one) => (
          <option key={one} value={one}>
            {say(`share.class.${one}`)}
          </option>
        ))}
      </select>
    </p>
  );
}

function labelOf(part: PartId): MessageId {
  switch (part) {
    case "why":
    case "functions":
    case "race":
    case "claims":
      return `view.${part}`;
    default:
      return `part.${part}`;
  }
}
