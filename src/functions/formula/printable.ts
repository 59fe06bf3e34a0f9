/**
 * No control characters, no halves of characters, which no address can carry, and none that turn
 * the direction of writing: a name is shown within sentences, tables and files.
 */
export const isPrintable = (text: string): boolean =>
  !/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(text);
