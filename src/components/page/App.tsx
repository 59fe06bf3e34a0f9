import { Banners } from "../playground/NoticeLine.tsx";
import styles from "./App.module.css";
import { FaultBoundary } from "./FaultBoundary.tsx";
import { Spotlight } from "./Spotlight.tsx";
import { TopBar } from "./TopBar.tsx";
import { useFileDrop } from "./use-file-drop.ts";
import { useFocusKeeper } from "./use-focus-keeper.ts";
import { usePageTheme } from "./use-page-theme.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { useShownView } from "./use-shown-view.ts";

/** The frame that every view stands in. */
export function App() {
  usePageTheme();
  useShortcuts();
  useFocusKeeper();
  useFileDrop();
  const shown = useShownView();
  return (
    <div className={styles.page}>
      <TopBar />
      <Banners />
      <main className={styles.main}>
        {shown && (
          <FaultBoundary key={shown.id}>
            <shown.Component />
          </FaultBoundary>
        )}
      </main>
      <Spotlight />
    </div>
  );
}
