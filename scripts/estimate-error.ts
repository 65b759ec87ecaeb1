/**
 * How far estimated counts stray from the real tokenizers' (test/oracles): `node scripts/estimate-error.ts`. First the table that
 * ships, by kind of text; then a hold-out: factors and errors fitted on every other sample, held against the rest, which shows
 * what the same method is worth on text it has not seen. Prints Markdown.
 */
import { readFileSync } from "node:fs";
import { CONTENTS, type Content, type Mixture, mixtureOf } from "../server/src/analysis/tokens/content.ts";
import { Counter } from "../server/src/analysis/tokens/counter.ts";
import { Cuts } from "../server/src/analysis/tokens/cuts.ts";
import { type EstimatedTokenizer, estimated, type Factor, type Factors, statedError } from "../server/src/analysis/tokens/estimate.ts";
import { rankAsset } from "../server/src/analysis/tokens/rank-file.ts";
import { assets } from "./assets.ts";

interface Sample {
  readonly kind: string;
  readonly text: string;
  readonly counts: { readonly [tokenizer: string]: number };
}

interface Measured {
  readonly kind: string;
  readonly real: number;
  readonly stretches: readonly { readonly tokens: number; readonly mixture: Mixture }[];
}

const FAMILIES = ["llama", "qwen", "deepseek", "gemini", "mistral", "claude"] as const satisfies readonly EstimatedTokenizer[];
/** Fewer samples of a content say nothing of it. */
const ENOUGH = 4;
const UNSEEN: Factor = [1, 0.4];
const COMMON: ReadonlySet<Content | null> = new Set(["latin", "code", "data"]);

const ranks = assets.get(rankAsset("o200k_base"))?.();
if (ranks === undefined) throw new Error("no ranks");
const counter = new Counter("o200k_base", ranks);

function samplesOf(file: string): readonly Sample[] {
  const data = JSON.parse(readFileSync(new URL(`../test/oracles/${file}`, import.meta.url), "utf8"));
  return data.samples ?? data;
}

function measured(text: string): Measured["stretches"] {
  const cuts = new Cuts(text);
  const stretches = [];
  for (let at = 0; at < text.length; ) {
    const end = cuts.after(at);
    const stretch = text.slice(at, end);
    stretches.push({ tokens: counter.count(stretch).tokens, mixture: mixtureOf(stretch) });
    at = end;
  }
  return stretches;
}

function estimate(
  family: EstimatedTokenizer,
  { stretches }: Measured,
  factors?: Factors,
): { readonly tokens: number; readonly error: number } {
  let [tokens, deviation] = [0, 0];
  for (const it of stretches) {
    const found = estimated(family, it.tokens, it.mixture, factors);
    tokens += found.tokens;
    deviation += found.deviation;
  }
  return { tokens: Math.round(tokens), error: statedError(tokens, deviation) };
}

/** The content that a text is mostly made of. */
function mainContent({ stretches }: Measured): Content | null {
  const sums = new Map<Content, number>();
  let all = 0;
  for (const { tokens, mixture } of stretches)
    for (const [content, share] of mixture.shares) {
      sums.set(content, (sums.get(content) ?? 0) + share * tokens);
      all += share * tokens;
    }
  const [first] = [...sums].sort((a, b) => b[1] - a[1]);
  return first !== undefined && first[1] > all * 0.6 ? first[0] : null;
}

const ONE = every([1, 0]);
const ZERO = every([0, 0]);

function every(factor: Factor): Factors {
  return Object.fromEntries(CONTENTS.map((it) => [it, factor])) as Factors;
}

/**
 * The median as factor; as error the one that 95 % of the samples of that content stay within. A content with too few samples gets
 * what all that is neither English, code nor data says of the family: a tokenizer that is dense in one script mostly is in others.
 */
function fitted(family: EstimatedTokenizer, samples: readonly Measured[]): Factors {
  const counted = samples.filter((it) => estimate(family, it, ONE).tokens > 0);
  const strange = counted.filter((it) => !COMMON.has(mainContent(it)));
  const [usual, stray] = strange.length < ENOUGH ? UNSEEN : factorOf(family, strange, (factor) => every([factor, 0]));
  const unseen: Factor = [usual, Math.max(stray, UNSEEN[1])];
  return Object.fromEntries(
    CONTENTS.map((content): [Content, Factor] => {
      const own = counted.filter((it) => mainContent(it) === content);
      return [content, own.length < ENOUGH ? unseen : factorOf(family, own, (factor) => ({ ...ONE, [content]: [factor, 0] }))];
    }),
  ) as Factors;
}

function factorOf(family: EstimatedTokenizer, samples: readonly Measured[], withFactor: (factor: number) => Factors): Factor {
  const ratio = (it: Measured): number => {
    const digits = estimate(family, it, ZERO).tokens;
    return (it.real - digits) / Math.max(1, estimate(family, it, ONE).tokens - digits);
  };
  const factor = quantile(samples.map(ratio), 0.5);
  const stray = samples.map((it) => {
    const about = estimate(family, it, withFactor(factor)).tokens;
    // Undoes the widening of short texts, so that it is not counted twice.
    return Math.max(0, Math.abs(it.real - about) - 1) / Math.max(1, about) / statedError(about, about);
  });
  return [factor, Math.max(0.03, quantile(stray, 0.95) * 1.1)];
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

interface Line {
  readonly n: number;
  readonly median: number;
  readonly worst: number;
  readonly stated: number;
  readonly held: number;
}

function held(family: EstimatedTokenizer, samples: readonly Measured[], factors?: Factors): Line {
  const each = samples.map((it) => {
    const { tokens, error } = estimate(family, it, factors);
    return { stray: Math.abs(it.real - tokens) / Math.max(1, it.real), error, within: Math.abs(it.real - tokens) <= error * tokens + 1 };
  });
  return {
    n: each.length,
    median: quantile(
      each.map((it) => it.stray),
      0.5,
    ),
    worst: quantile(
      each.map((it) => it.stray),
      0.95,
    ),
    stated: quantile(
      each.map((it) => it.error),
      0.5,
    ),
    held: each.filter((it) => it.within).length / Math.max(1, each.length),
  };
}

const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
const row = (...cells: readonly (string | number)[]): void => console.log(`| ${cells.join(" | ")} |`);

const samples = [...samplesOf("samples.json"), ...samplesOf("claude.json")].map((it) => ({ ...it, stretches: measured(it.text) }));
for (const family of FAMILIES) {
  const own = samples.flatMap((it): Measured[] => (it.counts[family] === undefined ? [] : [{ ...it, real: it.counts[family] as number }]));
  console.log(`\n### ${family}\n`);
  row("text", "samples", "median error", "95 % stay within", "stated (median)", "stated error holds");
  row("---", "---:", "---:", "---:", "---:", "---:");
  const line = (name: string, it: Line): void =>
    row(name, it.n, percent(it.median), percent(it.worst), percent(it.stated), percent(it.held));
  for (const kind of new Set(own.map((it) => it.kind)))
    line(
      kind,
      held(
        family,
        own.filter((it) => it.kind === kind),
      ),
    );
  line("**all**", held(family, own));
  const [even, odd] = [own.filter((_, i) => i % 2 === 0), own.filter((_, i) => i % 2 === 1)];
  line("hold-out: fitted on even, held against odd", held(family, odd, fitted(family, even)));
  line("hold-out: fitted on odd, held against even", held(family, even, fitted(family, odd)));
}
