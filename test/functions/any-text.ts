import fc from "fast-check";

const [firstSurrogate, surrogates, last] = [0xd800, 0x800, 0x10ffff];

/** Every character that there is; fast-check's own `"binary"` first lists all million of them. */
const anyCharacter = fc.integer({ min: 0, max: last - surrogates }).map(
  (index) => String.fromCodePoint(index < firstSurrogate ? index : index + surrogates),
  (character) => {
    const code = typeof character === "string" ? character.codePointAt(0) : undefined;
    if (code === undefined || String.fromCodePoint(code) !== character) {
      throw new TypeError("Not one character");
    }
    return code < firstSurrogate ? code : code - surrogates;
  },
);

export const anyText = (limits: { readonly maxLength?: number } = {}): fc.Arbitrary<string> =>
  fc.string({ unit: anyCharacter, ...limits });
