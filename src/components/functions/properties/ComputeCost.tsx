import { useEffect, useState } from "react";
import type { ValueCost } from "../../../engine/fast/value-cost.ts";
import type { ElementwiseActivation } from "../../../functions/families/activation-function.ts";
import { formatShort } from "../../../words/format.ts";
import { say } from "../../../words/say.ts";
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
          {say("cost.again")}
        </button>
      )}
    </span>
  );
}

function costText(measurement: Measurement, label: string): string {
  if (measurement === "measuring") return say("cost.measuring");
  if (measurement === "impossible") return say("cost.impossible");
  const { nanoseconds, baselineNanoseconds } = measurement;
  const own = { nanoseconds: rounded(nanoseconds) };
  if (label === "ReLU") return say("cost.alone", own);
  return say("cost.besideRelu", { ...own, times: rounded(nanoseconds / baselineNanoseconds) });
}

/** To two digits: more would change from one measurement to the next. */
const rounded = (value: number): string => formatShort(Number(value.toPrecision(2)));
