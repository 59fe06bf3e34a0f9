import { type ComponentType, lazy, Suspense, useState } from "react";
import { say } from "../../words/say.ts";
import { Dialog } from "../controls/Dialog.tsx";
import { usePlaygroundState } from "../shared/playground-context.ts";
import { LinkPart } from "./LinkPart.tsx";
import { SavePart } from "./SavePart.tsx";
import styles from "./ShareDialog.module.css";

export interface SharePartProps {
  /** Closes the dialog, where what was done shows on the page. */
  readonly close: () => void;
}

interface SharePart {
  readonly id: "link" | "save" | "code" | "pictures" | "offline";
  readonly Component: ComponentType<SharePartProps>;
}

/** What the dialog offers, in its order; a new part is an entry here. */
const parts: readonly SharePart[] = [
  { id: "link", Component: LinkPart },
  { id: "save", Component: SavePart },
  {
    id: "code",
    Component: lazy(async () => ({ default: (await import("./CodePart.tsx")).CodePart })),
  },
  {
    id: "pictures",
    Component: lazy(async () => ({
      default: (await import("./PicturesPart.tsx")).PicturesPart,
    })),
  },
  {
    id: "offline",
    Component: lazy(async () => ({
      default: (await import("./OfflinePart.tsx")).OfflinePart,
    })),
  },
];

/** Everything that leaves the page or comes back to it, one part open at a time. */
export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const notice = usePlaygroundState((state) => state.notice);
  return (
    <Dialog
      title={say("share.title")}
      closeLabel={say("share.close")}
      className={styles.dialog}
      onClose={onClose}
    >
      {(close) => (
        <>
          <p role="status" className={styles.said}>
            {notice?.text}
          </p>
          {parts.map((part, index) => (
            <Part key={part.id} part={part} isFirst={index === 0} close={close} />
          ))}
        </>
      )}
    </Dialog>
  );
}

interface PartProps extends SharePartProps {
  readonly part: SharePart;
  readonly isFirst: boolean;
}

/** One part, made when it is first opened. */
function Part({ part: { id, Component }, isFirst, close }: PartProps) {
  const [wasOpened, setOpened] = useState(isFirst);
  return (
    <details
      name="share"
      className={styles.part}
      data-part={id}
      open={isFirst}
      onToggle={({ currentTarget }) => currentTarget.open && setOpened(true)}
    >
      <summary>{say(`share.part.${id}`)}</summary>
      <div className={styles.content}>
        {wasOpened && (
          <Suspense>
            <Component close={close} />
          </Suspense>
        )}
      </div>
    </details>
  );
}
