import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import type { WorkspaceApi } from "../server/src/engine/api.ts";
import { Presenter } from "../server/src/engine/report.ts";
import type { FileResult } from "../server/src/engine/result.ts";
import type { Document } from "../server/src/model/document.ts";
import type { SourceFile } from "../server/src/model/source-file.ts";
import type { Location } from "../server/src/model/text.ts";
import { rules } from "../server/src/rules/index.ts";
import { uriIn, workspaceOver } from "../test/accuracy/checkouts.ts";
import { withVerdicts } from "./verdicts.ts";

/**
 * How often rules fire on checkouts, and a drawn sample to be judged by reading:
 * `node scripts/tally.ts RULE... [--corpus .corpus] [--repositories LIST.tsv] [--commits LIST.tsv] [--files REGEXP] [--list PATHS] [--draw 50] [--seed N] [--least info] [--show] [--write]`.
 * `--list` names a file of paths below the corpus, one a line: only those are read (say, the ones that a search for an SDK's name found).
 * `--write` makes docs/tally/<family>-<rule>.jsonl with empty verdicts; rows whose verdict stands there already keep it.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpus: { type: "string", default: ".corpus" },
    repositories: { type: "string" },
    commits: { type: "string" },
    files: { type: "string", default: "." },
    list: { type: "string" },
    draw: { type: "string", default: "50" },
    seed: { type: "string", default: "20261122" },
    least: { type: "string", default: "info" },
    show: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
if (positionals.length === 0) {
  console.error("usage: node scripts/tally.ts RULE... [--files REGEXP] [--draw N] [--seed N] [--show] [--write]");
  process.exit(2);
}

interface Hit {
  readonly repository: string;
  readonly commit: string | null;
  readonly path: string;
  /** Of a notebook, from 0; the line is the cell's. */
  readonly cell?: number;
  readonly line: number;
  readonly message: string;
  /** A few lines of the source. */
  readonly around: string;
  readonly text: string;
  readonly related: string;
}

const severities = ["info", "warning", "error"];
const least = severities.indexOf(values.least);
const wanted = new RegExp(values.files);
const allowed =
  values.repositories === undefined
    ? null
    : new Set(
        readFileSync(values.repositories, "utf8")
          .split("\n")
          .map((it) => it.split("\t")[0]),
      );
/** Second column: a checkout does not know its own. */
const commits = new Map(
  values.commits === undefined
    ? []
    : readFileSync(values.commits, "utf8")
        .split("\n")
        .map((it) => [it.split("\t")[0] ?? "", it.split("\t")[1] ?? ""]),
);
const listed = values.list === undefined ? null : new Set(readFileSync(values.list, "utf8").trim().split("\n"));
const hits = new Map<string, Hit[]>(positionals.map((it) => [it, []]));
const firing = new Map<string, Set<string>>(positionals.map((it) => [it, new Set()]));
const AROUND = 120;
const known = new Set<string>();
const scanned = { files: 0, prompts: 0, calls: 0, retrievals: 0 };
/** What the rules named are asked of: a file without any of it says nothing about them. */
const subjects = new Set(rules.filter((it) => positionals.includes(it.id)).map((it) => it.on));

for (const folder of readdirSync(values.corpus).sort()) {
  const repository = folder.replace("+", "/");
  if (allowed !== null && !allowed.has(repository)) continue;
  const root = join(values.corpus, folder);
  const workspace = workspaceOver(root, positionals);
  for (const path of pathsBelow(root)) {
    if (!wanted.test(path) || listed?.has(`${folder}/${path}`) === false) continue;
    const uri = uriIn(root, path);
    const result = await workspace.lint(uri);
    if (result.skipped !== null) continue;
    const document = await workspace.document(uri);
    if (document === null || !asked(document)) continue;
    scanned.files++;
    scanned.prompts += document.prompts.length;
    scanned.calls += document.calls.length;
    scanned.retrievals += document.retrievals.length;
    await collect(repository, root, result, workspace);
  }
  workspace.invalidate([]);
}

console.log(`${scanned.files} files with ${scanned.prompts} prompts, ${scanned.calls} calls, ${scanned.retrievals} retrievals`);
for (const [rule, found] of hits) {
  const files = firing.get(rule)?.size ?? 0;
  console.log(
    `${rule}: ${found.length} findings in ${files} files (${((100 * files) / Math.max(1, scanned.files)).toFixed(2)} % of files)`,
  );
  const drawn = draw(found, Number(values.draw), Number(values.seed));
  if (values.show)
    for (const it of drawn)
      console.log(`- ${it.repository} ${it.path}:${it.line}\n    ${it.message}\n    here:  ${it.text}\n    other: ${it.related}`);
  if (values.write) write(rule, drawn, { findings: found.length, files });
}

function asked({ prompts, calls, retrievals }: Document): boolean {
  if (subjects.has("retrieval") && retrievals.length > 0) return true;
  if (subjects.has("call") && calls.length > 0) return true;
  return prompts.length > 0 && [...subjects].some((it) => it !== "call" && it !== "retrieval");
}

function pathsBelow(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => relative(root, join(it.parentPath, it.name)).replaceAll("\\", "/"))
    .filter((it) => !/(?:^|\/)(?:\.git|node_modules)\//.test(it))
    .sort();
}

/** What a file's prompt takes from another one is found there, once for all that take it. */
async function collect(repository: string, root: string, { findings }: FileResult, workspace: WorkspaceApi): Promise<void> {
  for (const { ruleId, uri, path, span, message, related, severity } of findings) {
    if (severities.indexOf(severity) < least) continue;
    const key = `${root}/${path} ${ruleId} ${span.start}-${span.end}`;
    if (known.has(key)) continue;
    known.add(key);
    firing.get(ruleId)?.add(`${repository} ${path}`);
    const sources = new Map<string, SourceFile | null>();
    for (const it of [uri, ...related.map((other) => other.uri)]) sources.set(it, await workspace.source(it));
    const textOf = (it: string) => sources.get(it)?.text ?? "";
    const source = sources.get(uri);
    const place = source && new Presenter(source, source.text).place(span);
    const excerpt = (it: Location) =>
      textOf(it.uri)
        .slice(it.span.start, Math.min(it.span.end, it.span.start + 300))
        .replace(/\s+/g, " ");
    hits.get(ruleId)?.push({
      repository,
      commit: commits.get(repository) ?? null,
      path,
      ...(place?.cell === null || place?.cell === undefined ? {} : { cell: place.cell }),
      line: place?.range.start.line ?? 0,
      message,
      around: textOf(uri)
        .slice(Math.max(0, span.start - AROUND), span.start + AROUND)
        .replace(/\s+/g, " "),
      text: excerpt({ uri, span }),
      related: related
        .slice(0, 12)
        .map((it) => `${lineAt(textOf(it.uri), it.span.start)}: ${excerpt(it)}`)
        .join(" | "),
    });
  }
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}

/** The same rows for the same findings and seed, whatever else is found later in another repository is drawn anew. */
function draw(found: readonly Hit[], count: number, seed: number): readonly Hit[] {
  let state = seed >>> 0;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  // Copies of a file in several folders are one finding to judge.
  const rest = [...new Map(found.map((it) => [`${it.around}\n${it.text}\n${it.related.replace(/\d+: /g, "")}`, it])).values()];
  const drawn: Hit[] = [];
  while (drawn.length < count && rest.length > 0) drawn.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return drawn;
}

function write(rule: string, drawn: readonly Hit[], { findings, files }: { findings: number; files: number }): void {
  const path = `docs/tally/${rule.replace("/", "-")}.jsonl`;
  const head = {
    seed: Number(values.seed),
    files: scanned.files,
    prompts: scanned.prompts,
    calls: scanned.calls,
    retrievals: scanned.retrievals,
    findings,
    filesWithFindings: files,
    drawn: drawn.length,
  };
  const places = drawn.map(({ message: _, around: __, text: ___, related: ____, ...it }) => it);
  const rows = withVerdicts(places, existsSync(path) ? readFileSync(path, "utf8") : "");
  writeFileSync(path, [head, ...rows].map((it) => `${JSON.stringify(it)}\n`).join(""));
  console.log(path);
}
