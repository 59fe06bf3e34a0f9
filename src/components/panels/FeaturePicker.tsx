import { features } from "../../engine/features.ts";
import { Help } from "../controls/Help.tsx";
import { usePlayground, usePlaygroundState } from "../playground-context.ts";
import styles from "./NetworkShape.module.css";

/** What the network sees: one toggle for each feature; the last one stays on. */
export function FeaturePicker() {
  const playground = usePlayground();
  const chosen = usePlaygroundState((state) => state.experiment.network.features);
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>
        Features <Help term="features" />
      </legend>
      <div className={styles.row}>
        {features.map(({ id, label }) => {
          const isOn = chosen.includes(id);
          const next = features
            .map((feature) => feature.id)
            .filter((other) => (other === id ? !isOn : chosen.includes(other)));
          return (
            <button
              key={id}
              type="button"
              className={styles.toggle}
              aria-pressed={isOn}
              disabled={isOn && chosen.length === 1}
              onClick={() => playground.edit("network.features", next)}
            >
              {label}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
