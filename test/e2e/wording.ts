/** What the page says where a test knows its words but not all of its values. */

/**
 * The pattern of a message: what stands between ⟨ and ⟩ is a regular expression.
 * `like(say("claims.bet.epochs", { epoch: "⟨\\d+⟩" }))` is `/^epoch \d+$/`.
 */
export function like(text: string): RegExp {
  const parts = text
    .split(/[⟨⟩]/)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")));
  // Between elements there may be a space, as Playwright allows it where it looks for a text.
  return new RegExp(`^\\s*${parts.join("")}\\s*$`);
}

/** A value of which a test knows nothing. */
export const anything = "⟨.*⟩";

/** A message without the marks of its parts. */
export const unmarked = (text: string): string => text.replaceAll(/<[^>]*>/g, "");
