/**
 * Compares our counts with tiktoken's: `node scripts/fuzz-tokens.ts [texts=50000] [seed=1] [encoding]`. Long runs of one
 * character, every code point, seeded random texts, edits of a long document. Exits 1 at the first difference. The test suite runs
 * a slice of this, and holds the counts of long runs as recorded here.
 */
import { Counter } from "../server/src/analysis/tokens/counter.ts";
import { Encoding } from "../server/src/analysis/tokens/encoding.ts";
import { rankAsset } from "../server/src/analysis/tokens/rank-file.ts";
import { hostileText, oracle, seeded } from "../test/support/oracle.ts";
import { assets } from "./assets.ts";

const texts = Number(process.argv[2] ?? 50_000);
const seed = Number(process.argv[3] ?? 1);
const only = process.argv[4];

/** UTF-16 units; far beyond what tiktoken can count in a day. */
const ENDLESS = 5_000_000;

function same(what: string, ours: number, theirs: number): void {
  if (ours === theirs) return;
  console.log(`DIFFERENT ${what.slice(0, 500)}: ours ${ours}, theirs ${theirs}`);
  process.exit(1);
}

for (const name of (["o200k_base", "cl100k_base"] as const).filter((it) => only === undefined || it === only)) {
  const ranks = assets.get(rankAsset(name))?.();
  if (ranks === undefined) throw new Error(`no ranks of ${name}`);
  const encoding = new Encoding(name, ranks);
  const counter = new Counter(name, ranks);
  const expected = oracle(name);
  const random = seeded(seed);

  for (const unit of ["a", " ", "\n", "-", "哈", "A", "😀", "\u0301"]) {
    const counts = [10_000, 50_000].map((length) => {
      const theirs = expected(unit.repeat(length));
      same(`${length} of ${JSON.stringify(unit)}`, encoding.count(unit.repeat(length)), theirs);
      return theirs;
    });
    console.log(`${name}: runs of 10,000 and 50,000 of ${JSON.stringify(unit)} equal: ${counts.join(", ")}`);
  }
  for (const unit of ["a", "-"]) {
    const start = performance.now();
    const count = encoding.count(unit.repeat(ENDLESS));
    console.log(`${name}: ${ENDLESS} of ${JSON.stringify(unit)} return ${count} after ${Math.round(performance.now() - start)} ms`);
  }

  let text = "";
  while (text.length < 1_000_000)
    text += `${hostileText(random).slice(0, 400)}\n${"Answer from the context only, and cite the section it stands in. ".repeat(8)}\n`;
  counter.count(text);
  const times: number[] = [];
  for (let i = 0; i < 1000; i++) {
    const at = Math.floor(random() * text.length);
    text = text.slice(0, at) + (random() < 0.7 ? hostileText(random).slice(0, 60) : "") + text.slice(at + Math.floor(random() * 60));
    // Flat, as an editor hands it over.
    text.charCodeAt(0);
    const start = performance.now();
    const { tokens } = counter.count(text);
    times.push(performance.now() - start);
    same(`edit ${i}`, tokens, encoding.count(text));
  }
  same("after 1,000 edits", counter.count(text).tokens, expected(text));
  times.sort((a, b) => a - b);
  console.log(
    `${name}: 1,000 edits of ${text.length} units equal; p50 ${times[500]?.toFixed(2)} ms, p95 ${times[950]?.toFixed(2)} ms, max ${times[999]?.toFixed(2)} ms`,
  );

  let units = 0;
  for (let i = 0; i < texts; i++) {
    const text = hostileText(random);
    units += text.length;
    const theirs = expected(text);
    same(JSON.stringify(text), encoding.count(text), theirs);
    same(JSON.stringify(text), counter.count(text).tokens, theirs);
    if (i % 5000 === 4999) console.log(`${name}: ${i + 1} texts, ${units} units equal`);
  }

  for (let code = 0; code <= 0x10ffff; code++) {
    const it = String.fromCodePoint(code);
    const text = `a${it}b A${it}B !${it}! 1${it}2 ${it}\n${it} x${it}/k`;
    same(`U+${code.toString(16)}`, encoding.count(text), expected(text));
  }
  console.log(`${name}: every code point equal`);
}
