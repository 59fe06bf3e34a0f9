import type { Relation } from "./expression.ts";

/** What holds where the relation does not. */
export const opposites: Readonly<Record<Relation, Relation>> = {
  ">": "<=",
  ">=": "<",
  "<": ">=",
  "<=": ">",
};

/** The relation with its sides exchanged. */
export const mirrored: Readonly<Record<Relation, Relation>> = {
  ">": "<",
  ">=": "<=",
  "<": ">",
  "<=": ">=",
};
