/** Numbers that look random and are the same on every machine: mulberry32. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** At least 0 and less than `limit`. */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * limit);
  }

  of<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error("nothing to choose from");
    return item;
  }
}

/** What people type, paste and break. */
const TYPED = [
  "(",
  ")",
  "[",
  "]",
  "{",
  "}",
  ",",
  ".",
  ":",
  ";",
  "=",
  "=>",
  "->",
  "@",
  "*",
  "**",
  "...",
  "?.",
  '"',
  "'",
  "`",
  '"""',
  "'''",
  'f"',
  "${",
  "\\",
  "#",
  "//",
  "/*",
  "*/",
  "\n",
  "\r\n",
  "\t",
  "    ",
  " ",
  "\u0000",
  "\uFEFF",
  "\uD83D",
  "😀",
  "é",
  "x",
  "x.",
  "x(",
  "x = ",
  "await ",
  "async ",
  "def f(",
  "class A:",
  "class A {",
  "import ",
  "from x import y\n",
  "return ",
  "yield ",
  "lambda x: ",
  "if ",
  "else",
  "for x in y",
  "with a as b",
  "match x:\n",
  "case _:\n",
  "client.chat.completions.create(",
  "<div>",
  "</",
  "0x",
  "1e",
];

/** The text with one to three edits as a person, a paste or a broken disk would make them. */
export function mutated(text: string, random: Random, other: string): string {
  let result = text;
  for (let edits = 1 + random.below(3); edits > 0; edits--) result = edited(result, random, other);
  return result;
}

export function edited(text: string, random: Random, other: string): string {
  const at = random.below(text.length + 1);
  const lineStart = text.lastIndexOf("\n", at - 1) + 1;
  const lineEnd = text.indexOf("\n", at) < 0 ? text.length : text.indexOf("\n", at);
  switch (random.below(9)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1 + random.below(8));
    case 1:
      return text.slice(0, at) + text.slice(Math.min(text.length, at + random.below(400)));
    case 2:
      // The rest of the line is not typed yet.
      return text.slice(0, at) + text.slice(lineEnd);
    case 3:
      return text.slice(0, lineStart) + text.slice(lineEnd + 1);
    case 4:
      return text.slice(0, lineEnd) + text.slice(lineStart, lineEnd) + text.slice(lineEnd);
    case 5: {
      const from = random.below(other.length + 1);
      return text.slice(0, at) + other.slice(from, from + random.below(300)) + text.slice(at);
    }
    default:
      return text.slice(0, at) + random.of(TYPED) + text.slice(at);
  }
}
