import { Choices } from "../choices.ts";
import { mutateText, mutateValue } from "./mutations.ts";
import type { Target } from "./targets.ts";

/** What is wrong with how a target took an input. */
export interface Fault {
  readonly target: string;
  readonly case: number;
  readonly why: string;
  /** The start of it, as JSON. */
  readonly input: string;
}

/** How long a target may work on one input, in milliseconds. */
export const mostMs = 1000;

/** A sentence that names what was given is cut by then. */
const mostCharacters = 2000;

/** The same input for the same seed, target and number. */
export function inputOf({ wellFormed }: Target, seed: number, place: number, index: number) {
  const choices = new Choices(seed, place, index);
  const one = choices.oneOf(wellFormed);
  return typeof one === "string" ? mutateText(one, choices) : mutateValue(one, choices);
}

/** What is wrong with a text that people are told: nothing, where it can be read as a sentence. */
export function faultOfSentence(text: string): string | null {
  if (text.trim() === "") return "an empty sentence";
  if (text.length > mostCharacters) return `a sentence of ${text.length} characters`;
  if (/\bundefined\b|\[object |^\w+\.\w+$/.test(text)) return `no sentence: ${text.slice(0, 200)}`;
  return null;
}

/** Gives a target an input; null where it takes it as it should. */
export function faultOf(target: Target, input: unknown): string | null {
  try {
    for (const text of target.take(input as never)) {
      const fault = faultOfSentence(text);
      if (fault !== null) return fault;
    }
    return null;
  } catch (error) {
    return error instanceof Error ? `threw ${error.name}: ${error.message}` : `threw ${error}`;
  }
}

/** The start of an input, to be shown. */
export function shown(input: unknown): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(input);
  } catch {
    text = String(input);
  }
  return (text ?? String(input)).slice(0, 400);
}
