import type { Variation } from "../../engine/race/race.ts";
import { say } from "../../words/say.ts";
import { useRaceState, useRaces } from "../shared/race-context.ts";
import styles from "./ResultChoices.module.css";
import { SavedRaces } from "./SavedRaces.tsx";
import { valueLabels } from "./set-up-words.ts";

/** What the charts count time in, and which value of the variation they show. */
export function ResultChoices({ variation }: { readonly variation: Variation | null }) {
  return (
    <div className={styles.choices}>
      <MeasureSwitch />
      {variation && <VariantChoice variation={variation} />}
      <SavedRaces />
    </div>
  );
}

function MeasureSwitch() {
  const races = useRaces();
  const measure = useRaceState((state) => state.measure);
  return (
    <fieldset className={styles.switch}>
      <legend className="visually-hidden">{say("race.measure")}</legend>
      {(["epochs", "milliseconds"] as const).map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="race-measure"
            checked={measure === one}
            onChange={() => races.setMeasure(one)}
          />{" "}
          {say(`race.measure.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}

function VariantChoice({ variation }: { readonly variation: Variation }) {
  const races = useRaces();
  const variant = useRaceState((state) => state.variant);
  return (
    <label>
      {say(`race.varied.${variation.field}`)}{" "}
      <select value={variant} onChange={(event) => races.setVariant(Number(event.target.value))}>
        {valueLabels(variation).map((value, index) => (
          <option key={value} value={index}>
            {value}
          </option>
        ))}
      </select>
    </label>
  );
}
