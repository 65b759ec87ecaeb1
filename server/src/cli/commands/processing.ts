import { csvOf } from "../../engine/guard-table.ts";
import { PROCESSING_KEYS, type ProcessingRow } from "../../engine/processing.ts";
import type { Arguments } from "../arguments.ts";
import { type Product, setupOf, uriOfPath, workspaceFor } from "../context.ts";
import { tellProblems } from "../problems.ts";
import { painter, type Terminal } from "../terminal.ts";

/** `processing [PATH...]`: which category of personal data reaches which provider at which call. */
export async function processing(args: Arguments, product: Product, terminal: Terminal): Promise<number> {
  const format = args.word("format", ["pretty", "json", "jsonl", "csv"]);
  const workspace = await workspaceFor(setupOf(args, product, terminal), product);
  const roots = (args.paths.length > 0 ? args.paths : ["."]).map((it) => uriOfPath(it, terminal));
  const rows: ProcessingRow[] = [];
  let failed = false;
  for await (const { rows: found, problems } of workspace.scanProcessing(roots)) {
    rows.push(...found);
    failed = tellProblems(problems, terminal) || failed;
  }
  if (format === "json") terminal.out(`${JSON.stringify(rows, null, 2)}\n`);
  else if (format === "jsonl") terminal.out(rows.map((it) => `${JSON.stringify(it)}\n`).join(""));
  else if (format === "csv") terminal.out(csvOf(rows, PROCESSING_KEYS));
  else terminal.out(table(rows, terminal));
  return failed ? 2 : 0;
}

/** By provider: what of people it is sent, and where. */
function table(rows: readonly ProcessingRow[], { colour }: Terminal): string {
  const paint = painter(colour);
  const lines: string[] = [];
  const providers = new Map<string, ProcessingRow[]>();
  for (const row of rows) {
    const name = row.provider ?? "unknown provider";
    providers.set(name, [...(providers.get(name) ?? []), row]);
  }
  for (const [provider, own] of providers) {
    lines.push(paint(provider, "bold"));
    for (const it of own) {
      const place = `${it.path}:${it.line}`;
      const notes = [
        it.gdpr === "ordinary" ? "" : it.gdpr,
        it.as === "prompt" ? "" : it.as,
        it.whole ? "whole record" : "",
        it.lawful ? "purpose" : "",
      ];
      const note = notes.filter((word) => word !== "").join(", ");
      lines.push(`  ${it.title.padEnd(28)} ${it.field} ${paint(`${place}${note === "" ? "" : ` · ${note}`}`, "dim")}`);
    }
    lines.push("");
  }
  const calls = new Set(rows.map((it) => `${it.path}:${it.line}:${it.column}`)).size;
  const categories = new Set(rows.map((it) => it.category)).size;
  lines.push(
    rows.length === 0
      ? "No personal data is seen to reach a model."
      : `${count(categories, "category", "categories")} at ${count(calls, "call", "calls")}.`,
  );
  return `${lines.join("\n")}\n`;
}

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
