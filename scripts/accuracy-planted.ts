import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { rules } from "../server/src/rules/index.ts";
import { uriIn, workspaceOver } from "../test/accuracy/checkouts.ts";

/**
 * Offences that somebody planted in a prompt against what the rules find: `node scripts/accuracy-planted.ts [--folder docs/cleaning]
 * [--file before.py] [--show]`. An offence counts as found when a rule for its kind points to one of its lines, by its own place or by a
 * related one; a finding is beside when it points to no planted line at all.
 */
const RULES: { readonly [kind: string]: string } = {
  guard: "defensive-bloat",
  emphasis: "emphasis-inflation",
  twin: "duplicate-instruction",
  contradiction: "contradictory-instruction",
  echo: "schema-echo-instruction",
  incentive: "prompt-incentive",
  plea: "hallucination-plea",
  "forced-tool": "forced-tool-no-escape",
  "keyword-refusal": "keyword-refusal-list",
  politeness: "politeness-padding",
  "refusal-conflated": "refusal-conflated",
};

const { values } = parseArgs({
  options: {
    folder: { type: "string", default: "docs/cleaning" },
    file: { type: "string", default: "before.py" },
    show: { type: "boolean", default: false },
  },
});
const planted = readFileSync(join(values.folder, "planted.jsonl"), "utf8")
  .split("\n")
  .filter((it) => it !== "")
  .map((it) => JSON.parse(it) as { readonly kind: string; readonly lines: readonly number[] });
const ids = rules.map((it) => it.id).filter((it) => it.startsWith("instructions/"));
const root = resolve(values.folder);
const uri = uriIn(root, values.file);
const text = readFileSync(join(root, values.file), "utf8");
const lineAt = (offset: number) => text.slice(0, offset).split("\n").length;
const { findings } = await workspaceOver(root, ids).lint(uri, { named: true });
const pointed = findings.flatMap((it) =>
  // The other half of a pair is told, not blamed; a rule about a whole prompt blames each of its places.
  [it.span, ...it.related.filter((other) => other.uri === it.uri && other.message !== "the schema").map((other) => other.span)].map(
    (span) => ({
      rule: it.ruleId.slice("instructions/".length),
      line: lineAt(span.start),
    }),
  ),
);
const found = planted.filter(({ kind, lines }) => pointed.some((it) => it.rule === RULES[kind] && lines.includes(it.line)));
const lines = new Set(planted.flatMap((it) => it.lines));
const beside = pointed.filter((it) => !lines.has(it.line));
console.log(
  `${found.length} of ${planted.length} planted offences found by ${findings.length} findings; ${beside.length} places beside them`,
);
if (values.show) {
  const shown = (line: number) => text.split("\n")[line - 1]?.slice(0, 110);
  for (const it of planted.filter((it) => !found.includes(it))) console.log(`  missed ${it.kind} ${it.lines}: ${shown(it.lines[0] ?? 1)}`);
  for (const it of beside) console.log(`  beside ${it.rule} ${it.line}: ${shown(it.line)}`);
}
