import { type ComponentType, type ReactNode, useState } from "react";
import { say } from "../../words/say.ts";
import { usePlayground } from "./playground-context.ts";

export type FetchedDialog = ComponentType<{ readonly onClose: () => void }>;

/**
 * A dialog that is fetched when it is first opened; where it cannot be had, a notice says so.
 *
 * @param fetchDialog see `fetchOnce`.
 * @param name of the dialog, for that notice.
 */
export function useFetchedDialog(
  fetchDialog: () => Promise<FetchedDialog>,
  name: string,
): { readonly open: () => void; readonly dialog: ReactNode } {
  const playground = usePlayground();
  const [Shown, setShown] = useState<FetchedDialog | null>(null);
  const open = () =>
    void fetchDialog().then(
      (Dialog) => setShown(() => Dialog),
      () => playground.notify(say("view.notLoaded", { view: name }), "error"),
    );
  return { open, dialog: Shown && <Shown onClose={() => setShown(null)} /> };
}
