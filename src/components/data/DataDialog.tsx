import "../../engine/data/real/rows.ts";
import "../../functions/formula/whole-reader.ts";
import { say } from "../../words/say.ts";
import { Dialog } from "../controls/Dialog.tsx";
import { AllDatasets } from "./AllDatasets.tsx";
import { BringText } from "./BringText.tsx";
import styles from "./DataDialog.module.css";
import { DataRule } from "./DataRule.tsx";
import { DrawPart } from "./DrawPart.tsx";
import { KeptSets } from "./KeptSets.tsx";

/** Every dataset to choose from, and the ways to bring one's own. */
export function DataDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog
      title={say("data.more")}
      closeLabel={say("ownData.close")}
      className={styles.dialog}
      onClose={onClose}
    >
      {(close) => (
        <div className={styles.sections}>
          <AllDatasets onChosen={close} />
          <KeptSets onTaken={close} />
          <DataRule onTaken={close} />
          <BringText onTaken={close} />
          <DrawPart onTaken={close} />
        </div>
      )}
    </Dialog>
  );
}
