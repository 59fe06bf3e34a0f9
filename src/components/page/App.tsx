import { EmbedView } from "../embed/EmbedView.tsx";
import { Banners } from "../playground/notices/NoticeLine.tsx";
import { fetchOnce } from "../shared/fetch-once.ts";
import { fetchedPart } from "../shared/fetched-part.tsx";
import { usePlaygroundState } from "../shared/playground-context.ts";
import styles from "./App.module.css";
import { FaultBoundary } from "./FaultBoundary.tsx";
import { Lecture } from "./Lecture.tsx";
import { TopBar } from "./TopBar.tsx";
import { useFileDrop } from "./use-file-drop.ts";
import { useFocusKeeper } from "./use-focus-keeper.ts";
import { usePageTheme } from "./use-page-theme.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { useShownView } from "./use-shown-view.ts";

/** Nobody points at anything before there is a picture. */
const Spotlight = fetchedPart(fetchOnce(async () => (await import("./Spotlight.tsx")).Spotlight));

/** The page, or the part of it that a frame of another page shows. */
export function App() {
  usePageTheme();
  useShortcuts();
  const embed = usePlaygroundState((state) => state.link.embed);
  return embed === null ? <WholePage /> : <EmbedView embed={embed} />;
}

/** The frame that every view stands in. */
function WholePage() {
  useFocusKeeper();
  useFileDrop();
  const shown = useShownView();
  return (
    <div className={styles.page}>
      <TopBar />
      <Banners />
      <Lecture />
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
