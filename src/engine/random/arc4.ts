/**
 * Random numbers in [0, 1) of 52 bits from a text: ARC4 as David Bau's seedrandom (MIT) sets it up,
 * which TensorFlow Playground puts in the place of Math.random. Not for this page's own draws.
 */
export function arc4(seed: string): () => number {
  const key = keyOf(seed);
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  let [i, j] = [0, 0];
  for (let place = 0; place < 256; place++) {
    j = (j + (key[place % key.length] as number) + (state[place] as number)) & 255;
    swap(state, place, j);
  }
  j = 0;
  const nextByte = (): number => {
    i = (i + 1) & 255;
    j = (j + (state[i] as number)) & 255;
    swap(state, i, j);
    return state[((state[i] as number) + (state[j] as number)) & 255] as number;
  };
  // The first bytes of ARC4 tell of its key.
  for (let dropped = 0; dropped < 256; dropped++) nextByte();
  return () => {
    let [high, low] = [0, 0];
    for (let byte = 0; byte < 3; byte++) high = high * 256 + nextByte();
    for (let byte = 0; byte < 3; byte++) low = low * 256 + nextByte();
    // 48 bits and, as long as they are too few for 52, another byte below them.
    let [value, scale, last] = [high * 2 ** 24 + low, 2 ** 48, 0];
    while (value < 2 ** 52) {
      value = (value + last) * 256;
      scale *= 256;
      last = nextByte();
    }
    while (value >= 2 ** 53) {
      value /= 2;
      scale /= 2;
      last >>>= 1;
    }
    return (value + last) / scale;
  };
}

function swap(state: Uint8Array, one: number, other: number): void {
  const held = state[one] as number;
  state[one] = state[other] as number;
  state[other] = held;
}

/** A text as up to 256 bytes, each smeared over those after it. */
function keyOf(text: string): readonly number[] {
  const key: number[] = [];
  let smear = 0;
  for (let at = 0; at < text.length; at++) {
    smear ^= (key[at & 255] ?? 0) * 19;
    key[at & 255] = (smear + text.charCodeAt(at)) & 255;
  }
  return key.length > 0 ? key : [0];
}
