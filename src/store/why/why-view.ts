import { createStore, type StoreApi } from "zustand/vanilla";

/** One question each; the view shows one at a time. */
export const questions = [
  "curve",
  "died",
  "gradient",
  "signal",
  "point",
  "change",
  "around",
] as const;

export type QuestionId = (typeof questions)[number];

/** What the view of reasons shows, of the arm that is focused. */
export interface WhyState {
  readonly question: QuestionId;
  /** The hidden layer that is looked at, from 0; it may be beyond those that there are. */
  readonly layer: number;
  /** One unit of it, or null for all. */
  readonly unit: number | null;
  /** A marked training example, by its place in the training set. */
  readonly example: number | null;
  /** An epoch that the shown one is compared with. */
  readonly marked: number;
  /** Whether the lines along which units fold the plane are drawn. */
  readonly showsFolds: boolean;
}

export type WhyView = StoreApi<WhyState>;

export const createWhyView = (question: QuestionId = "curve"): WhyView =>
  createStore<WhyState>(() => ({
    question,
    layer: 0,
    unit: null,
    example: null,
    marked: 0,
    showsFolds: false,
  }));

const questionKey = "question";

/** What of an address the view reads. */
export const whyKeys = [questionKey] as const;

/** The address's question; the first where it has none. */
export function questionFromQuery(query: string): QuestionId {
  const wanted = new URLSearchParams(query).get(questionKey);
  return questions.find((one) => one === wanted) ?? questions[0];
}

export const whyToQuery = ({ question }: WhyState): string =>
  question === questions[0] ? "" : new URLSearchParams({ [questionKey]: question }).toString();
