import type { ReactNode } from "react";
import styles from "./Pages.module.css";

/** Links to pages that the build writes beside this one: to be printed, or passed on. */
export function Pages({ children }: { readonly children: ReactNode }) {
  return <div className={styles.pages}>{children}</div>;
}
