import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { uriIn, workspaceOver } from "../test/accuracy/checkouts.ts";

/**
 * Guard lines against lines that people marked: `node scripts/accuracy-guards.ts LABELS.jsonl [--corpus .corpus] [--show]`. A label
 * names repository, path and lines (`defensive_lines`); a line either way is right, and a file's grade (`defensive_bloat`) is right
 * when exactly the heavy ones are reported.
 */
const BLOAT = "instructions/defensive-bloat";

interface Labels {
  readonly repo: string;
  readonly path: string;
  readonly defensive_lines: readonly number[];
  readonly defensive_bloat: "none" | "some" | "heavy";
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { corpus: { type: "string", default: ".corpus" }, show: { type: "boolean", default: false } },
});
const [labels] = positionals;
if (labels === undefined || !existsSync(labels)) {
  console.error("usage: node scripts/accuracy-guards.ts LABELS.jsonl [--corpus FOLDER] [--show]");
  process.exit(2);
}
const files = readFileSync(labels, "utf8")
  .split("\n")
  .filter((it) => it.trim() !== "")
  .map((it) => JSON.parse(it) as Labels);

const total = { files: 0, unread: 0, labelled: 0, hit: 0, rows: 0, wrong: 0, graded: 0 };
for (const { repo, path, defensive_lines: lines, defensive_bloat: grade } of files) {
  const folder = join(values.corpus, repo.replace("/", "+"));
  if (!existsSync(join(folder, path))) continue;
  total.files++;
  const workspace = workspaceOver(folder, [BLOAT]);
  const uri = uriIn(folder, path);
  const rows: number[] = [];
  // A labelled file is a prompt, whatever its folder's ignore files say: it is asked for by its name.
  for await (const found of workspace.scanInventory([uri])) rows.push(...found.rows.flatMap((it) => (it.kind === "guard" ? it.line : [])));
  const guards = [...new Set(rows)];
  const { skipped, findings } = await workspace.lint(uri, { named: true });
  if (skipped !== null) {
    total.unread++;
    console.log(`  not read (${skipped}): ${repo} ${path}`);
  }
  const near = (line: number, others: readonly number[]) => others.some((it) => Math.abs(it - line) <= 1);
  const missed = lines.filter((it) => !near(it, guards));
  const wrong = guards.filter((it) => !near(it, lines));
  total.labelled += lines.length;
  total.hit += lines.length - missed.length;
  total.rows += guards.length;
  total.wrong += wrong.length;
  if ((grade === "heavy") === findings.length > 0) total.graded++;
  if (!values.show) continue;
  const text = readFileSync(join(folder, path), "utf8").split(/\r?\n/);
  for (const it of missed) console.log(`  missed ${path}:${it} ${text[it - 1]?.trim().slice(0, 200)}`);
  for (const it of wrong) console.log(`  wrong  ${path}:${it} ${text[it - 1]?.trim().slice(0, 200)}`);
  if ((grade === "heavy") !== findings.length > 0) console.log(`  grade  ${path}: ${grade}, ${findings.map((it) => it.message)}`);
}
// As the labels' own script counts: a label is found or missed, a row is wrong that no label is near to.
console.log(
  `${total.files} of ${files.length} labelled files are there, ${total.unread} not read; precision ${share(total.hit, total.hit + total.wrong)}, ` +
    `recall ${share(total.hit, total.labelled)}; grade right in ${total.graded} of ${total.files}`,
);

function share(part: number, whole: number): string {
  return `${(part / Math.max(1, whole)).toFixed(3)} (n=${whole})`;
}
