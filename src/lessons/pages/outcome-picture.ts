import { entrantsOf, type Race } from "../../engine/race/race.ts";
import { formatCount } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import type { OutcomeRow } from "../outcome.ts";
import { sayGoal, sayRow } from "../say-entrant.ts";
import { escaped } from "./html.ts";

const size = { width: 800, row: 46, top: 26, bottom: 44, right: 132 } as const;

/** What a trial came to as a picture: each row's typical run with its interval on a logarithmic axis of epochs. */
export function outcomePicture(race: Race, rows: readonly OutcomeRow[]): string {
  const { budget } = race.experiment.rule;
  const names = entrantsOf(race).map((entrant) => sayRow(race, entrant));
  const left = 30 + 9 * Math.max(...names.map((name) => name.length));
  const right = size.width - size.right;
  const bottom = size.top + size.row * rows.length;
  const x = (epochs: number): number =>
    round(left + ((right - left) * Math.log(Math.max(1, epochs))) / Math.log(budget));
  const ticks = [1, 10, 100, 1000].filter((tick) => tick <= budget);
  const grid = ticks.map(
    (tick) =>
      `<path class="grid" d="M${x(tick)} ${size.top}V${bottom}"/>` +
      `<text class="soft" x="${x(tick)}" y="${bottom + 18}" text-anchor="middle">${formatCount(tick)}</text>`,
  );
  const drawn = rows.map((row, index) => {
    const y = size.top + size.row * (index + 0.5);
    return (
      `<text x="0" y="${y + 5}">${escaped(names[index] ?? "")}</text>` +
      `<path class="grid" d="M${left} ${y}H${right}"/>${medianOf(row, x, right, y)}` +
      `<text class="soft" x="${right + 14}" y="${y + 5}">${neverOf(row)}</text>`
    );
  });
  const label = sayGoal(race);
  return (
    `<svg viewBox="0 0 ${size.width} ${bottom + size.bottom}" preserveAspectRatio="xMinYMid" role="img" aria-label="${escaped(aloud(names, rows, budget))}">` +
    `${grid.join("")}${drawn.join("")}` +
    `<text class="soft" x="${right + 14}" y="${size.top - 8}">${escaped(say("claims.chart.never"))}</text>` +
    `<text class="soft" x="${right}" y="${bottom + 38}" text-anchor="end">${escaped(label)}</text></svg>`
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;

function medianOf(row: OutcomeRow, x: (epochs: number) => number, right: number, y: number) {
  const { median, lower, upper } = row;
  if (median === null) return "";
  const from = x(lower ?? median);
  const to = lower === null ? x(median) : upper === null ? right : x(upper);
  return (
    `<path class="range" d="M${from} ${y}H${Math.max(to, from + 2)}"/>` +
    `<path class="median" d="M${x(median)} ${y - 12}V${y + 12}"/>` +
    `<text class="number" x="${x(median) + 7}" y="${y - 9}">${formatCount(median)}</text>`
  );
}

const neverOf = ({ converged, runs }: OutcomeRow): string =>
  converged === runs ? "" : say("claimPage.never", { count: runs - converged, of: runs });

const aloud = (names: readonly string[], rows: readonly OutcomeRow[], budget: number): string =>
  rows
    .map(({ median, converged, runs }, index) =>
      say("claims.chart.row", {
        name: names[index] ?? "",
        median:
          median === null
            ? say("claims.chart.medianNever", { budget })
            : say("claims.chart.median", { epochs: Math.round(median) }),
        count: converged,
        of: runs,
      }),
    )
    .join(". ");
