import type { ArmSpec } from "../../engine/experiment/experiment.ts";
import type { Race } from "../../engine/race/race.ts";
import { logShares } from "../../engine/statistics/log-shares.ts";
import { formatCount } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { armLabel, entrantIndex } from "../entrants.ts";
import type { OutcomeRow } from "../outcome.ts";
import { sayBareValue } from "../say-entrant.ts";
import { escaped } from "./html.ts";

/** Function × value of what varies: the deeper the colour, the longer the typical run; empty cells without outcome. */
export function mapTable(race: Race, rows: readonly OutcomeRow[] | null = null): string {
  const { experiment, variation } = race;
  const values = variation?.values ?? [];
  const shares = logShares((rows ?? []).map(({ median }) => median));
  const heads = values.map(
    (_, variant) =>
      `<th scope="col">${escaped(variation ? sayBareValue(variation, variant) : "")}</th>`,
  );
  const body = experiment.arms.map((arm: ArmSpec, index) => {
    const cells = values.map((_, variant) => {
      const at = entrantIndex(race, { arm: index, variant });
      return cellOf(rows?.[at], shares[at] ?? 0);
    });
    return `<tr><th scope="row">${escaped(armLabel(arm))}</th>${cells.join("")}</tr>`;
  });
  const caption = rows ? `<caption class="soft">${escaped(say("worksheet.map"))}</caption>` : "";
  return `<table class="map">${caption}<thead><tr><td class="soft"></td>${heads.join("")}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}

function cellOf(row: OutcomeRow | undefined, share: number): string {
  if (!row) return "<td></td>";
  const { median, converged, runs } = row;
  const text = median === null ? say("claims.chart.never") : formatCount(median);
  const failed =
    converged < runs ? ` <small>${formatCount(converged)} / ${formatCount(runs)}</small>` : "";
  const depth = median === null ? 0 : Math.round(4 + 46 * share);
  const colour = `color-mix(in oklab, var(--accent) ${depth}%, var(--paper))`;
  return `<td style="background: ${colour}">${escaped(text)}${failed}</td>`;
}
