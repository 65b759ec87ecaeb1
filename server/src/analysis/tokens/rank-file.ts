/**
 * The form in which rank data ships: for each rank in order one byte of length and the token's bytes. A rank without a
 * token (a gap before special tokens) has length zero. It packs as well as the original and needs no text to be decoded.
 */
const MAGIC = [0x70, 0x68, 0x72, 0x31]; // "phr1"

/** Name of the asset that holds an encoding. */
export function rankAsset(encoding: string): string {
  return `${encoding}.ranks`;
}

/**
 * Packs the rank text of the `tiktoken` package: lines of `! <first rank> <base64 token>...`.
 * Throws on data of another form: it runs when the product is built.
 */
export function packRanks(bpeRanks: string): Uint8Array {
  const tokens: string[] = [];
  for (const line of bpeRanks.split("\n")) {
    if (line === "") continue;
    const [mark, first, ...encoded] = line.split(" ");
    if (mark !== "!" || first === undefined || !/^\d{1,7}$/.test(first)) throw new Error("Rank data has an unknown form");
    for (const [index, token] of encoded.entries()) tokens[Number(first) + index] = atob(token);
  }
  const size = tokens.reduce((sum, token) => sum + token.length, 0);
  const bytes = new Uint8Array(MAGIC.length + 4 + tokens.length + size);
  bytes.set(MAGIC);
  new DataView(bytes.buffer).setUint32(MAGIC.length, tokens.length, true);
  let at = MAGIC.length + 4;
  for (let rank = 0; rank < tokens.length; rank++) {
    const token = tokens[rank] ?? "";
    if (token.length > 255) throw new Error(`Token of rank ${rank} is longer than 255 bytes`);
    bytes[at++] = token.length;
    for (let i = 0; i < token.length; i++) bytes[at++] = token.charCodeAt(i);
  }
  return bytes.subarray(0, at);
}

/** Where the tokens stand in a packed file. Throws when the bytes are no such file. */
export function readRankHeader(bytes: Uint8Array): { readonly count: number; readonly start: number } {
  if (bytes.length < MAGIC.length + 4 || MAGIC.some((byte, index) => bytes[index] !== byte)) throw new Error("Not a file of token ranks");
  const count = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(MAGIC.length, true);
  return { count, start: MAGIC.length + 4 };
}
