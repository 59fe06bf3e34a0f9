import { type ComponentType, type ReactNode, useState } from "react";
import { loadRooms, say } from "../../words/say.ts";
import { fetchOnce } from "../shared/fetch-once.ts";
import { usePlayground } from "../shared/playground-context.ts";

type Dialog = ComponentType<{ readonly onClose: () => void }>;

/** Loaded with the readers of rules and tables when it is first opened. */
const fetchDialog = fetchOnce(async (): Promise<Dialog> => {
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
  const playground = usePlayground();
  const [DataDialog, setDialog] = useState<Dialog | null>(null);
  const open = () =>
    fetchDialog().then(
      (Dialog) => setDialog(() => Dialog),
      () => playground.notify(say("view.notLoaded", { view: say("data.more") }), "error"),
    );
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
      {DataDialog && <DataDialog onClose={() => setDialog(null)} />}
    </>
  );
}
