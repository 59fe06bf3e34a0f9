import { codewordsOf, versionFor } from "./qr-codewords.ts";

/**
 * A text as a QR code: rows of modules, true for dark, without the quiet zone of four around it.
 * Bytes of UTF-8 with error correction level M, versions 1 to 10: up to 213 bytes.
 *
 * Source: ISO/IEC 18004:2015.
 *
 * @throws RangeError where the text is too long.
 */
export function qrCode(text: string): readonly (readonly boolean[])[] {
  const bytes = new TextEncoder().encode(text);
  const version = versionFor(bytes.length);
  const bits = codewordsOf(bytes, version).flatMap((byte) => bitsOf(byte, 8));
  const candidates = masks.map((_, mask) => drawn(version, bits, mask));
  const penalties = candidates.map(penalty);
  return candidates[penalties.indexOf(Math.min(...penalties))] ?? [];
}

type Grid = boolean[][];

const bitsOf = (value: number, length: number): readonly boolean[] =>
  Array.from({ length }, (_, at) => ((value >>> (length - 1 - at)) & 1) === 1);

/** Which data modules a mask turns over. */
const masks: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

function drawn(version: number, bits: readonly boolean[], mask: number): Grid {
  const size = 17 + 4 * version;
  const grid: Grid = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  const isTaken: Grid = grid.map((row) => [...row]);
  const put = (row: number, column: number, dark: boolean): void => {
    const [line, taken] = [grid[row], isTaken[row]];
    if (!line || !taken || column < 0 || column >= size) return;
    line[column] = dark;
    taken[column] = true;
  };
  drawPatterns(version, size, put);
  drawFormat(mask, size, put);
  let next = 0;
  for (const [row, column] of dataPlaces(size)) {
    if (isTaken[row]?.[column]) continue;
    // What is left over after the last codeword is light.
    const dark = bits[next++] ?? false;
    (grid[row] as boolean[])[column] = dark !== (masks[mask]?.(row, column) ?? false);
  }
  return grid;
}

type Put = (row: number, column: number, dark: boolean) => void;

/** Finders, timing, alignment and version. */
function drawPatterns(version: number, size: number, put: Put): void {
  for (let at = 0; at < size; at++) {
    put(6, at, at % 2 === 0);
    put(at, 6, at % 2 === 0);
  }
  const around = (
    row: number,
    column: number,
    reach: number,
    isDark: (ring: number) => boolean,
  ) => {
    for (let y = -reach; y <= reach; y++) {
      for (let x = -reach; x <= reach; x++) {
        put(row + y, column + x, isDark(Math.max(Math.abs(x), Math.abs(y))));
      }
    }
  };
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const) {
    around(row, column, 4, (ring) => ring !== 2 && ring !== 4);
  }
  const centres = alignment[version] ?? [];
  for (const row of centres) {
    for (const column of centres) {
      if (!isFinder(row, column, size)) around(row, column, 2, (ring) => ring !== 1);
    }
  }
  if (version >= 7) {
    const code = (version << 12) | remainder(version << 12, 0x1f25, 12);
    for (const [at, dark] of bitsOf(code, 18).toReversed().entries()) {
      put(Math.floor(at / 3), size - 11 + (at % 3), dark);
      put(size - 11 + (at % 3), Math.floor(at / 3), dark);
    }
  }
}

const isFinder = (row: number, column: number, size: number): boolean =>
  (row < 9 && column < 9) || (row < 9 && column > size - 10) || (row > size - 10 && column < 9);

/** Centres of alignment patterns by version. */
const alignment: readonly (readonly number[])[] = [
  [],
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
];

/** Of polynomials over GF(2), as bits. */
function remainder(value: number, divisor: number, degree: number): number {
  let rest = value;
  for (let bit = 31; bit >= degree; bit--) {
    if ((rest >>> bit) & 1) rest ^= divisor << (bit - degree);
  }
  return rest;
}

/** Error correction level M, whose code is 0, and the mask; twice, and the module that is always dark. */
function drawFormat(mask: number, size: number, put: Put): void {
  const code = ((mask << 10) | remainder(mask << 10, 0x537, 10)) ^ 0x5412;
  const bits = bitsOf(code, 15);
  const first = [0, 1, 2, 3, 4, 5, 7, 8] as const;
  for (const [at, column] of first.entries()) put(8, column, bits[at] ?? false);
  for (const [at, row] of [7, 5, 4, 3, 2, 1, 0].entries()) put(row, 8, bits[8 + at] ?? false);
  for (let at = 0; at < 7; at++) put(size - 1 - at, 8, bits[at] ?? false);
  for (let at = 7; at < 15; at++) put(8, size - 15 + at, bits[at] ?? false);
  put(size - 8, 8, true);
}

/** Pairs of columns from the right, up and down by turns, without the timing column. */
function* dataPlaces(size: number): Iterable<readonly [row: number, column: number]> {
  let isUp = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const row = isUp ? size - 1 - step : step;
      yield [row, right];
      yield [row, right - 1];
    }
    isUp = !isUp;
  }
}

/** How hard a grid is to read: long runs, blocks, what looks like a finder, and too much of one colour. */
function penalty(grid: Grid): number {
  const columns = grid.map((_, at) => grid.map((row) => row[at] ?? false));
  const lines = [...grid, ...columns].map((line) =>
    line.map((dark) => (dark ? "1" : "0")).join(""),
  );
  let sum = 0;
  for (const line of lines) {
    for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2;
    sum += 40 * [...line.matchAll(/(?=10111010000|00001011101)/g)].length;
  }
  let dark = 0;
  for (const [row, cells] of grid.entries()) {
    for (const [column, cell] of cells.entries()) {
      dark += Number(cell);
      const block = [cells[column + 1], grid[row + 1]?.[column], grid[row + 1]?.[column + 1]];
      if (block.every((other) => other === cell)) sum += 3;
    }
  }
  const percent = (100 * dark) / grid.length ** 2;
  return sum + 10 * Math.floor(Math.abs(percent - 50) / 5);
}
