import type { Variation } from "../../engine/race/race.ts";
import type { Measure } from "../../engine/statistics/race-time.ts";
import type { EntrantSummary } from "../../engine/statistics/summarise-race.ts";
import { type MapRow, ResultMap } from "../../plots/race/ResultMap.tsx";
import { say } from "../../words/say.ts";
import { cellWords, formatTime } from "./race-texts.ts";
import { valueLabels } from "./set-up-words.ts";

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
  const name = say(`race.varied.${variation.field}`);
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
          say("race.cell.setting", { name, value: columns[summary.variant] ?? "" }),
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
      columnsLabel={name}
      valueLabel={say("race.map.value", { measure })}
      format={(median) => formatTime(median, measure)}
      {...(chosen === undefined ? {} : { chosen })}
      {...(onChoose ? { onChoose } : {})}
    />
  );
}
