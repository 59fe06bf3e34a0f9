import { useEffect, useState } from "react";
import { formatBytes } from "../../words/format.ts";
import { say } from "../../words/say.ts";
import styles from "./ShareDialog.module.css";

/** How full the browser's storage is, where it tells. */
export function StorageNote() {
  const [estimate, setEstimate] = useState<StorageEstimate>({});
  useEffect(() => {
    navigator.storage?.estimate().then(setEstimate, () => {});
  }, []);
  const { usage, quota } = estimate;
  return (
    <p className={styles.note}>
      {usage === undefined || quota === undefined
        ? say("share.storageUnknown")
        : say("share.storage", { used: formatBytes(usage), quota: formatBytes(quota) })}
    </p>
  );
}
