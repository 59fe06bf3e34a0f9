import { useEffect, useState } from "react";
import type { ValueCost } from "../../engine/fast/value-cost.ts";
import type { ElementwiseActivation } from "../../functions/families/activation-function.ts";
import { formatShort } from "../../words/format.ts";
import styles from "./ComputeCost.module.css";
import { measureCost } from "./measure-cost.ts";

type Measurement = ValueCost | "measuring" | "impossible";

/** Lets the page draw first. */
const patienceMs = 350;

/** What f and f′ of one value cost on this machine, beside ReLU. */
export function ComputeCost({ activation }: { readonly activation: ElementwiseActivation }) {
  const [measurement, setMeasurement] = useState<Measurement>("measuring");
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt measures again
  useEffect(() => {
    let isWanted = true;
    setMeasurement("measuring");
    const timer = setTimeout(async () => {
      const found = await measureCost(activation, () => isWanted);
      if (isWanted) setMeasurement(found);
    }, patienceMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [activation, attempt]);

  return (
    <span className={styles.cost}>
      {costText(measurement, activation.label)}{" "}
      {typeof measurement === "object" && (
        <button type="button" className={styles.again} onClick={() => setAttempt(attempt + 1)}>
          Measure again
        </button>
      )}
    </span>
  );
}

function costText(measurement: Measurement, label: string): string {
  if (measurement === "measuring") return "measuring on this machine…";
  if (measurement === "impossible") return "cannot be measured here: no WebAssembly SIMD.";
  const { nanoseconds, baselineNanoseconds } = measurement;
  const own = `${formatShort(Number(nanoseconds.toPrecision(2)))} ns a value for f and f′ on this machine`;
  if (label === "ReLU") return `${own}.`;
  return `${own}: ${formatShort(Number((nanoseconds / baselineNanoseconds).toPrecision(2)))} times ReLU's.`;
}
