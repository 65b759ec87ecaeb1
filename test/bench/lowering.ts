import { type LanguageRow, Languages } from "../../server/src/languages/index.ts";
import { Lowering, moduleFunc } from "../../server/src/languages/lowering.ts";
import { copySyntax, type Syntax } from "../../server/src/languages/syntax.ts";
import { Trees } from "../../server/src/languages/trees.ts";
import { grammarAsset } from "../support/languages.ts";

/** Milliseconds; each the median of the rounds. */
export interface LoweringCost {
  readonly lines: number;
  readonly parse: number;
  readonly copy: number;
  readonly lower: number;
  /** From the new text to the new program, for a line typed in the middle of an open file. */
  readonly keystroke: number;
  /** Declarations that such a keystroke lowers, at most. */
  readonly lowered: number;
}

/** What it costs to read one file afresh, and to read it again after a keystroke. */
export async function loweringCost(path: string, text: string, rounds = 15): Promise<LoweringCost> {
  const languages = new Languages(grammarAsset);
  await languages.prepare(path);
  const row = languages.languageOf(path);
  if (row === null) throw new Error(`no language reads ${path}`);
  const stages = await fresh(row, text, rounds);
  return { lines: text.split("\n").length, ...stages, ...keystrokes(languages, path, text, rounds) };
}

async function fresh(row: LanguageRow, text: string, rounds: number) {
  const trees = new Trees(grammarAsset);
  await trees.load(row.grammar);
  const parse: number[] = [];
  const copy: number[] = [];
  const lower: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    trees.with(row.grammar, text, (tree) => {
      parse.push(performance.now() - start);
      const copying = performance.now();
      const nodes: Syntax[] = [];
      const cursor = tree.walk();
      for (let more = cursor.gotoFirstChild(); more; more = cursor.gotoNextSibling()) nodes.push(copySyntax(cursor));
      cursor.delete();
      const lowering = performance.now();
      copy.push(lowering - copying);
      for (const node of nodes) new Lowering(text, row.forms, moduleFunc()).declare([node]);
      lower.push(performance.now() - lowering);
    });
  }
  return { parse: median(parse), copy: median(copy), lower: median(lower) };
}

function keystrokes(languages: Languages, path: string, text: string, rounds: number) {
  const uri = `bench:///${path}`;
  languages.open(uri);
  languages.lower(uri, path, text);
  const keystroke: number[] = [];
  let [current, lowered] = [text, 0];
  for (let round = 0; round < rounds; round++) {
    const at = current.indexOf("\n", Math.floor((current.length * (round + 1)) / (rounds + 2)));
    current = `${current.slice(0, at)} ${current.slice(at)}`;
    const before = languages.loweredOf(uri);
    const start = performance.now();
    languages.lower(uri, path, current);
    keystroke.push(performance.now() - start);
    lowered = Math.max(lowered, languages.loweredOf(uri) - before);
  }
  languages.forget(uri);
  return { keystroke: median(keystroke), lowered };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

if (import.meta.main) {
  const { readFile } = await import("node:fs/promises");
  for (const path of process.argv.slice(2)) {
    const cost = await loweringCost(path, await readFile(path, "utf8"));
    const ms = (value: number) => `${value.toFixed(1)} ms`;
    console.log(
      `${path}: ${cost.lines} lines, parse ${ms(cost.parse)}, copy ${ms(cost.copy)}, lower ${ms(cost.lower)}, keystroke ${ms(cost.keystroke)} (${cost.lowered} lowered)`,
    );
  }
}
