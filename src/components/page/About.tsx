import { actions } from "../../store/page/actions.ts";
import { say } from "../../words/say.ts";
import { keyName } from "../controls/key-name.ts";
import { Sentence } from "../controls/Sentence.tsx";
import styles from "./About.module.css";
import { spotlightKey } from "./spotlight-key.ts";

const keys = [
  [actions.play.key, "about.key.play"],
  [actions.step.key, "about.key.step"],
  [actions.reset.key, "about.key.reset"],
  [actions.switchLayout.key, "about.key.layout"],
  [actions.goToNow.key, "about.key.now"],
  [actions.undo.key, "about.key.undo"],
  [spotlightKey, "about.key.spotlight"],
] as const;

/** What the page is, in a minute; opens from the top bar. */
export function About() {
  return (
    <div className={styles.about}>
      <p>
        <Sentence text={say("about.network")} parts={{ b: (text) => <strong>{text}</strong> }} />
      </p>
      <p>{say("about.play")}</p>
      <dl className={styles.keys}>
        {keys.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{keyName(key)}</kbd>
            </dt>
            <dd>{say(words)}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a href="licences.txt">{say("page.licences")}</a>
      </p>
    </div>
  );
}
