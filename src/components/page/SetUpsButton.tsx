import { lazy, Suspense, useState } from "react";
import { loadRooms, say } from "../../words/say.ts";
import styles from "./TopBar.module.css";

/** Loaded with its pictures when it is first opened. */
const SetUpGallery = lazy(async () => {
  const [{ SetUpGallery }] = await Promise.all([
    import("../playground/SetUpGallery.tsx"),
    loadRooms(["setUps"]),
  ]);
  return { default: SetUpGallery };
});

/** Opens the set-ups to start from. */
export function SetUpsButton() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={styles.word}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {say("page.setUps")}
      </button>
      {isOpen && (
        <Suspense>
          <SetUpGallery onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
