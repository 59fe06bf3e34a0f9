import { Fragment, type ReactNode } from "react";

interface Props {
  /** A message that was said, its marked parts in tags: "Open <run>this run</run>." */
  readonly text: string;
  /** What each tag becomes around its text. */
  readonly parts: Readonly<Record<string, (inner: string) => ReactNode>>;
}

/** The usual part: words that only screen readers hear. */
export const visuallyHidden: Props["parts"] = {
  hidden: (inner) => <span className="visually-hidden">{inner}</span>,
};

/** A whole message with elements in it, so that no sentence is glued from pieces. */
export function Sentence({ text, parts }: Props) {
  return text.split(/(<(\w+)>.*?<\/\2>)/gs).map((piece, index) => {
    // Every third piece is a tag's name, which the split leaves beside its match.
    if (index % 3 === 2) return null;
    const [, tag = "", inner = ""] = /^<(\w+)>(.*)<\/\1>$/s.exec(piece) ?? [];
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text keep their places
    return <Fragment key={index}>{parts[tag] ? parts[tag](inner) : piece}</Fragment>;
  });
}
