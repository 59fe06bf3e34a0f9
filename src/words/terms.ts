import type { race } from "./en/race.ts";
import type { terms } from "./en/terms.ts";

type IdOf<MessageId> = MessageId extends `term.${infer Id}.title` ? Id : never;

/** A term that can be explained in a sentence. */
export type Term = IdOf<keyof typeof terms | keyof typeof race>;
