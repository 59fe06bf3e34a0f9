import { Suspense, useDeferredValue } from "react";
import { Banners } from "../playground/NoticeLine.tsx";
import { usePlaygroundState } from "../shared/playground-context.ts";
import styles from "./App.module.css";
import { TopBar } from "./TopBar.tsx";
import { useFocusKeeper } from "./use-focus-keeper.ts";
import { usePageTheme } from "./use-page-theme.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { viewById } from "./views.ts";

/** The frame that every view stands in. */
export function App() {
  usePageTheme();
  useShortcuts();
  useFocusKeeper();
  // Deferred: the old view stays until the new one has loaded.
  const open = useDeferredValue(usePlaygroundState((state) => state.view));
  const View = viewById(open)?.Component;
  return (
    <div className={styles.page}>
      <TopBar />
      <Banners />
      <main className={styles.main}>
        <Suspense>{View && <View />}</Suspense>
      </main>
    </div>
  );
}
