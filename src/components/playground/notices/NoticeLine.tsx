import type { Problem } from "../../../engine/experiment/problem.ts";
import { placeInWords, problemInWords } from "../../../store/shared/problem-words.ts";
import { say } from "../../../words/say.ts";
import { Icon } from "../../controls/Icon.tsx";
import { usePlayground, usePlaygroundState } from "../../shared/playground-context.ts";
import { FirstBet, FirstBetOutcome, useIsBetOpen } from "./FirstBet.tsx";
import styles from "./NoticeLine.module.css";

/** Across the page: problems of the link, of this machine and of training. */
export function Banners() {
  const playground = usePlayground();
  const notice = usePlaygroundState((state) => state.notice);
  const problems = usePlaygroundState((state) => state.problems);
  const engine = usePlaygroundState((state) => state.engine);
  const worker = usePlaygroundState((state) => state.worker);
  return (
    <div className={styles.banners} data-banners="">
      {problems.length > 0 && (
        <section className={styles.banner} aria-label={say("problems.label")}>
          <details>
            <summary>
              {say("problems.summary", {
                count: problems.length,
                places: placesOf(problems).join("; "),
              })}
            </summary>
            <ul>
              {[...new Set(problems.map(problemInWords))].map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </details>
          <Dismiss onClick={playground.dismissProblems} />
        </section>
      )}
      {engine === "reference" && (
        <section className={styles.banner} aria-label={say("banner.browser")}>
          <p>{say("banner.noSimd")}</p>
        </section>
      )}
      {notice?.tone === "error" && (
        <div className={styles.banner} data-tone="error" role="alert">
          <p>{notice.text}</p>
          {worker === "slow" || worker === "lost" ? (
            <button type="button" onClick={playground.restartWorker}>
              {say("worker.tryAgain")}
            </button>
          ) : (
            <Dismiss onClick={playground.dismissNotice} />
          )}
        </div>
      )}
    </div>
  );
}

/** The last event of training in a sentence, read out by screen readers; without one, `rest`. */
export function NoticeLine({ rest }: { readonly rest: string }) {
  const notice = usePlaygroundState((state) => state.notice);
  const isBetOpen = useIsBetOpen();
  const isShown = notice !== null && notice.tone !== "error";
  const text = isShown ? notice.text : rest;
  if (isBetOpen) return <FirstBet />;
  return (
    <p
      className={styles.line}
      data-tone={isShown ? notice.tone : "rest"}
      role="status"
      title={text}
    >
      <span className={styles.text}>{text}</span>
      <FirstBetOutcome />
    </p>
  );
}

const placesOf = (problems: readonly Problem[]): readonly string[] => [
  ...new Set(problems.map(({ path }) => placeInWords(path) || say("problems.whole"))),
];

function Dismiss({ onClick }: { readonly onClick: () => void }) {
  return (
    <button
      type="button"
      className={styles.dismiss}
      aria-label={say("banner.dismiss")}
      onClick={onClick}
    >
      <Icon name="close" />
    </button>
  );
}
