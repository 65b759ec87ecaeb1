/**
 * Text as the detector reads it: full-width forms, Cyrillic and Greek look-alikes, odd spaces and hyphens become plain
 * ASCII, and characters without width are dropped. `at` maps an offset of the folded text back; null when nothing was dropped.
 */
export interface Folded {
  readonly text: string;
  readonly at: Int32Array | null;
}

const DROPPED = new Set([0x00ad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff]);
const ONE_FOR_ONE = new Map<number, string>();

function fold(from: string, to: string): void {
  for (let i = 0; i < from.length; i++) ONE_FOR_ONE.set(from.charCodeAt(i), to[i] ?? "");
}

// Unicode Technical Standard 39, confusables: the letters that look like a Latin one in common fonts.
fold("аеорсухіјѕԁһԛԝ", "aeopcyxijsdhqw");
fold("АВЕКМНОРСТХУІЈЅ", "ABEKMHOPCTXYIJS");
fold("οαεν", "oaev");
fold("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX");
fold("\u2010\u2011\u2012\u2013\u2212\ufe63", "------");
fold("\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000", "         ");
fold("\u2024\uff61", "..");
for (let unit = 0xff01; unit <= 0xff5e; unit++) ONE_FOR_ONE.set(unit, String.fromCharCode(unit - 0xfee0));
for (const zero of [0x0660, 0x06f0, 0x0966]) for (let i = 0; i < 10; i++) ONE_FOR_ONE.set(zero + i, String(i));

/** Letters are folded only inside a run that also holds Latin letters, digits or `@`: whole words of another script stay. */
export function foldText(source: string): Folded {
  if (!/[^\0-\x7f]/.test(source)) return { text: source, at: null };
  // Joined at the end: a sum of millions of pieces is a tree that costs more than its length to walk.
  const pieces: string[] = [];
  let length = 0;
  let copied = 0;
  let map: number[] | null = null;
  for (let i = 0; i < source.length; i++) {
    const unit = source.charCodeAt(i);
    if (unit < 0x80) continue;
    const dropped = DROPPED.has(unit);
    const plain = dropped ? "" : ONE_FOR_ONE.get(unit);
    if (plain === undefined || (isLetter(unit) && !besideLatin(source, i))) continue;
    pieces.push(source.slice(copied, i), plain);
    length += i - copied + plain.length;
    copied = i + 1;
    if (dropped) {
      map ??= [];
      // Each entry: from this folded offset on, one more unit was dropped.
      map.push(length);
    }
  }
  if (copied === 0) return { text: source, at: null };
  pieces.push(source.slice(copied));
  const text = pieces.join("");
  return { text, at: map === null ? null : offsets(text.length, map) };
}

function offsets(length: number, drops: readonly number[]): Int32Array {
  const at = new Int32Array(length + 1);
  let dropped = 0;
  for (let i = 0; i <= length; i++) {
    while (dropped < drops.length && (drops[dropped] ?? 0) <= i) dropped++;
    at[i] = i + dropped;
  }
  return at;
}

function isLetter(unit: number): boolean {
  return unit >= 0x0370 && unit <= 0x052f;
}

function besideLatin(source: string, at: number): boolean {
  for (const step of [-1, 1]) {
    for (let i = at + step, seen = 0; seen < 24; i += step, seen++) {
      const unit = source.charCodeAt(i);
      if (isLetter(unit)) continue;
      if ((unit >= 48 && unit <= 57) || (unit >= 64 && unit <= 90) || (unit >= 97 && unit <= 122)) return true;
      break;
    }
  }
  return false;
}
