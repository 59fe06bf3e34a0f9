import { useId, useMemo } from "react";
import { armParameters } from "../../engine/experiment/arm.ts";
import { fingerprint } from "../../engine/race/fingerprint.ts";
import { valueFormula } from "../../functions/print/mathml.ts";
import { challengeId, entryArm, type RoundId, roundIds } from "../../lessons/challenge.ts";
import { scoresOf, totalOf } from "../../lessons/challenge-score.ts";
import { SmallFunctionChart } from "../../plots/functions/FunctionChart.tsx";
import { claimToQuery } from "../../store/lessons/claims.ts";
import { formatCount } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import { Icon } from "../controls/Icon.tsx";
import { QrCode } from "../controls/QrCode.tsx";
import { useStepKeys } from "../lecture/use-step-keys.ts";
import { useClaims, useClaimsState } from "../shared/claims-context.ts";
import { FormulaReading } from "../shared/FormulaReading.tsx";
import styles from "./ChallengePage.module.css";
import frame from "./ClaimPage.module.css";
import classStyles from "./ClassPanel.module.css";
import { type ShownRound, useEntry, useRound } from "./challenge-round.ts";
import { entryIndex, ScoreTable } from "./ScoreTable.tsx";

/** A typed function against ReLU: on six datasets, then deeper, then each at its fair rate. */
export function ChallengePage() {
  const claims = useClaims();
  const at = useClaimsState((state) => Math.min(state.step, roundIds.length - 1));
  const id = roundIds[at] as RoundId;
  const { formula, invented } = useEntry();
  const shown = useRound(id, formula);
  const hasFailed = useClaimsState((state) => state.hasFailed);
  const isWhole = shown.runs?.isWhole === true;
  const isFirst = at === 0 && !isWhole;
  const next = roundIds[at + 1];

  function advance(): void {
    if (shown.isRunning || !invented.ok) return;
    if (!isWhole) shown.run();
    else if (next) claims.goTo(at + 1);
    else claims.open(null);
  }
  const back = (): void => (at > 0 ? claims.goTo(at - 1) : claims.open(null));
  useStepKeys({ advance, back });

  function label(): string {
    if (shown.isRunning) return say("claims.stop");
    if (!isWhole) return say("challenge.run", { count: shown.round?.race.seeds.count ?? 30 });
    return next && next !== "datasets" ? say(`challenge.next.${next}`) : say("claims.next.list");
  }
  return (
    <article className={frame.page} aria-labelledby="claim">
      <div className={frame.scroller}>
        <div className={frame.column}>
          <button type="button" className={frame.back} onClick={() => claims.open(null)}>
            <Icon name="back" /> {say("claims.back")}
          </button>
          <h2 id="claim" className={frame.claim}>
            {say("challenge.title")}
          </h2>
          {isFirst && <p className={styles.intro}>{say("challenge.intro")}</p>}
          <Entry onRun={advance} />
          {!isFirst && <p className={styles.intro}>{say(`challenge.lead.${id}`)}</p>}
          {shown.isRunning && (
            <progress
              className={styles.progress}
              value={shown.done}
              max={shown.total}
              aria-label={say("claims.running", {
                done: formatCount(shown.done),
                total: formatCount(shown.total),
              })}
            />
          )}
          <div role="status">{hasFailed && <p>{say("claims.failed")}</p>}</div>
          {isWhole && <Outcome shown={shown} />}
        </div>
      </div>
      <footer className={frame.footer}>
        <button type="button" className={frame.previous} onClick={back}>
          {say("claims.previous")}
        </button>
        <Rounds at={at} isOpen={invented.ok} />
        <button
          type="button"
          className={frame.next}
          data-running={shown.isRunning}
          disabled={!invented.ok}
          onClick={shown.isRunning ? () => claims.stop() : advance}
        >
          {label()}
        </button>
      </footer>
    </article>
  );
}

/** The formula with its mistakes, what was understood, and its curve. */
function Entry({ onRun }: { readonly onRun: () => void }) {
  const id = useId();
  const claims = useClaims();
  const { formula, invented } = useEntry();
  const enter = (typed: string): void => claims.enter(challengeId, typed);
  return (
    <div className={styles.entry}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onRun();
        }}
      >
        <label htmlFor={id}>{say("challenge.field")}</label>
        <input
          id={id}
          value={formula}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={formula !== "" && !invented.ok}
          aria-describedby={`${id}-reading`}
          onChange={(event) => enter(event.target.value)}
        />
        <div id={`${id}-reading`} className={styles.reading} role="status">
          {formula !== "" && (
            <FormulaReading formula={formula} invented={invented} onTake={enter} />
          )}
          {invented.ok && (
            // biome-ignore lint/security/noDangerouslySetInnerHtml: `mathml.ts` escapes every name that a person typed
            <div dangerouslySetInnerHTML={{ __html: valueFormula(invented.activation) }} />
          )}
        </div>
      </form>
      <div className={styles.curve} role="img" aria-label={say("challenge.curve")}>
        {invented.ok && (
          <SmallFunctionChart
            activation={invented.activation}
            layers={[armParameters(entryArm(formula))]}
            armIndex={entryIndex}
          />
        )}
      </div>
    </div>
  );
}

function Outcome({ shown: { round, runs } }: { readonly shown: ShownRound }) {
  const scores = useMemo(
    () => (round && runs?.isWhole ? scoresOf(round, runs.runs) : []),
    [round, runs],
  );
  const print = useMemo(
    () => (round && runs ? fingerprint(round.race, runs.runs) : ""),
    [round, runs],
  );
  const entry = useClaimsState((state) => state.entry);
  if (!round) return null;
  const { origin, pathname } = window.location;
  const query = claimToQuery({ claim: challengeId, seat: undefined, entry });
  const link = `${origin}${pathname}?view=claims&${query}`;
  return (
    <>
      <ScoreTable race={round.race} scores={scores} />
      <p className={styles.total} role="status">
        {say("challenge.total", totalOf(scores))}
      </p>
      <details className={classStyles.panel}>
        <summary>{say("challenge.pass")}</summary>
        <p>
          {say("challenge.proof")} {say("challenge.fingerprint", { fingerprint: print })}
        </p>
        <div className={classStyles.link}>
          <QrCode text={link} label={say("seat.code")} />
          <a href={link}>{link}</a>
        </div>
      </details>
    </>
  );
}

function Rounds({ at, isOpen }: { readonly at: number; readonly isOpen: boolean }) {
  const claims = useClaims();
  return (
    <nav aria-label={say("challenge.steps")}>
      <ol className={frame.dots}>
        {roundIds.map((id, index) => (
          <li key={id}>
            <button
              type="button"
              className={frame.dot}
              aria-current={index === at ? "step" : undefined}
              disabled={!isOpen}
              onClick={() => claims.goTo(index)}
            >
              <span className={frame.dotMark} aria-hidden="true" />
              <span className={frame.dotName}>{say(`challenge.round.${id}`)}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
