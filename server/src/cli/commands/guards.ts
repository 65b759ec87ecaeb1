import { ageOf, datedGuards, type GuardEntry, type GuardFormat, marksOf, sumOf, writeGuards } from "../../engine/guard-table.ts";
import type { GuardRow } from "../../engine/guards.ts";
import type { Arguments } from "../arguments.ts";
import { type Product, setupOf, uriOfPath, workspaceFor } from "../context.ts";
import { tellProblems } from "../problems.ts";
import { painter, type Terminal } from "../terminal.ts";

/** `inventory --kind guard`: every defensive instruction with its price, its age, and what speaks for cutting it. */
export async function guards(args: Arguments, product: Product, terminal: Terminal): Promise<number> {
  const format = args.word("format", ["pretty", "json", "jsonl", "csv", "markdown"]);
  const setup = setupOf(args, product, terminal);
  const workspace = await workspaceFor(setup, product);
  const roots = (args.paths.length > 0 ? args.paths : ["."]).map((it) => uriOfPath(it, terminal));
  const rows: GuardRow[] = [];
  let failed = false;
  for await (const { rows: found, problems } of workspace.scanGuards(roots)) {
    rows.push(...found);
    failed = tellProblems(problems, terminal) || failed;
  }
  const entries = await datedGuards(rows, product.history, workspace, setup.today);
  terminal.out(format === "pretty" ? table(entries, terminal) : writeGuards(entries, format satisfies GuardFormat));
  return failed ? 2 : 0;
}

function table(entries: readonly GuardEntry[], { colour, columns }: Terminal): string {
  const paint = painter(colour);
  const lines: string[] = [];
  let path = "";
  for (const it of entries) {
    if (it.path !== path) lines.push(...(path === "" ? [] : [""]), paint(it.path, "bold"));
    path = it.path;
    const place = it.cell === null ? String(it.line) : `cell${it.cell}:${it.line}`;
    const facts = [`${it.tokens} tok`, it.days === null ? "" : `${ageOf(it.days)} (${it.commit?.slice(0, 7)})`, it.guard, ...marksOf(it)];
    const room = Math.max(40, columns) - 8;
    lines.push(`  ${paint(place.padStart(4), "dim")}  ${it.text.length <= room ? it.text : `${it.text.slice(0, room - 1)}…`}`);
    lines.push(`        ${paint(facts.filter((fact) => fact !== "").join(" · "), "dim")}`);
  }
  return `${[...lines, ...(lines.length === 0 ? [] : [""]), sumOf(entries)].join("\n")}\n`;
}
