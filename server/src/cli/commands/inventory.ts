import { csvOf } from "../../engine/guard-table.ts";
import type { WorkspaceRow } from "../../engine/inventory.ts";
import { grouped, percent } from "../../model/figures.ts";
import { type Arguments, UsageError } from "../arguments.ts";
import { type Product, setupOf, uriOfPath, workspaceFor } from "../context.ts";
import { tellProblems } from "../problems.ts";
import { columnsOf, painter, type Terminal } from "../terminal.ts";
import { guards } from "./guards.ts";

/** `inventory [PATH...]`: every prompt, call, retrieval, tool and guard, by path, line, column. */
export async function inventory(args: Arguments, product: Product, terminal: Terminal): Promise<number> {
  const kinds = kindsAsked(args);
  if (kinds.length === 1 && kinds[0] === "guard") return guards(args, product, terminal);
  const format = args.word("format", ["pretty", "json", "jsonl", "csv"]);
  const workspace = await workspaceFor(setupOf(args, product, terminal), product);
  const roots = (args.paths.length > 0 ? args.paths : ["."]).map((it) => uriOfPath(it, terminal));
  const rows: WorkspaceRow[] = [];
  let failed = false;
  for await (const { rows: found, problems } of workspace.scanInventory(roots)) {
    rows.push(...found.filter((it) => kinds.includes(it.kind)));
    failed = tellProblems(problems, terminal) || failed;
  }
  if (format === "json") terminal.out(`${JSON.stringify(rows, null, 2)}\n`);
  else if (format === "jsonl") terminal.out(rows.map((it) => `${JSON.stringify(it)}\n`).join(""));
  else if (format === "csv") terminal.out(csvOf(rows, Object.keys(rows[0] ?? {}) as (keyof WorkspaceRow)[]));
  else terminal.out(table(rows, terminal));
  return failed ? 2 : 0;
}

const KINDS = ["call", "retrieval", "prompt", "tool", "guard"] as const;

function kindsAsked(args: Arguments): readonly WorkspaceRow["kind"][] {
  const asked = args.texts("kind");
  const wrong = asked.find((it) => !KINDS.some((kind) => kind === it));
  if (wrong !== undefined) throw new UsageError(`--kind is one of ${KINDS.join(", ")}, not \`${wrong}\``);
  return asked.length === 0 ? KINDS : KINDS.filter((it) => asked.includes(it));
}

const MARKS = { call: "→", retrieval: "⌕", prompt: "¶", tool: "⚙", guard: "!" } as const;

function table(rows: readonly WorkspaceRow[], { colour, columns }: Terminal): string {
  const paint = painter(colour);
  const lines: string[] = [];
  for (const [path, own] of byPath(rows)) {
    lines.push(paint(path, "bold"));
    const places = Math.max(...own.map((it) => placeOf(it).length));
    for (const it of own) {
      const facts = factsOf(it).filter((fact) => fact !== "");
      const head = `  ${paint(placeOf(it).padStart(places), "dim")} ${paint(MARKS[it.kind], "cyan")} ${it.kind.padEnd(9)} `;
      const line = facts.join(paint(" · ", "dim"));
      lines.push(head + (colour || columnsOf(line) + places + 14 <= Math.max(columns, 60) ? line : line));
    }
    lines.push("");
  }
  const count = (kind: WorkspaceRow["kind"]) => rows.filter((it) => it.kind === kind).length;
  const kinds = KINDS.filter((it) => count(it) > 0);
  lines.push(
    kinds.length === 0 ? "No prompts and no calls." : `${kinds.map((it) => `${count(it)} ${it}${count(it) === 1 ? "" : "s"}`).join(", ")}.`,
  );
  return `${lines.join("\n")}\n`;
}

function placeOf({ cell, line }: WorkspaceRow): string {
  return cell === null ? String(line) : `cell${cell}:${line}`;
}

function byPath(rows: readonly WorkspaceRow[]): ReadonlyMap<string, readonly WorkspaceRow[]> {
  const groups = new Map<string, WorkspaceRow[]>();
  for (const row of rows) groups.set(row.path, [...(groups.get(row.path) ?? []), row]);
  return groups;
}

function factsOf(it: WorkspaceRow): string[] {
  const setting = (name: string, value: unknown) =>
    value === null || value === "absent" || value === undefined ? "" : `${name} ${Array.isArray(value) ? value.join(",") : value}`;
  return [
    it.callee ?? it.role ?? it.format,
    it.model === null || it.model === "absent" ? "" : it.model,
    setting("temperature", it.temperature),
    setting("top", it.topK),
    it.tokens === null || it.tokens === 0
      ? ""
      : `${grouped(it.tokens)} tokens${it.fill === null || it.fill < 0.01 ? "" : ` (${percent(it.fill)})`}`,
    it.holes.length === 0 ? "" : `{${it.holes.join("} {")}}`,
    it.flowsInto === null ? "" : `into ${it.flowsInto}`,
  ];
}
