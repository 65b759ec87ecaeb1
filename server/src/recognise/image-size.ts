/** Base64 digits that hold every header that is read here; a JPEG's size may stand behind its thumbnail. */
const LONGEST_HEADER = 200_000;

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Pixels of an image that is written into the code, as base64 or as a `data:` address of it; null for any other text. */
export function sizeOfImage(text: string): { readonly width: number; readonly height: number } | null {
  const from = text.startsWith("data:image/") ? text.indexOf(";base64,") + ";base64,".length : 0;
  if (from === ";base64,".length - 1) return null;
  const bytes = decoded(text.slice(from, from + LONGEST_HEADER));
  const size = png(bytes) ?? gif(bytes) ?? jpeg(bytes);
  return size !== null && size.width > 0 && size.height > 0 ? size : null;
}

/** The bytes up to the first character that is no digit. */
function decoded(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let [held, bits, at] = [0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const digit = DIGITS.indexOf(text.charAt(i));
    if (digit < 0) break;
    held = ((held << 6) | digit) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >> bits) & 0xff;
  }
  return bytes.subarray(0, at);
}

function png(bytes: Uint8Array) {
  return begins(bytes, [0x89, 0x50, 0x4e, 0x47]) && bytes.length >= 24
    ? { width: big(bytes, 16) * 65_536 + big(bytes, 18), height: big(bytes, 20) * 65_536 + big(bytes, 22) }
    : null;
}

function gif(bytes: Uint8Array) {
  if (!begins(bytes, [0x47, 0x49, 0x46, 0x38]) || bytes.length < 10) return null;
  const little = (at: number) => (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;
  return { width: little(6), height: little(8) };
}

/** The frame header (SOF0 to SOF15, without the tables that share their numbers), found by the lengths of what stands before it. */
function jpeg(bytes: Uint8Array) {
  if (!begins(bytes, [0xff, 0xd8])) return null;
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + big(bytes, at + 2)) {
    const marker = bytes[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { width: big(bytes, at + 7), height: big(bytes, at + 5) };
  }
  return null;
}

function begins(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((it, at) => bytes[at] === it);
}

function big(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
}
