import type { TokenRow } from "../../engine/token-report.ts";
import { grouped, percent } from "../../model/figures.ts";
import { type Arguments, UsageError } from "../arguments.ts";
import { type Product, setupOf, uriOfPath, workspaceFor } from "../context.ts";
import { columnsOf, type Paint, painter, type Terminal } from "../terminal.ts";

const BAR = 20;

/** `tokens FILE...`: what each prompt spends of its model's window, by part. */
export async function tokens(args: Arguments, product: Product, terminal: Terminal): Promise<number> {
  const format = args.word("format", ["pretty", "json"]);
  if (args.paths.length === 0) throw new UsageError("tokens needs at least one file");
  const workspace = await workspaceFor(setupOf(args, product, terminal), product);
  const rows: TokenRow[] = [];
  let failed = false;
  for (const path of args.paths) {
    const found = await workspace.tokens(uriOfPath(path, terminal), args.texts("model"));
    rows.push(...found.rows);
    for (const { message } of found.problems) terminal.err(`${path}: ${message}\n`);
    failed ||= found.problems.length > 0;
  }
  if (format === "json") terminal.out(`${JSON.stringify({ files: rows, data: workspace.modelDataDate }, null, 2)}\n`);
  else
    terminal.out(
      rows.length === 0
        ? "No prompts.\n"
        : `${rows.map((it) => block(it, painter(terminal.colour))).join("\n")}\n${note(rows, workspace.modelDataDate)}`,
    );
  return failed ? 2 : 0;
}

function block(row: TokenRow, paint: Paint): string {
  const head = `${row.path}:${row.line}${row.prompt === null ? "" : ` ${row.prompt}`}`;
  const total = `${amount(row.tokens, row.exact)} tokens${row.exact ? "" : ` ± ${percent(row.error)}`}`;
  const window = row.window === null ? "" : ` of ${grouped(row.window)}`;
  const lines = [
    `${paint(head, "bold")} ${paint(row.model ?? "no model named", "dim")}`,
    `  ${total}${window}${row.fill === null ? "" : `  ${meter(row.fill, paint)}`}`,
  ];
  const known = row.parts.map((it) => ({ ...it, text: it.tokens === null ? "?" : amount(it.tokens, it.exact) }));
  const [wide, high] = [Math.max(0, ...known.map((it) => columnsOf(it.name))), Math.max(0, ...known.map((it) => it.text.length))];
  for (const { name, kind, text, tokens: count } of known) {
    const share = count === null || row.tokens === 0 || kind === "overhead" ? "" : paint(percent(count / row.tokens).padStart(7), "dim");
    lines.push(
      `    ${kind === "hole" ? `{${name}}${" ".repeat(Math.max(0, wide - columnsOf(name)))}` : `${name}${" ".repeat(wide - columnsOf(name) + 2)}`}  ${text.padStart(high)}${share}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

function amount(count: number, exact: boolean): string {
  return `${exact ? "" : "~"}${grouped(count)}`;
}

function meter(fill: number, paint: Paint): string {
  const filled = Math.min(BAR, Math.max(fill > 0 ? 1 : 0, Math.round(fill * BAR)));
  return `${paint("█".repeat(filled), fill > 1 ? "red" : fill > 0.8 ? "yellow" : "green")}${paint("░".repeat(BAR - filled), "dim")} ${percent(fill)}`;
}

function note(rows: readonly TokenRow[], date: string): string {
  return rows.some((it) => !it.exact)
    ? `~ estimated: the model's tokenizer is not public. Model data of ${date}.\n`
    : `Model data of ${date}.\n`;
}
