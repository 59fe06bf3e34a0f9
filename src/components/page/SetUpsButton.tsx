import { loadRooms, say } from "../../words/say.ts";
import { fetchOnce } from "../shared/fetch-once.ts";
import { type FetchedDialog, useFetchedDialog } from "../shared/use-fetched-dialog.tsx";
import styles from "./TopBar.module.css";

/** Loaded with its pictures when it is first opened. */
const fetchGallery = fetchOnce(async (): Promise<FetchedDialog> => {
  const [{ SetUpGallery }] = await Promise.all([
    import("../playground/SetUpGallery.tsx"),
    loadRooms(["setUps"]),
  ]);
  return SetUpGallery;
});

/** Opens the set-ups to start from. */
export function SetUpsButton() {
  const { open, dialog } = useFetchedDialog(fetchGallery, say("page.setUps"));
  return (
    <>
      <button type="button" className={styles.word} aria-haspopup="dialog" onClick={open}>
        {say("page.setUps")}
      </button>
      {dialog}
    </>
  );
}
