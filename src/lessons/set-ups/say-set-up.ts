import { entryText } from "../../words/say.ts";
import type { NamedSetUp } from "./set-up.ts";

/** The name of a set-up, in the language of the page. */
export const setUpTitle = ({ id, title }: NamedSetUp): string =>
  entryText(`setUp.${id}.title`, title);

/** What it shows, in the language of the page. */
export const setUpSentence = ({ id, sentence }: NamedSetUp): string =>
  entryText(`setUp.${id}.sentence`, sentence);
