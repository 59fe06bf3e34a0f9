import { canonicalJson } from "./canonical-json.ts";
import { type RaceSetUp, setUpOfRace } from "./race.ts";
import type { RaceRun } from "./race-run.ts";

/**
 * A short text that two people compare to see that their machines gave the same
 * results: four groups of four characters, such as "7K2M-W0QD-93XA-HT5R".
 *
 * It covers the set-up and, of every run, its entrant, seed, outcome, epochs
 * the bits of its losses and, where it was followed, since when it holds; not milliseconds, which belong to a machine, nor
 * decision maps, which follow from the rest. Runs may come in any order.
 */
export function fingerprint(setUp: RaceSetUp, runs: readonly RaceRun[]): string {
  const { experiment, ...others } = setUpOfRace(setUp);
  // Every run has its own seed; the experiment's is not part of a race.
  const bytes = [
    ...textBytes(canonicalJson({ experiment: { ...experiment, seed: 0 }, ...others })),
  ];
  for (const run of [...runs].sort(byEntrantAndSeed)) pushRun(bytes, run);
  return grouped(fold(fnv1a128(bytes)));
}

/** Of any text, in the same form: equal texts have equal ones. */
export const fingerprintOfText = (text: string): string => grouped(fold(fnv1a128(textBytes(text))));

export const byEntrantAndSeed = (left: RaceRun, right: RaceRun): number =>
  left.arm - right.arm || left.variant - right.variant || left.seed - right.seed;

const outcomeCodes = { converged: 1, censored: 2, diverged: 3 } as const;

function pushRun(bytes: number[], run: RaceRun): void {
  bytes.push(outcomeCodes[run.outcome.kind]);
  for (const count of [run.arm, run.variant, run.seed, run.epochs]) {
    for (let shift = 0; shift < 32; shift += 8) bytes.push((count >>> shift) & 0xff);
  }
  const view = new DataView(new ArrayBuffer(8));
  for (const loss of [run.trainLoss, run.testLoss]) {
    // Files hold null for NaN and ±∞ alike, and 0 for −0; so does the fingerprint.
    view.setFloat64(0, Number.isFinite(loss) ? loss + 0 : 0, true);
    bytes.push(Number.isFinite(loss) ? 1 : 0);
    for (let byte = 0; byte < 8; byte++) bytes.push(view.getUint8(byte));
  }
  if (run.heldSince === undefined) return;
  for (let shift = 0; shift < 32; shift += 8) bytes.push(((run.heldSince ?? 0) >>> shift) & 0xff);
}

/** UTF-16 code units, low byte first. */
function* textBytes(text: string): Iterable<number> {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    yield unit & 0xff;
    yield unit >>> 8;
  }
}

const mask128 = (1n << 128n) - 1n;
const prime128 = (1n << 88n) + 0x13bn;

/** FNV-1a, 128 bits: whole numbers only, so the same everywhere. Source: Fowler, Noll & Vo. */
export function fnv1a128(bytes: Iterable<number>): bigint {
  let hash = 0x6c62272e07bb014262b821756295c58dn;
  for (const byte of bytes) hash = ((hash ^ BigInt(byte)) * prime128) & mask128;
  return hash;
}

/**
 * 80 of 128 bits. The last bytes have changed few of them; zero bytes after them spread the change
 * over all.
 */
function fold(hash: bigint): bigint {
  let spread = hash;
  for (let round = 0; round < 16; round++) spread = (spread * prime128) & mask128;
  return (spread >> 80n) ^ (spread & ((1n << 80n) - 1n));
}

/** Crockford's base 32: no I, L, O or U, which eyes and voices confuse. */
const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

function grouped(bits80: bigint): string {
  const text = Array.from(
    { length: 16 },
    (_, place) => digits[Number((bits80 >> BigInt(75 - 5 * place)) & 31n)],
  ).join("");
  return (text.match(/.{4}/g) ?? []).join("-");
}
