import type { Problem } from "../../engine/experiment/problem.ts";
import { placeInWords, problemInWords } from "../../store/shared/wording.ts";
import { Icon } from "../controls/Icon.tsx";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import styles from "./NoticeLine.module.css";

/** Across the page: problems of the link, of this machine and of training. */
export function Banners() {
  const playground = usePlayground();
  const notice = usePlaygroundState((state) => state.notice);
  const problems = usePlaygroundState((state) => state.problems);
  const engine = usePlaygroundState((state) => state.engine);
  return (
    <div className={styles.banners}>
      {problems.length > 0 && (
        <section className={styles.banner} aria-label="Problems with this link">
          <details>
            <summary>
              {problems.length === 1 ? "A part" : `${problems.length} parts`} of this link could not
              be used ({placesOf(problems).join("; ")}):
              {problems.length === 1 ? " it" : " each"} was left out, or is at its default.
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
        <section className={styles.banner} aria-label="About this browser">
          <p>This browser has no WebAssembly SIMD: training is exact but much slower here.</p>
        </section>
      )}
      {notice?.tone === "error" && (
        <div className={styles.banner} data-tone="error" role="alert">
          <p>{notice.text}</p>
          <Dismiss onClick={playground.dismissNotice} />
        </div>
      )}
    </div>
  );
}

/** The last event of training in a sentence, read out by screen readers; without one, `rest`. */
export function NoticeLine({ rest }: { readonly rest: string }) {
  const notice = usePlaygroundState((state) => state.notice);
  const isShown = notice !== null && notice.tone !== "error";
  const text = isShown ? notice.text : rest;
  return (
    <p
      className={styles.line}
      data-tone={isShown ? notice.tone : "rest"}
      role="status"
      title={text}
    >
      {text}
    </p>
  );
}

const placesOf = (problems: readonly Problem[]): readonly string[] => [
  ...new Set(problems.map(({ path }) => placeInWords(path) || "all of it")),
];

function Dismiss({ onClick }: { readonly onClick: () => void }) {
  return (
    <button type="button" className={styles.dismiss} aria-label="Dismiss" onClick={onClick}>
      <Icon name="close" />
    </button>
  );
}
