import { say } from "../../words/say.ts";
import styles from "./About.module.css";

/** What the page is, in a minute; opens from the top bar. */
export function About() {
  return (
    <div className={styles.about}>
      <p>
        <strong>One network, several activation functions.</strong> Every arm below learns the same
        points, from the same random draws, in the same order. Only its function differs.
      </p>
      <p>
        Press play and watch the boundaries bend. Each arm says when it has converged, by the rule
        over the loss chart. Select an arm to see its network large, and layer by layer what is
        saturated, dead, or without a gradient.
      </p>
      <dl className={styles.keys}>
        <div>
          <dt>
            <kbd>space</kbd>
          </dt>
          <dd>play, pause</dd>
        </div>
        <div>
          <dt>
            <kbd>S</kbd>
          </dt>
          <dd>one step</dd>
        </div>
        <div>
          <dt>
            <kbd>R</kbd>
          </dt>
          <dd>reset</dd>
        </div>
      </dl>
      <p>
        <a href="licences.txt">{say("page.licences")}</a>
      </p>
    </div>
  );
}
