import { useId } from "react";
import type { LayerShape } from "../../engine/network/network-shape.ts";
import { say } from "../../words/say.ts";
import { useWhyState, useWhyView } from "../shared/why-context.ts";
import styles from "./LayerChoice.module.css";

interface LayerChoiceProps {
  readonly layers: readonly LayerShape[];
  /** With one unit of the layer to be chosen as well. */
  readonly hasUnits?: boolean;
}

/** The hidden layer that is looked at, where there are several, and a unit of it. */
export function LayerChoice({ layers, hasUnits = false }: LayerChoiceProps) {
  const view = useWhyView();
  const layer = useShownLayer(layers);
  const unit = useWhyState((state) => state.unit);
  const count = layers[layer]?.units ?? 0;
  return (
    <div className={styles.choice}>
      {layers.length > 1 && (
        <Choice
          label={say("why.layers")}
          options={layers.map((_, index) => [String(index), String(index + 1)])}
          value={String(layer)}
          onChange={(value) => view.setState({ layer: Number(value), unit: null })}
        />
      )}
      {hasUnits && (
        <Choice
          label={say("why.units")}
          options={[
            ["", say("why.allUnits")],
            ...Array.from(
              { length: count },
              (_, index) => [String(index), String(index + 1)] as const,
            ),
          ]}
          value={unit === null || unit >= count ? "" : String(unit)}
          onChange={(value) => view.setState({ unit: value === "" ? null : Number(value) })}
        />
      )}
    </div>
  );
}

/** The layer that was chosen, as far as there is one. */
export const useShownLayer = (layers: readonly LayerShape[]): number =>
  Math.min(
    useWhyState((state) => state.layer),
    Math.max(0, layers.length - 1),
  );

interface ChoiceProps {
  readonly label: string;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Choice({ label, options, value, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <span className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
