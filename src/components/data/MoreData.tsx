import type { ReactNode } from "react";
import { loadRooms, say } from "../../words/say.ts";
import { fetchOnce } from "../shared/fetch-once.ts";
import { type FetchedDialog, useFetchedDialog } from "../shared/use-fetched-dialog.tsx";

/** Loaded with the readers of rules and tables when it is first opened. */
const fetchDialog = fetchOnce(async (): Promise<FetchedDialog> => {
  const [{ DataDialog }] = await Promise.all([
    import("./DataDialog.tsx"),
    loadRooms(["ownData", "formula"]),
  ]);
  return DataDialog;
});

interface MoreDataProps {
  readonly className: string | undefined;
  readonly label?: string;
  readonly children: ReactNode;
}

/** Opens all datasets, and the ways to bring one's own. */
export function MoreData({ className, label, children }: MoreDataProps) {
  const { open, dialog } = useFetchedDialog(fetchDialog, say("data.more"));
  return (
    <>
      <button
        type="button"
        className={className}
        aria-haspopup="dialog"
        aria-label={label}
        title={label}
        onClick={open}
      >
        {children}
      </button>
      {dialog}
    </>
  );
}
