/** Codewords of a QR code, level M: the data in byte mode, then its Reed–Solomon codes, interleaved. */

/** By version: error correction codewords of a block, and the data codewords of each block. */
const blocks: readonly (readonly [errorWords: number, dataWords: readonly number[]])[] = [
  [0, []],
  [10, [16]],
  [16, [28]],
  [26, [44]],
  [18, [32, 32]],
  [24, [43, 43]],
  [16, [27, 27, 27, 27]],
  [18, [31, 31, 31, 31]],
  [22, [38, 38, 39, 39]],
  [22, [36, 36, 36, 37, 37]],
  [26, [43, 43, 43, 43, 44]],
];

const dataWordsOf = (version: number): number =>
  (blocks[version]?.[1] ?? []).reduce((sum, words) => sum + words, 0);

/** Bits that the mode and the count of bytes take. */
const headBits = (version: number): number => 4 + (version < 10 ? 8 : 16);

/** @throws RangeError where no version up to 10 holds so many bytes. */
export function versionFor(byteCount: number): number {
  for (let version = 1; version < blocks.length; version++) {
    if (headBits(version) + 8 * byteCount <= 8 * dataWordsOf(version)) return version;
  }
  throw new RangeError(`too long for a QR code: ${byteCount} bytes`);
}

export function codewordsOf(bytes: Uint8Array, version: number): readonly number[] {
  const [errorWords, sizes] = blocks[version] ?? [0, []];
  const words = dataWords(bytes, version);
  const data = sizes.map((size, index) => {
    const start = sizes.slice(0, index).reduce((sum, before) => sum + before, 0);
    return words.slice(start, start + size);
  });
  const errors = data.map((block) => errorCode(block, errorWords));
  return [...interleaved(data), ...interleaved(errors)];
}

/** Byte mode, count, bytes, end, and filling to the version's size. */
function dataWords(bytes: Uint8Array, version: number): readonly number[] {
  const countBits = headBits(version) - 4;
  const bits = [
    (4).toString(2).padStart(4, "0"),
    bytes.length.toString(2).padStart(countBits, "0"),
    ...[...bytes].map((byte) => byte.toString(2).padStart(8, "0")),
  ].join("");
  const most = 8 * dataWordsOf(version);
  const ended = bits + "0".repeat(Math.min(4, most - bits.length));
  const whole = ended.padEnd(8 * Math.ceil(ended.length / 8), "0");
  const words = (whole.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  for (let at = 0; words.length < most / 8; at++) words.push(at % 2 === 0 ? 0xec : 0x11);
  return words;
}

/** First words of all blocks, second words, …; shorter blocks end earlier. */
function interleaved(all: readonly (readonly number[])[]): readonly number[] {
  const longest = Math.max(...all.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) =>
    all.flatMap((block) => (at < block.length ? [block[at] as number] : [])),
  ).flat();
}

/** Multiplication in GF(256) over x⁸ + x⁴ + x³ + x² + 1. */
function product(left: number, right: number): number {
  let result = 0;
  for (let bit = 7; bit >= 0; bit--) {
    result = (result << 1) ^ ((result >>> 7) * 0x11d);
    if ((right >>> bit) & 1) result ^= left;
  }
  return result;
}

/** Rest of the data, as a polynomial, by ∏ (x − 2ⁱ) for i below `count`. */
function errorCode(data: readonly number[], count: number): readonly number[] {
  let divisor = [1];
  let root = 1;
  for (let degree = 0; degree < count; degree++) {
    const factor = root;
    const shifted = [...divisor, 0];
    divisor = shifted.map((word, at) => word ^ product(divisor[at - 1] ?? 0, factor));
    root = product(root, 2);
  }
  const rest = [...data, ...Array<number>(count).fill(0)];
  for (let at = 0; at < data.length; at++) {
    const lead = rest[at] as number;
    for (const [place, word] of divisor.entries()) {
      rest[at + place] = (rest[at + place] as number) ^ product(word, lead);
    }
  }
  return rest.slice(data.length);
}
