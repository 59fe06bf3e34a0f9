import { isOfNumbers, type Variation } from "../../engine/race/race.ts";
import type { Measure } from "../../engine/statistics/race-time.ts";
import type { EntrantSummary } from "../../engine/statistics/summarise-race.ts";
import { type Trend, trendOf } from "../../engine/statistics/trend.ts";
import { SettingChart } from "../../plots/race/SettingChart.tsx";
import { formatShort } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import findingStyles from "./Findings.module.css";
import { formatTime } from "./race-texts.ts";
import { valueLabels } from "./set-up-words.ts";
import styles from "./Trends.module.css";

interface TrendsProps {
  readonly variation: Variation;
  readonly summaries: readonly EntrantSummary[];
  /** By arm. */
  readonly names: readonly string[];
  readonly slots: readonly number[];
  readonly measure: Measure;
  readonly chosen: number;
  readonly onChoose: (variant: number) => void;
}

/** What a race along a setting is about: how every activation's time changes with it, in a sentence each and a picture. */
export function Trends(props: TrendsProps) {
  const { variation, summaries, names, slots, measure, chosen, onChoose } = props;
  const values = valueLabels(variation);
  const name = say(`race.varied.${variation.field}`);
  const arms = names.map((label, arm) => ({
    label,
    index: slots[arm] ?? arm,
    summaries: summaries.filter((summary) => summary.arm === arm),
  }));
  const hasRuns = summaries.some(({ runs }) => runs > 0);
  return (
    <>
      {hasRuns && isOfNumbers(variation) && (
        <div className={findingStyles.findings} aria-live="polite">
          {arms.map((arm) => (
            <p key={arm.label} className={findingStyles.sentence}>
              <span className={findingStyles.claim}>
                {trendWords(trendOf(arm.summaries, measure), arm.label, name, values)}
              </span>
            </p>
          ))}
        </div>
      )}
      <div className={styles.chart}>
        <SettingChart
          curves={arms.map(({ label, index, summaries: own }) => ({
            label,
            index,
            points: own.map((summary) => ({
              median: summary[measure].median,
              interval: summary[measure].medianInterval,
              convergedShare: summary.convergedShare,
            })),
          }))}
          values={values}
          isLine={isOfNumbers(variation)}
          name={name}
          description={say("trend.chart", { measure, name })}
          axisLabel={say("trend.axis", { measure })}
          failedLabel={say("trend.failed")}
          format={(time) => formatTime(time, measure)}
          chosen={chosen}
          onChoose={onChoose}
        />
      </div>
    </>
  );
}

/** More digits than a median's interval has would promise too much. */
const inTwoDigits = (ratio: number): string => formatShort(Number(ratio.toPrecision(2)));

function trendWords(trend: Trend, arm: string, name: string, values: readonly string[]): string {
  const first = values[trend.first] ?? "";
  const last = values[trend.last] ?? "";
  const failing = trend.failsFrom === null ? null : (values[trend.failsFrom] ?? "");
  switch (trend.direction) {
    case "never":
      return say("trend.never", { arm, name });
    case "slower": {
      const times = inTwoDigits(trend.ratio);
      return failing === null
        ? say("trend.slower", { arm, name, first, last, times })
        : say("trend.slowerThenFails", { arm, name, first, last, times, failing });
    }
    case "faster":
      return failing === null
        ? say("trend.faster", {
            arm,
            name,
            first,
            last,
            times: inTwoDigits(1 / trend.ratio),
          })
        : say("trend.fasterThenFails", { arm, name, last, failing });
    case "turning":
      return say("trend.turning", {
        arm,
        name,
        first,
        last,
        best: values[trend.best] ?? "",
        overFirst: inTwoDigits(trend.overBest[0]),
        overLast: inTwoDigits(trend.overBest[1]),
        failing: failing ?? "none",
      });
    case "fasterUpTo":
      return say("trend.fasterUpTo", {
        arm,
        name,
        first,
        best: values[trend.best] ?? "",
        overFirst: inTwoDigits(trend.overBest[0]),
        failing: failing ?? "none",
      });
    case "unclear":
      return failing === null
        ? say("trend.unclear", { arm, name, first, last })
        : say("trend.unclearThenFails", { arm, name, failing });
  }
}
