import { type ComponentType, useState } from "react";
import { loadRooms, say } from "../../words/say.ts";
import { fetchOnce } from "../shared/fetch-once.ts";
import { usePlayground } from "../shared/playground-context.ts";

type Dialog = ComponentType<{ readonly onClose: () => void }>;

const fetchDialog = fetchOnce(async (): Promise<Dialog> => {
  const [{ ShareDialog }] = await Promise.all([
    import("../share/ShareDialog.tsx"),
    loadRooms(["share", "formula"]),
  ]);
  return ShareDialog;
});

/** What opens everything that leaves the page or comes back; null before it was opened. */
export function useShareDialog() {
  const playground = usePlayground();
  const [ShareDialog, setDialog] = useState<Dialog | null>(null);
  const open = () =>
    void fetchDialog().then(
      (Dialog) => setDialog(() => Dialog),
      () => playground.notify(say("view.notLoaded", { view: say("page.share") }), "error"),
    );
  return { open, dialog: ShareDialog && <ShareDialog onClose={() => setDialog(null)} /> };
}
