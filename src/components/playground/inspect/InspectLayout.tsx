import { say } from "../../../words/say.ts";
import { Icon } from "../../controls/Icon.tsx";
import { usePlaygroundState } from "../../shared/playground-context.ts";
import { BoundaryPanel } from "../boundary/BoundaryPanel.tsx";
import {
  DataPanel,
  FunctionPanel,
  LossPanel,
  NetworkPanel,
  TrainingPanel,
} from "../panels/fetched-panels.ts";
import { useDrawer } from "../settings/use-drawer.ts";
import { ArmsPanel } from "./ArmsPanel.tsx";
import styles from "./InspectLayout.module.css";

/** The more cards there are, the denser they are drawn, so that all are visible at once. */
const crowd = (armCount: number): "few" | "several" | "many" =>
  armCount <= 3 ? "few" : armCount <= 6 ? "several" : "many";

/** One network from inside: controls, the focused arm large, all arms small, and their losses. */
export function InspectLayout() {
  const [isDrawerOpen, setDrawerOpen] = useDrawer();
  const arms = usePlaygroundState((state) => crowd(state.arms.length));
  const hidden = usePlaygroundState((state) => state.link.hidden);
  const hasRail = !hidden.includes("data") || !hidden.includes("training");
  const drawerLabel = say("setUp.drawer");
  return (
    <div
      className={styles.view}
      data-arms={arms}
      data-rail={hasRail ? "shown" : "hidden"}
      data-hides={hidden.join(" ")}
    >
      <button
        type="button"
        className={styles.drawerButton}
        aria-expanded={isDrawerOpen}
        aria-controls="rail"
        aria-label={drawerLabel}
        title={drawerLabel}
        onClick={() => setDrawerOpen(!isDrawerOpen)}
      >
        <Icon name={isDrawerOpen ? "close" : "controls"} />
        <span className={styles.drawerLabel}>{drawerLabel}</span>
      </button>
      <aside
        id="rail"
        className={styles.rail}
        data-open={isDrawerOpen}
        aria-label={say("setUp.label")}
      >
        <DataPanel />
        <TrainingPanel />
      </aside>
      <div className={styles.network}>
        <NetworkPanel />
      </div>
      <div className={styles.function}>
        <FunctionPanel />
      </div>
      <div className={styles.boundary}>
        <BoundaryPanel />
      </div>
      <div className={styles.arms}>
        <ArmsPanel />
      </div>
      <div className={styles.loss}>
        <LossPanel />
      </div>
    </div>
  );
}
