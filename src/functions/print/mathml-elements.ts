/** How tightly a piece of mathematics holds together, loosest first. */
export const binding = { cases: 0, sum: 1, negation: 2, product: 3, power: 4, atom: 5 } as const;

/** Presentation MathML as text, with every name escaped. */
export interface Piece {
  readonly markup: string;
  readonly binding: number;
}

const escapeText = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
export const identifier = (name: string): string => `<mi>${escapeText(name)}</mi>`;
export const operator = (sign: string): string => `<mo>${escapeText(sign)}</mo>`;
export const row = (markup: string): string => `<mrow>${markup}</mrow>`;
export const fenced = (markup: string): string =>
  row(`<mo fence="true">(</mo>${markup}<mo fence="true">)</mo>`);

export const variable = identifier("z");
export const one = "<mn>1</mn>";

export const atom = (markup: string): Piece => ({ markup, binding: binding.atom });

export const within = (piece: Piece, least: number): string =>
  piece.binding < least ? fenced(piece.markup) : piece.markup;

export const fraction = (above: string, below: string): string =>
  `<mfrac>${row(above)}${row(below)}</mfrac>`;
/** A fraction, which needs parentheses under an exponent and none as a factor. */
export const quotient = (above: string, below: string): Piece => ({
  markup: fraction(above, below),
  binding: binding.power,
});
export const root = (inside: string): string => `<msqrt>${inside}</msqrt>`;
export const number = (digits: string): string => `<mn>${digits}</mn>`;
