import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import fc from "fast-check";
import { formatOf, mayHaveFormat, readPrompt } from "../server/src/formats/index.ts";
import { textSpans } from "../server/src/formats/result.ts";
import { sourceFile } from "../server/src/model/source-file.ts";
import { annotated } from "../test/formats/annotate.ts";
import { inconsistency } from "../test/formats/round-trip.ts";

/**
 * How much of each format's characters (whitespace aside) the readers assign to prompt text, holes, settings, comments, tags,
 * syntax, examples, or to nothing: `format-coverage.ts [folder] [format] [--list N]`. With a format it names the files with the most that
 * nobody understood; `--draw N --seed S` prints instead N files drawn by a seed with their models written into them
 * (`annotate.ts` says how), at most `--length L` characters of each, to be read by people.
 */
const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: { draw: { type: "string" }, seed: { type: "string", default: "1" }, length: { type: "string", default: "3000" } },
});
const [folder = ".corpus", only] = positionals;
const LARGEST = 2_000_000;

const KINDS = ["text", "hole", "header", "comment", "control", "markup", "example", "nothing"] as const;
interface Row {
  files: number;
  prompts: number;
  problems: number;
  empty: number;
  readonly characters: { [Kind in (typeof KINDS)[number]]: number };
  readonly worst: [share: number, path: string][];
}
const rows = new Map<string, Row>();
let skipped = 0;
/** Files by format: each format is drawn as often, since a few fill most folders. */
const drawable = new Map<string, (() => string)[]>();

for (const repository of readdirSync(folder).sort()) {
  const base = join(folder, repository);
  if (!statSync(base).isDirectory()) continue;
  for (const path of filesOf(base)) {
    if (!mayHaveFormat(path)) continue;
    const full = join(base, path);
    if (statSync(full).size > LARGEST) {
      skipped++;
      continue;
    }
    const file = sourceFile(`file:///${path}`, path, readFileSync(full, "utf8"));
    const format = formatOf(path, file.text);
    if (format === null || (only !== undefined && format.id !== only)) continue;
    const companions = (name: string) => companion(join(full, "..", name));
    if (given.draw !== undefined) {
      const show = () =>
        `\n═══ ${format.id}: ${repository}/${path}\n${annotated(file, readPrompt(file, format, companions)).slice(0, Number(given.length))}`;
      const list = drawable.get(format.id) ?? [];
      list.push(show);
      drawable.set(format.id, list);
      continue;
    }
    const read = readPrompt(file, format, companions);
    const wrong = inconsistency(file, read);
    if (wrong !== null) throw new Error(`${repository}/${path}: ${wrong}`);
    measure(`${repository}/${path}`, file.text, read);
  }
}

if (given.draw !== undefined) {
  draw(Number(given.draw), Number(given.seed));
  process.exit();
}

console.log(["format".padEnd(22), "files", "prompts", "problems", "no prompt", ...KINDS.map((it) => it.padStart(9))].join("  "));
for (const [id, row] of [...rows].sort((a, b) => b[1].files - a[1].files)) {
  const total = KINDS.reduce((sum, it) => sum + row.characters[it], 0);
  const shares = KINDS.map((it) => `${((100 * row.characters[it]) / Math.max(1, total)).toFixed(2)} %`.padStart(9));
  console.log(
    [
      id.padEnd(22),
      String(row.files).padStart(5),
      String(row.prompts).padStart(7),
      String(row.problems).padStart(8),
      String(row.empty).padStart(9),
      ...shares,
    ].join("  "),
  );
  if (only !== undefined)
    for (const [share, path] of row.worst.sort((a, b) => b[0] - a[0]).slice(0, 15)) console.log(`  ${(100 * share).toFixed(1)} %  ${path}`);
}
if (skipped > 0) console.log(`${skipped} files above ${LARGEST} bytes were left out`);

function draw(count: number, seed: number): void {
  const formats = [...drawable.values()];
  const picks = fc.sample(fc.tuple(fc.nat(1 << 24), fc.nat(1 << 24)), { numRuns: count * 20, seed });
  const seen = new Set<() => string>();
  for (const [which, what] of picks) {
    const files = formats[which % formats.length] ?? [];
    const show = files[what % files.length];
    if (show === undefined || seen.has(show)) continue;
    if (seen.size >= count) return;
    seen.add(show);
    console.log(show());
  }
}

function measure(path: string, text: string, read: ReturnType<typeof readPrompt>): void {
  const row = rows.get(read.format) ?? {
    files: 0,
    prompts: 0,
    problems: 0,
    empty: 0,
    characters: { text: 0, hole: 0, header: 0, comment: 0, control: 0, markup: 0, example: 0, nothing: 0 },
    worst: [],
  };
  rows.set(read.format, row);
  const paint = new Uint8Array(text.length).fill(KINDS.indexOf("nothing"));
  for (const { kind, start, end } of read.regions) paint.fill(KINDS.indexOf(kind), start, end);
  for (const piece of textSpans(read.prompts)) paint.fill("hole" in piece ? 1 : 0, piece.start, piece.end);
  let [nothing, seen] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) <= 32) continue;
    const kind = KINDS[paint[at] ?? 0] ?? "nothing";
    row.characters[kind]++;
    seen++;
    if (kind === "nothing") nothing++;
  }
  row.files++;
  row.prompts += read.prompts.length;
  row.problems += read.problems.length;
  if (read.prompts.length === 0) row.empty++;
  row.worst.push([
    nothing / Math.max(1, seen),
    `${path}${read.prompts.length === 0 ? " (no prompt)" : ""}${read.problems[0] ? ` ${read.problems[0].message}` : ""}`,
  ]);
}

function filesOf(base: string): string[] {
  const found: string[] = [];
  const visit = (relative: string) => {
    for (const entry of readdirSync(join(base, relative), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = relative === "" ? entry.name : `${relative}/${entry.name}`;
      if (entry.isDirectory()) {
        if (entry.name !== ".git" && entry.name !== "node_modules") visit(path);
      } else if (entry.isFile()) found.push(path);
    }
  };
  visit("");
  return found;
}

function companion(path: string) {
  try {
    return sourceFile(`file:///${path}`, path, readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
