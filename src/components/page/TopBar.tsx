import { say } from "../../words/say.ts";
import { ActionButton } from "../controls/ActionButton.tsx";
import { Icon } from "../controls/Icon.tsx";
import { Popover } from "../controls/Popover.tsx";
import { RuleEditor } from "../playground/RuleEditor.tsx";
import { Transport } from "../playground/Transport.tsx";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import { About } from "./About.tsx";
import styles from "./TopBar.module.css";
import { viewById, views } from "./views.ts";

const themes = ["system", "light", "dark"] as const;
const themeIcons = { system: "system", light: "sun", dark: "moon" } as const;

/** Name, views, transport, rule, and how the page looks. */
export function TopBar() {
  const playground = usePlayground();
  const view = usePlaygroundState((state) => state.view);
  const layout = usePlaygroundState((state) => state.layout);
  const { theme } = usePlaygroundState((state) => state.preferences);
  const nextTheme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? "system";
  return (
    <header className={styles.bar}>
      <h1 className={styles.name}>{say("page.title")}</h1>
      {views.length > 1 && (
        <nav className={styles.views} aria-label={say("page.views")}>
          {views.map(({ id }) => (
            <button
              key={id}
              type="button"
              className={styles.view}
              data-label={say(`view.${id}`)}
              aria-current={id === view ? "page" : undefined}
              onClick={() => playground.openView(id)}
            >
              {say(`view.${id}`)}
            </button>
          ))}
        </nav>
      )}
      {viewById(view)?.hasTransport && (
        <>
          <ActionButton
            action="switchLayout"
            icon={layout === "compare" ? "inspect" : "compare"}
            className={styles.layout}
          />
          <Transport />
          <ActionButton action="undo" icon="undo" className={styles.icon} />
          <ActionButton action="redo" icon="redo" className={styles.icon} />
          <span className={styles.rule}>
            <RuleEditor brief />
          </span>
        </>
      )}
      <div className={styles.looks}>
        <ActionButton action="lectureSize" icon="larger" className={styles.icon} />
        <button
          type="button"
          className={styles.icon}
          title={say(`page.theme.${theme}`)}
          aria-label={say(`page.theme.${theme}`)}
          onClick={() => playground.prefer({ theme: nextTheme })}
        >
          <Icon name={themeIcons[theme]} />
        </button>
        <Popover trigger="?" label={say("page.howToRead")} triggerClassName={styles.icon}>
          <About />
        </Popover>
      </div>
    </header>
  );
}
