import { useState } from "react";
import { experimentFields } from "../../engine/experiment/fields.ts";
import type { InitialiserId } from "../../engine/network/initialisers.ts";
import type { NumberVariation, Variation } from "../../engine/race/race.ts";
import { entryText, say } from "../../words/say.ts";
import { Check } from "../controls/Check.tsx";
import { Popover } from "../controls/Popover.tsx";
import { usePlaygroundState } from "../shared/playground-context.ts";
import { useRaces } from "../shared/race-context.ts";
import styles from "./SetUp.module.css";
import { datasetText, optionText } from "./set-up-words.ts";
import { datasetsLike, outputsFor } from "./usual-variations.ts";

interface VariedValuesProps {
  readonly variation: Variation;
}

/** The values that the varied setting takes. */
export function VariedValues({ variation }: VariedValuesProps) {
  const races = useRaces();
  const experiment = usePlaygroundState((state) => state.experiment);
  const { options } = experimentFields["initialisation.scheme"];
  switch (variation.field) {
    case "scheme":
      return (
        <Choices
          field="scheme"
          all={Object.keys(options) as readonly InitialiserId[]}
          chosen={variation.values}
          labelOf={(id) => entryText(`initialisation.scheme.${id}`, options[id] ?? id)}
          onChoose={(values) => races.set({ variation: { field: "scheme", values } })}
        />
      );
    case "output":
      return (
        <Choices
          field="output"
          all={outputsFor(experiment.data)}
          chosen={variation.values}
          labelOf={(id) => optionText("network.output", id)}
          onChoose={(values) => races.set({ variation: { field: "output", values } })}
        />
      );
    case "rateAndScheme":
      // As a link or a file has them: what tries such pairs by itself is a sweep.
      return null;
    case "dataset":
      return (
        <Choices
          field="dataset"
          all={datasetsLike(experiment.data)}
          chosen={variation.values}
          labelOf={datasetText}
          onChoose={(values) => races.set({ variation: { field: "dataset", values } })}
        />
      );
    default:
      return <Numbers variation={variation} key={variation.field} />;
  }
}

function Numbers({ variation }: { readonly variation: NumberVariation }) {
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

interface ChoicesProps<Id extends string> {
  readonly field: Exclude<Exclude<Variation, NumberVariation>["field"], "rateAndScheme">;
  readonly all: readonly Id[];
  readonly chosen: readonly Id[];
  readonly labelOf: (id: Id) => string;
  readonly onChoose: (chosen: readonly Id[]) => void;
}

/** In the order of the menu, at least one. */
function Choices<Id extends string>(props: ChoicesProps<Id>) {
  const { field, all, chosen, labelOf, onChoose } = props;
  const toggle = (id: Id) => {
    const values = all.filter((one) => (one === id) !== chosen.includes(one));
    if (values.length > 0) onChoose(values);
  };
  return (
    <Popover
      trigger={say("race.chosen", { count: chosen.length, all: all.length })}
      label={say(`race.choose.${field}`)}
    >
      <fieldset className={styles.choices}>
        <legend>{say(`race.choices.${field}`)}</legend>
        {all.map((id) => (
          <Check
            key={id}
            label={labelOf(id)}
            checked={chosen.includes(id)}
            onChange={() => toggle(id)}
          />
        ))}
      </fieldset>
    </Popover>
  );
}
