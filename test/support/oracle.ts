import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Tiktoken } from "tiktoken/lite";

/** The WASM tokenizer of the package that the rank data comes from: the oracle for every exact count. */
export function oracle(encoding: string): (text: string) => number {
  const file = createRequire(import.meta.url).resolve(`tiktoken/encoders/${encoding}.json`);
  const data = JSON.parse(readFileSync(file, "utf8")) as { bpe_ranks: string; special_tokens: Record<string, number>; pat_str: string };
  const tiktoken = new Tiktoken(data.bpe_ranks, data.special_tokens, data.pat_str);
  return (text) => tiktoken.encode(text, [], []).length;
}

/** Seeded texts that are hard on a tokenizer: every script, odd white space, halves of pairs, runs, special-token text. */
export function hostileText(random: () => number): string {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  let text = "";
  for (let parts = 1 + Math.floor(random() * 12); parts > 0; parts--) {
    const kind = random();
    if (kind < 0.35) text += pick(FRAGMENTS);
    else if (kind < 0.6)
      for (let length = Math.floor(random() * 12); length >= 0; length--) text += String.fromCodePoint(inRange(random, pick(SCRIPTS)));
    else if (kind < 0.72) for (let length = Math.floor(random() * 8); length >= 0; length--) text += pick(SPACES);
    else if (kind < 0.84)
      for (let length = Math.floor(random() * 20); length >= 0; length--) text += String.fromCharCode(inRange(random, [0x20, 0x7e]));
    else if (kind < 0.9) text += String.fromCharCode(inRange(random, [0xd800, 0xdfff]));
    else if (kind < 0.97) text += String.fromCodePoint(inRange(random, [0, 0x10ffff]));
    else text += pick(RUNS).repeat(Math.floor(random() ** 4 * 2000));
  }
  return text;
}

/** A small generator with a seed (mulberry32): the same texts on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function inRange(random: () => number, [from, to]: readonly [number, number]): number {
  return from + Math.floor(random() * (to - from + 1));
}

const SPACES = [
  " ",
  " ",
  "  ",
  "\t",
  "\n",
  "\r\n",
  "\r",
  "\v",
  "\f",
  "\u0085",
  "\u00a0",
  "\u1680",
  "\u180e",
  "\u2003",
  "\u2028",
  "\u2029",
  "\u202f",
  "\u205f",
  "\u3000",
  "\ufeff",
  "\u200b",
];
const RUNS = ["a", "A", " ", "\n", "-", "=", "哈", "é", "0", "\u0301", "😀", "ʰ", "\t ", "Aʰ", "!/\n"];
const SCRIPTS: readonly (readonly [number, number])[] = [
  [0x41, 0x5a],
  [0x61, 0x7a],
  [0xc0, 0x24f],
  [0x250, 0x2ff],
  [0x300, 0x36f],
  [0x370, 0x3ff],
  [0x400, 0x52f],
  [0x530, 0x58f],
  [0x590, 0x5ff],
  [0x600, 0x6ff],
  [0x900, 0x97f],
  [0xe00, 0xe7f],
  [0x10a0, 0x10ff],
  [0x1100, 0x11ff],
  [0x1e00, 0x1fff],
  [0x2000, 0x206f],
  [0x2100, 0x214f],
  [0x2460, 0x24ff],
  [0x3040, 0x30ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xfb00, 0xfdff],
  [0xff00, 0xffef],
  [0x10400, 0x1044f],
  [0x1d400, 0x1d7ff],
  [0x1f300, 0x1faff],
  [0x20000, 0x2a6df],
];
const FRAGMENTS = [
  "The customer's order hasn't shipped; they'll wait.",
  "I'M YOU'RE WE'VE he'D it'S THEY'LL",
  "don\u2019t 'ſ x'ſY 'LL",
  "user.email@example.com",
  "getUserById(HTTPServer2Config)",
  "<|endoftext|>",
  "<|endofprompt|>",
  "<|im_start|>system\n",
  "https://api.example.com/v1/chat?q=1&lang=de#top",
  '{"role": "user", "content": "{{question}}"}',
  "    def handle(self, x):\n        return x\n",
  "1234567890",
  "3.14159",
  "١٢٣٤٥",
  "Ⅻ ½ ²",
  "//////\n\n//",
  "!!!\r\n\r\n/path",
  "-----BEGIN-----",
  "日本語のプロンプト、です。",
  "中文提示词",
  "한국어 프롬프트",
  "Привет, мир",
  "مرحبا بالعالم",
  "e\u0301a\u0308",
  "ǅungla ǈubav",
  "ʰʷ modifier",
  "👩‍👩‍👧‍👦 family",
  "🇩🇪🇫🇷",
  "\ufeffusing System;",
  "naïve façade Ångström",
  "snake_case_name kebab-case-name",
  "a'",
  "'",
  "''s",
  " 's",
  "\n's",
  "x'sy",
  "\u0301\u0301!",
];
