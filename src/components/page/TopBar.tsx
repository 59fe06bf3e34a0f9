import { say } from "../../words/say.ts";
import { ActionButton } from "../controls/ActionButton.tsx";
import { Transport } from "../playground/Transport.tsx";
import { useIsHidden, usePlayground, usePlaygroundState } from "../shared/playground-context.ts";
import { MoreMenu } from "./MoreMenu.tsx";
import { places } from "./places.ts";
import { SetUpsButton } from "./SetUpsButton.tsx";
import styles from "./TopBar.module.css";
import { viewById } from "./views.ts";

/** Name, tabs, transport, the way back, and how the page looks. */
export function TopBar() {
  const view = usePlaygroundState((state) => state.view);
  const hasTransport = viewById(view)?.hasTransport;
  const hidesSetUps = useIsHidden("setUps");
  return (
    <header className={styles.bar}>
      <h1 className={styles.name}>{say("page.title")}</h1>
      <Tabs />
      {hasTransport && <Transport />}
      <div className={styles.end}>
        {hasTransport && (
          <>
            {!hidesSetUps && <SetUpsButton />}
            <ActionButton action="undo" icon="undo" className={styles.icon} />
            <ActionButton action="redo" icon="redo" className={styles.icon} />
          </>
        )}
        <ActionButton action="lectureSize" icon="larger" className={styles.icon} />
        <MoreMenu />
      </div>
    </header>
  );
}

function Tabs() {
  const playground = usePlayground();
  const view = usePlaygroundState((state) => state.view);
  const layout = usePlaygroundState((state) => state.layout);
  const hidden = usePlaygroundState((state) => state.link.hidden);
  const offered = places.filter((place) => !hidden.includes(place.view));
  return (
    <nav className={styles.tabs} aria-label={say("page.views")}>
      {offered.map((place) => {
        const isOpen = place.view === view && (place.layout ?? layout) === layout;
        const label = say(place.label);
        return (
          <button
            key={place.label}
            type="button"
            className={styles.tab}
            data-label={label}
            data-place={place.layout ?? place.view}
            aria-current={isOpen ? "page" : undefined}
            onClick={() => playground.open(place)}
          >
            {label}
          </button>
        );
      })}
    </nav>
  );
}
