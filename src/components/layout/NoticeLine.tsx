import { describeProblem } from "../../engine/experiment/problem.ts";
import { Icon } from "../controls/Icon.tsx";
import { usePlayground, usePlaygroundState } from "../playground-context.ts";
import styles from "./NoticeLine.module.css";

/** What just happened, what the link got wrong, and what this machine lacks; read out politely. */
export function NoticeLine() {
  const playground = usePlayground();
  const notice = usePlaygroundState((state) => state.notice);
  const problems = usePlaygroundState((state) => state.problems);
  const engine = usePlaygroundState((state) => state.engine);
  return (
    <>
      {problems.length > 0 && (
        <section className={styles.problems} aria-label="Problems with this link">
          <p>
            {problems.length === 1 ? "A part" : `${problems.length} parts`} of this link could not
            be used; defaults stand there instead.
          </p>
          <ul>
            {problems.slice(0, 5).map((problem) => (
              <li key={`${problem.path} ${problem.message}`}>{describeProblem(problem)}</li>
            ))}
          </ul>
          <Dismiss onClick={playground.dismissProblems} />
        </section>
      )}
      {engine === "reference" && (
        <p className={styles.problems}>
          This browser has no WebAssembly SIMD: training is exact but much slower here.
        </p>
      )}
      <div className={styles.place} role="status">
        {notice && (
          <div className={styles.notice} data-tone={notice.tone}>
            <p>{notice.text}</p>
            <Dismiss onClick={playground.dismissNotice} />
          </div>
        )}
      </div>
    </>
  );
}

function Dismiss({ onClick }: { readonly onClick: () => void }) {
  return (
    <button type="button" className={styles.dismiss} aria-label="Dismiss" onClick={onClick}>
      <Icon name="close" />
    </button>
  );
}
