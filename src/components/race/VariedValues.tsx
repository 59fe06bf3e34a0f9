import { useState } from "react";
import { experimentFields } from "../../engine/experiment/fields.ts";
import type { Variation } from "../../engine/race/race.ts";
import { entryText, say } from "../../words/say.ts";
import { Check } from "../controls/Check.tsx";
import { Popover } from "../controls/Popover.tsx";
import { useRaces } from "../shared/race-context.ts";
import styles from "./SetUp.module.css";

interface VariedValuesProps {
  readonly variation: Variation;
}

/** The values that the varied setting takes. */
export function VariedValues({ variation }: VariedValuesProps) {
  return variation.field === "scheme" ? (
    <Schemes chosen={variation.values} />
  ) : (
    <Numbers variation={variation} key={variation.field} />
  );
}

function Numbers({ variation }: { readonly variation: Exclude<Variation, { field: "scheme" }> }) {
  const races = useRaces();
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    const values = numbersIn(draft ?? "");
    if (draft !== null && values.length > 0) races.set({ variation: { ...variation, values } });
    setDraft(null);
  };
  return (
    <input
      type="text"
      className={styles.values}
      aria-label={say("race.variedValues", { name: say(`race.varied.${variation.field}`) })}
      value={draft ?? variation.values.join(", ")}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        if (event.key === "Escape") setDraft(null);
      }}
    />
  );
}

/** In ascending order, each once. */
const numbersIn = (text: string): readonly number[] =>
  [
    ...new Set(
      text
        .split(/[,;\s]+/)
        .filter((part) => part !== "")
        .map(Number),
    ),
  ]
    .filter(Number.isFinite)
    .sort((left, right) => left - right);

type Scheme = Extract<Variation, { field: "scheme" }>["values"][number];

function Schemes({ chosen }: { readonly chosen: readonly Scheme[] }) {
  const races = useRaces();
  const { options } = experimentFields["initialisation.scheme"];
  const all = Object.keys(options) as readonly Scheme[];
  const toggle = (scheme: Scheme) => {
    const values = all.filter((one) => (one === scheme) !== chosen.includes(one));
    if (values.length > 0) races.set({ variation: { field: "scheme", values } });
  };
  return (
    <Popover
      trigger={say("race.schemesChosen", { count: chosen.length, all: all.length })}
      label={say("race.chooseSchemes")}
    >
      <fieldset className={styles.schemes}>
        <legend>{say("race.schemes")}</legend>
        {all.map((scheme) => (
          <Check
            key={scheme}
            label={entryText(`initialisation.scheme.${scheme}`, options[scheme])}
            checked={chosen.includes(scheme)}
            onChange={() => toggle(scheme)}
          />
        ))}
      </fieldset>
    </Popover>
  );
}
