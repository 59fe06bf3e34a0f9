import { entryText } from "../../words/say.ts";
import type { NamedSetUp } from "./set-up.ts";

export const setUpTitle = ({ id, title }: NamedSetUp): string =>
  entryText(`setUp.${id}.title`, title);

export const setUpSentence = ({ id, sentence }: NamedSetUp): string =>
  entryText(`setUp.${id}.sentence`, sentence);
