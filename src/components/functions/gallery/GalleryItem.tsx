import { memo } from "react";
import { resolveParameters } from "../../../functions/families/registry.ts";
import { FunctionThumbnail } from "../../../plots/functions/FunctionThumbnail.tsx";
import { isSameFunction, mostCompared } from "../../../store/functions/functions-view.ts";
import { say } from "../../../words/say.ts";
import { useFunctionsState, useFunctionsView } from "../../shared/functions-context.ts";
import styles from "./Gallery.module.css";
import type { GalleryEntry } from "./gallery-order.ts";

interface GalleryItemProps {
  readonly entry: GalleryEntry;
  readonly isOpen: boolean;
  /** Whether Tab reaches this one; arrow keys lead to the others. */
  readonly isReached: boolean;
}

/** One panel: a button that opens the function, and a tick that compares it. */
export const GalleryItem = memo(function GalleryItem({
  entry: { arm, activation },
  isOpen,
  isReached,
}: GalleryItemProps) {
  const view = useFunctionsView();
  const isCompared = useFunctionsState((state) =>
    state.compared.some((other) => isSameFunction(other, arm)),
  );
  const isFull = useFunctionsState((state) => state.compared.length >= mostCompared);
  const tabIndex = isReached ? 0 : -1;
  return (
    <li className={styles.item} data-open={isOpen}>
      <button
        type="button"
        className={styles.panel}
        data-panel
        title={activation.label}
        tabIndex={tabIndex}
        aria-current={isOpen ? "true" : undefined}
        onClick={() => view.open(arm)}
      >
        <FunctionThumbnail
          activation={activation}
          parameters={resolveParameters(activation, arm.parameters)}
        />
        <span className={styles.label}>{activation.label}</span>
      </button>
      <label className={styles.tick} title={say("gallery.compare", { name: activation.label })}>
        <input
          type="checkbox"
          tabIndex={tabIndex}
          checked={isCompared}
          disabled={isFull && !isCompared}
          aria-label={say("gallery.compare", { name: activation.label })}
          onChange={() => view.toggleCompared(arm)}
        />
      </label>
    </li>
  );
});
