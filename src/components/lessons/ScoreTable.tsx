import type { Race } from "../../engine/race/race.ts";
import type { DuelScore, SideScore } from "../../lessons/challenge-score.ts";
import { sayValue } from "../../lessons/say-entrant.ts";
import { sayRange, saySide, sayTimes } from "../../lessons/say-score.ts";
import { RatioAxis, RatioLine, ratioScale } from "../../plots/race/RatioChart.tsx";
import { say } from "../../words/say.ts";
import styles from "./ScoreTable.module.css";

interface ScoreTableProps {
  readonly race: Race;
  readonly scores: readonly DuelScore[];
}

/** The place in colours and marks that an entry has. */
export const entryIndex = 3;

/** A row for each duel: the ratio with its interval in a picture, and both sides' epochs. */
export function ScoreTable({ race, scores }: ScoreTableProps) {
  const rows = scores.map((score) => ({ score, ratio: ratioRow(score) }));
  const scale = ratioScale(rows.map(({ ratio }) => ratio));
  return (
    <table className={styles.scores}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{say("challenge.head.duel")}</span>
          </th>
          <th scope="col" className={styles.picture}>
            <span className="visually-hidden">{say("challenge.head.picture")}</span>
          </th>
          <th scope="col">{say("challenge.head.ratio")}</th>
          <th scope="col">{say("challenge.entry")}</th>
          <th scope="col">{say("challenge.relu")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ score, ratio }) => (
          <tr key={score.variant} data-result={score.result}>
            <th scope="row">{race.variation && sayValue(race.variation, score.variant)}</th>
            <td className={styles.picture}>
              {score.result !== "neither" && <RatioLine row={ratio} scale={scale} />}
              <span className="visually-hidden">{sayRange(score)}</span>
            </td>
            <td className={styles.times}>{sayTimes(score)}</td>
            <Side side={score.entry} />
            <Side side={score.relu} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td />
          <td className={styles.picture}>
            <RatioAxis scale={scale} reference={say("challenge.relu")} />
          </td>
          <td colSpan={3} />
        </tr>
      </tfoot>
    </table>
  );
}

function Side({ side }: { readonly side: SideScore }) {
  const { median, failed } = side;
  return (
    <td>
      {saySide(side)}
      {failed > 0 && median !== null && (
        <small className={styles.failed}>{say("challenge.failed", { count: failed })}</small>
      )}
    </td>
  );
}

/** The picture's axis is that of races: how many times as long as ReLU. */
function ratioRow({ variant, ratio: { estimate, interval } }: DuelScore) {
  const inverse = (value: number | null): number | null => (value === null ? null : 1 / value);
  return {
    key: String(variant),
    label: "",
    index: entryIndex,
    ratio: inverse(estimate),
    lower: inverse(interval.upper),
    upper: inverse(interval.lower),
  };
}
