/** Keys of an address and their texts. */
export type QueryPairs = readonly (readonly [key: string, text: string])[];

/**
 * The query of an address, "data=xor&hidden=4,2": what an address may hold is
 * left as it is, so that a person can read it.
 */
export const toQuery = (pairs: QueryPairs): string =>
  pairs.map(([key, text]) => `${key}=${encode(text)}`).join("&");

/** Queries one after the other; empty ones leave no trace. */
export const joinQueries = (queries: readonly string[]): string =>
  queries.filter((query) => query !== "").join("&");

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/%(?:2C|3A|3B|40|2F)/g, decodeURIComponent);
