/** Far above any activation function in the literature, far below what could slow the page. */
export const formulaLimits = {
  /** Of a program around a formula too, as print-code writes them. */
  characters: 4000,
  depth: 40,
  nodes: 200,
  /** Of parentheses, signs and choices inside each other. */
  nesting: 100,
  /** Of f′ written out: nested pieces such as abs(abs(…)) can double it at every level. */
  derivativeNodes: 5000,
  parameters: 6,
  nameCharacters: 20,
  /** Larger ones overflow float32 beside 1.1 already. */
  exponent: 1000,
} as const;

/** Kernels hold numbers in float32; one beyond it would be infinite there and in no other engine. */
export const isTrainable = (value: number): boolean => Number.isFinite(Math.fround(value));
