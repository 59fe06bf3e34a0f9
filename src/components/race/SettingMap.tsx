import type { Variation } from "../../engine/race/race.ts";
import { variedNames } from "../../engine/race/race-text.ts";
import type { Measure } from "../../engine/statistics/race-time.ts";
import type { EntrantSummary } from "../../engine/statistics/summarise-race.ts";
import { type MapRow, ResultMap } from "../../plots/race/ResultMap.tsx";
import { cellWords, formatTime, valueLabels } from "./race-texts.ts";

interface SettingMapProps {
  readonly variation: Variation;
  readonly summaries: readonly EntrantSummary[];
  /** By arm. */
  readonly names: readonly string[];
  readonly slots: readonly number[];
  readonly measure: Measure;
  readonly chosen?: number;
  readonly onChoose?: (variant: number) => void;
}

/** Every arm at every value of the varied setting. */
export function SettingMap({ variation, summaries, names, slots, ...rest }: SettingMapProps) {
  const { measure } = rest;
  const columns = valueLabels(variation);
  const rows = names.map((label, arm): MapRow => {
    const own = summaries.filter((summary) => summary.arm === arm);
    return {
      key: String(arm),
      label,
      index: slots[arm] ?? arm,
      cells: own.map((summary) => ({
        median: summary[measure].median,
        failureShare: summary.convergedShare === null ? null : 1 - summary.convergedShare,
        words: cellWords(
          label,
          `${variedNames[variation.field]} ${columns[summary.variant]}`,
          summary,
          measure,
        ),
      })),
    };
  });
  const { chosen, onChoose } = rest;
  return (
    <ResultMap
      rows={rows}
      columns={columns}
      columnsLabel={variedNames[variation.field]}
      valueLabel={`median ${measure} to the target`}
      format={(median) => formatTime(median, measure)}
      {...(chosen === undefined ? {} : { chosen })}
      {...(onChoose ? { onChoose } : {})}
    />
  );
}
