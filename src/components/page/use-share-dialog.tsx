import { loadRooms, say } from "../../words/say.ts";
import { fetchOnce } from "../shared/fetch-once.ts";
import { type FetchedDialog, useFetchedDialog } from "../shared/use-fetched-dialog.tsx";

const fetchDialog = fetchOnce(async (): Promise<FetchedDialog> => {
  const [{ ShareDialog }] = await Promise.all([
    import("../share/ShareDialog.tsx"),
    loadRooms(["share", "formula"]),
  ]);
  return ShareDialog;
});

/** What opens everything that leaves the page or comes back; null before it was opened. */
export const useShareDialog = () => useFetchedDialog(fetchDialog, say("page.share"));
