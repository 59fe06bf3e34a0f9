/**
 * Random numbers that are looked up, not consumed.
 *
 * A draw depends only on the seed and on what it is for (its purpose and
 * indices), never on how many draws came before. So two arms of different
 * width, depth or kind share every draw that both need, and nothing that one
 * arm does can shift what another one gets.
 */

/** What a draw is for; each purpose is a stream of its own. */
export type Purpose =
  | "point"
  | "split"
  | "batchOrder"
  | "weight"
  | "resample"
  | "direction"
  | "dropout"
  | "shape";

/** Purposes whose draws training asks for again in every epoch. */
export type TrainingPurpose = "dropout" | "shape";

/** Second key of every draw, after the seed. */
export const purposeKey: Readonly<Record<Purpose, number>> = {
  point: 1,
  split: 2,
  batchOrder: 3,
  weight: 4,
  resample: 5,
  direction: 6,
  dropout: 7,
  shape: 8,
};

/** Instructions on 32-bit words, as numbers or as code that works on them. */
export interface WordArithmetic<Word> {
  readonly add: (left: Word, right: number) => Word;
  readonly xor: (left: Word, right: Word) => Word;
  /** The low 32 bits. */
  readonly multiply: (left: Word, right: number) => Word;
  /** x ^ (x >>> bits). */
  readonly foldRight: (x: Word, bits: number) => Word;
}

/**
 * A bijection of uint32 in which every input bit flips every output bit with
 * probability close to 1/2: "triple32" of Chris Wellons' hash-prospector
 * (2018, public domain; measured bias 0.0208 against 0.0206 of a perfect one).
 */
function mix<Word>({ multiply, foldRight }: WordArithmetic<Word>, word: Word): Word {
  let x = word;
  x = multiply(foldRight(x, 17), 0xed5ad4bb);
  x = multiply(foldRight(x, 11), 0xac4c1b51);
  x = multiply(foldRight(x, 15), 0x31848bab);
  return foldRight(x, 14);
}

/** 2³² / golden ratio: moves seed 0 and zero keys away from 0, which `mix` maps to itself. */
const goldenBits = 0x9e3779b9;

/** What a draw goes on from after one more key. */
export const absorbed = <Word>(m: WordArithmetic<Word>, state: Word, key: Word): Word =>
  mix(m, m.xor(m.add(state, goldenBits), key));

const words: WordArithmetic<number> = {
  add: (left, right) => (left + right) | 0,
  xor: (left, right) => left ^ right,
  multiply: Math.imul,
  foldRight: (x, bits) => x ^ (x >>> bits),
};

const absorb = (state: number, key: number): number => absorbed(words, state, key) >>> 0;

/** 32 random bits for this seed (uint32, 0 included), purpose and whole-number indices. */
export function draw(seed: number, purpose: Purpose, ...indices: readonly number[]): number {
  let state = absorb(absorb(0, seed), purposeKey[purpose]);
  for (const index of indices) state = absorb(state, index);
  return state;
}

/** `draw` with more indices, from what it gave without: for rows of draws. */
export function drawFurther(bits: number, ...indices: readonly number[]): number {
  let state = bits;
  for (const index of indices) state = absorb(state, index);
  return state;
}

const two32 = 4294967296;

/** Those bits as a number in (0, 1), at the middle of its 2⁻³² wide cell. */
export const toUnit = (bits: number): number => (bits + 0.5) / two32;

/** Those bits as a number in (−1, 1). */
export const toSymmetric = (bits: number): number => 2 * toUnit(bits) - 1;

/** Those bits as a whole number in [0, count); the bias is below count · 2⁻³². */
export const toIndex = (bits: number, count: number): number => Math.floor((bits / two32) * count);
