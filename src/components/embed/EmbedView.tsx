import type { ComponentType } from "react";
import { joinQueries } from "../../engine/experiment/query.ts";
import { experimentToQuery } from "../../engine/experiment/url.ts";
import { addressOfQuery } from "../../store/page/address.ts";
import type { EmbedId } from "../../store/playground/link-limits.ts";
import { say } from "../../words/say.ts";
import { BoundaryPanel } from "../playground/boundary/BoundaryPanel.tsx";
import { CompareLayout } from "../playground/compare/fetched-compare.ts";
import { ArmsPanel } from "../playground/inspect/ArmsPanel.tsx";
import { InspectLayout } from "../playground/inspect/InspectLayout.tsx";
import { Banners } from "../playground/notices/NoticeLine.tsx";
import { FunctionPanel, LossPanel, NetworkPanel } from "../playground/panels/fetched-panels.ts";
import { Transport } from "../playground/Transport.tsx";
import { usePlaygroundState } from "../shared/playground-context.ts";
import styles from "./EmbedView.module.css";
import { useMessages } from "./use-messages.ts";

const shown: Readonly<Record<EmbedId, ComponentType>> = {
  inspect: InspectLayout,
  compare: CompareLayout,
  network: NetworkPanel,
  function: FunctionPanel,
  boundary: BoundaryPanel,
  arms: ArmsPanel,
  loss: LossPanel,
};

/** One panel or layout, as large as the frame; it rests until it is pressed, here or by a message. */
export function EmbedView({ embed }: { readonly embed: EmbedId }) {
  useMessages();
  const Shown = shown[embed];
  return (
    <div className={styles.frame}>
      <Banners />
      <main className={styles.main} data-embed={embed}>
        <Shown />
      </main>
      <footer className={styles.foot}>
        <Transport />
        <WholePage />
      </footer>
    </div>
  );
}

/** The same set-up in the page itself. */
function WholePage() {
  const experiment = usePlaygroundState((state) => state.experiment);
  const query = joinQueries([experimentToQuery(experiment)]);
  return (
    <a
      className={styles.whole}
      href={window.location.pathname + addressOfQuery(query)}
      target="_blank"
      rel="noreferrer"
    >
      {say("embed.whole")}
    </a>
  );
}
