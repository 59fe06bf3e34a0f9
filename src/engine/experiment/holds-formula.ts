/**
 * Whether anything within it, an experiment or a message with one, may be a typed formula, whose
 * reader has to be there before it is looked at. Numbers and buffers are passed over.
 */
export function holdsFormula(value: unknown): boolean {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return false;
  if (Array.isArray(value)) return value.some(holdsFormula);
  return Object.entries(value).some(([key, inner]) => {
    if (key === "invention") return inner !== null;
    return key === "rule" ? typeof inner === "string" || holdsFormula(inner) : holdsFormula(inner);
  });
}

/** The same of an address's query: quotes are what an invention stands in. */
export const mayHoldFormula = (query: string): boolean => /'|%27|invented|rule/i.test(query);
