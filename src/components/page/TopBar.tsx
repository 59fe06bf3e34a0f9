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
const themeNames = { system: "Theme: as the system", light: "Theme: light", dark: "Theme: dark" };

/** Name, views, transport, rule, and how the page looks. */
export function TopBar() {
  const playground = usePlayground();
  const view = usePlaygroundState((state) => state.view);
  const { theme, size } = usePlaygroundState((state) => state.preferences);
  const nextTheme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? "system";
  return (
    <header className={styles.bar}>
      <h1 className={styles.name}>Activation Playground</h1>
      {views.length > 1 && (
        <nav className={styles.views} aria-label="Views">
          {views.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              className={styles.view}
              data-label={label}
              aria-current={id === view ? "page" : undefined}
              onClick={() => playground.openView(id)}
            >
              {label}
            </button>
          ))}
        </nav>
      )}
      {viewById(view)?.hasTransport && (
        <>
          <Transport />
          <span className={styles.rule}>
            <RuleEditor brief />
          </span>
        </>
      )}
      <div className={styles.looks}>
        <button
          type="button"
          className={styles.icon}
          aria-pressed={size === "lecture"}
          title="Lecture size: larger type"
          aria-label="Lecture size"
          onClick={() => playground.prefer({ size: size === "lecture" ? "normal" : "lecture" })}
        >
          <Icon name="larger" />
        </button>
        <button
          type="button"
          className={styles.icon}
          title={themeNames[theme]}
          aria-label={themeNames[theme]}
          onClick={() => playground.prefer({ theme: nextTheme })}
        >
          <Icon name={themeIcons[theme]} />
        </button>
        <Popover trigger="?" label="How to read this page" triggerClassName={styles.icon}>
          <About />
        </Popover>
      </div>
    </header>
  );
}
