import { Suspense, useDeferredValue } from "react";
import styles from "./App.module.css";
import { Banners } from "./layout/NoticeLine.tsx";
import { TopBar } from "./layout/TopBar.tsx";
import { useFocusKeeper } from "./layout/use-focus-keeper.ts";
import { usePageTheme } from "./layout/use-page-theme.ts";
import { useShortcuts } from "./layout/use-shortcuts.ts";
import { usePlaygroundState } from "./playground-context.ts";
import { viewById } from "./views.ts";

/** The frame that every view stands in. */
export function App() {
  usePageTheme();
  useShortcuts();
  useFocusKeeper();
  // Deferred: the view that is left stays until the one that opens has loaded.
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
