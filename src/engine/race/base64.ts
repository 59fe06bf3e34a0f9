/** Base 64 (RFC 4648): the engine sees neither the browser's btoa nor Node's Buffer. */

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

export function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
    const bits = (first << 16) | (second << 8) | third;
    for (let digit = 0; digit < 4; digit++) {
      // The last group of one or two bytes is filled up with "=".
      text += at + digit > bytes.length ? "=" : digits[(bits >> (18 - 6 * digit)) & 63];
    }
  }
  return text;
}

/** Null where the text is no base 64. */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  for (let at = 0, next = 0; at < text.length; at += 4) {
    let bits = 0;
    for (const digit of text.slice(at, at + 4)) bits = (bits << 6) | (digits.indexOf(digit) & 63);
    for (let shift = 16; shift >= 0 && next < bytes.length; shift -= 8) {
      bytes[next++] = (bits >> shift) & 0xff;
    }
  }
  return bytes;
}
