/**
 * Lowers mutated files and checks what must hold for every text: nothing throws, the same text gives the same program,
 * every span lies in the file, and an open file that was edited step by step reads like one that is read afresh.
 *
 * A round is one mutant and three edits of an open file: four texts.
 *
 *     npm run fuzz -- [rounds for each language = 10000] [seed = 1] [folder of sources ...] [--language java ...]
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Languages } from "../server/src/languages/index.ts";
import { grammarAsset } from "../test/support/languages.ts";
import { edited, mutated, Random } from "../test/support/mutation.ts";
import { faultsIn, printed } from "../test/support/programs.ts";

const MAX_SIZE = 60_000;

export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Source files under a folder, at most 400, none larger than 60 KB. */
export function sourcesIn(folder: string, languages: Languages): Source[] {
  const found: Source[] = [];
  const folders = [folder];
  for (let it = folders.pop(); it !== undefined && found.length < 400; it = folders.pop()) {
    for (const entry of readdirSync(it, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(it, entry.name);
      if (entry.isDirectory() && entry.name !== "node_modules" && !entry.name.startsWith(".")) folders.push(path);
      else if (entry.isFile() && languages.languageOf(path) !== null && statSync(path).size <= MAX_SIZE)
        found.push({ path, text: readFileSync(path, "utf8").replace(/^\uFEFF/, "") });
    }
  }
  return found;
}

export interface Fault {
  readonly path: string;
  readonly seed: number;
  readonly what: string;
  readonly text: string;
}

/** One file: a fresh mutant, then a few edits of an open one. Returns what does not hold. */
export function check(source: Source, other: string, languages: Languages, seed: number): Fault | null {
  const random = new Random(seed);
  const { path } = source;
  const uri = `fuzz:///${seed}/${path}`;
  let text = source.text;
  const fault = (what: string): Fault => ({ path, seed, what, text });
  try {
    text = mutated(source.text, random, other);
    const fresh = languages.lower("fresh", path, text);
    const faults = faultsIn(fresh, text);
    if (faults[0] !== undefined) return fault(faults[0]);
    if (printed(languages.lower("again", path, text)) !== printed(fresh)) return fault("not the same twice");
    languages.open(uri);
    text = source.text;
    languages.lower(uri, path, text);
    for (let step = 0; step < 3; step++) {
      text = edited(text, random, other);
      const kept = languages.lower(uri, path, text);
      if (printed(kept) !== printed(languages.lower("fresh", path, text))) return fault(`open and fresh differ after step ${step}`);
    }
    return null;
  } catch (error) {
    return fault(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    languages.forget(uri);
  }
}

async function main(args: string[]): Promise<number> {
  const options = { language: { type: "string", multiple: true } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [rounds, seed] = [Number(positionals[0] ?? 10_000), Number(positionals[1] ?? 1)];
  const languages = new Languages(grammarAsset);
  const folders = [fileURLToPath(new URL("../test/fixtures/lowering", import.meta.url)), ...positionals.slice(2)];
  const sources = folders.flatMap((it) => sourcesIn(it, languages));
  for (const it of sources) await languages.prepare(it.path);
  const nameOf = ({ path }: Source) => languages.languageOf(path)?.id ?? "";
  const known = [...new Set(sources.map(nameOf))];
  const stranger = values.language?.find((it) => !known.includes(it));
  if (stranger !== undefined) throw new Error(`no sources in "${stranger}"; there are ${known.join(", ")}`);
  let faults = 0;
  for (const language of values.language ?? known) {
    const own = sources.filter((it) => nameOf(it) === language);
    const start = performance.now();
    const found = fuzzed(own, sources, languages, new Random(seed), rounds);
    faults += found;
    const seconds = Math.round((performance.now() - start) / 1000);
    console.log(
      `${language}: seed ${seed}, ${rounds} rounds (${4 * rounds} texts) over ${own.length} files, ${found} faults, ${seconds} s`,
    );
  }
  return faults === 0 ? 0 : 1;
}

/** Mutants of one language's files, with pieces of any file; gives up at the tenth fault. */
function fuzzed(own: readonly Source[], all: readonly Source[], languages: Languages, random: Random, rounds: number): number {
  let faults = 0;
  for (let round = 0; round < rounds && faults < 10; round++) {
    const fault = check(random.of(own), random.of(all).text, languages, random.below(2 ** 31));
    if ((round + 1) % 500 === 0) console.log(`${round + 1} rounds, ${faults} faults`);
    if (fault === null) continue;
    faults++;
    console.log(`${fault.path} (seed ${fault.seed}): ${fault.what}\n`);
  }
  return faults;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
