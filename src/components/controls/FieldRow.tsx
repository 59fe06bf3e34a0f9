import type { ReactNode } from "react";
import styles from "./Field.module.css";

/** Short fields side by side in the width of two usual ones; labels decide their widths. */
export function FieldRow({ children }: { readonly children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}
