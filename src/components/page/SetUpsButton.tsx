import { type ComponentType, useState } from "react";
import { loadRooms, say } from "../../words/say.ts";
import { fetchOnce } from "../shared/fetch-once.ts";
import { usePlayground } from "../shared/playground-context.ts";
import styles from "./TopBar.module.css";

type Gallery = ComponentType<{ readonly onClose: () => void }>;

/** Loaded with its pictures when it is first opened. */
const fetchGallery = fetchOnce(async (): Promise<Gallery> => {
  const [{ SetUpGallery }] = await Promise.all([
    import("../playground/SetUpGallery.tsx"),
    loadRooms(["setUps"]),
  ]);
  return SetUpGallery;
});

/** Opens the set-ups to start from. */
export function SetUpsButton() {
  const playground = usePlayground();
  const [SetUpGallery, setGallery] = useState<Gallery | null>(null);
  const open = () =>
    fetchGallery().then(
      (Gallery) => setGallery(() => Gallery),
      () => playground.notify(say("view.notLoaded", { view: say("page.setUps") }), "error"),
    );
  return (
    <>
      <button type="button" className={styles.word} aria-haspopup="dialog" onClick={open}>
        {say("page.setUps")}
      </button>
      {SetUpGallery && <SetUpGallery onClose={() => setGallery(null)} />}
    </>
  );
}
