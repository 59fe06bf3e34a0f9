import "../../engine/data/real/rows.ts";
import "../../functions/formula/whole-reader.ts";
import { useEffect, useRef } from "react";
import { say } from "../../words/say.ts";
import { Icon } from "../controls/Icon.tsx";
import { AllDatasets } from "./AllDatasets.tsx";
import { BringText } from "./BringText.tsx";
import styles from "./DataDialog.module.css";
import { DataRule } from "./DataRule.tsx";
import { DrawPart } from "./DrawPart.tsx";

/** Every dataset to choose from, and the ways to bring one's own. */
export function DataDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="more-data" onClose={onClose}>
      <div className={styles.head}>
        <h2 id="more-data" className={styles.title}>
          {say("data.more")}
        </h2>
        <button
          type="button"
          className={styles.close}
          aria-label={say("ownData.close")}
          onClick={close}
        >
          <Icon name="close" />
        </button>
      </div>
      <div className={styles.sections}>
        <AllDatasets onChosen={close} />
        <DataRule onTaken={close} />
        <BringText onTaken={close} />
        <DrawPart onTaken={close} />
      </div>
    </dialog>
  );
}
