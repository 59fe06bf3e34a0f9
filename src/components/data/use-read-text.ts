import { useEffect, useState } from "react";
import { type PlaygroundLink, readPlaygroundLink } from "../../exchange/playground-link.ts";
import { type ReadTable, readTable } from "../../exchange/table.ts";

/** What a text that somebody brought is; `of` tells which text it was. */
interface ReadText {
  readonly of: string;
  readonly link: PlaygroundLink | null;
  /** Null of a link, and of nothing. */
  readonly table: ReadTable | null;
}

/** Reads a text after it is on the screen; what was read before stands until then. */
export function useReadText(text: string): ReadText {
  const [read, setRead] = useState<ReadText>({ of: "", link: null, table: null });
  useEffect(() => {
    const timer = window.setTimeout(() => {
      const link = readPlaygroundLink(text);
      const isTable = !link && text.trim() !== "";
      setRead({ of: text, link, table: isTable ? readTable(text) : null });
    });
    return () => window.clearTimeout(timer);
  }, [text]);
  return read;
}
