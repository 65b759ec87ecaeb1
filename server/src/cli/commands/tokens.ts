import { omissions, type TokenRow } from "../../engine/token-report.ts";
import type { Workspace } from "../../engine/workspace.ts";
import { grouped, percent } from "../../model/figures.ts";
import { type Arguments, UsageError } from "../arguments.ts";
import { type Product, setupOf, uriOfPath, workspaceFor } from "../context.ts";
import { tellProblems } from "../problems.ts";
import { columnsOf, type Paint, painter, type Terminal } from "../terminal.ts";

const BAR = 20;

/** `tokens [PATH...]`: what each prompt spends of its model's window, by part; of several models side by side. */
export async function tokens(args: Arguments, product: Product, terminal: Terminal): Promise<number> {
  const format = args.word("format", ["pretty", "json"]);
  const workspace = await workspaceFor(setupOf(args, product, terminal), product);
  const models = [...new Set(args.texts("model"))];
  const rows: TokenRow[] = [];
  let failed = false;
  for await (const { rows: found, problems } of counted(args, workspace, models, terminal)) {
    rows.push(...found);
    failed = tellProblems(problems, terminal) || failed;
  }
  if (format === "json") terminal.out(`${JSON.stringify({ files: rows, data: workspace.modelDataDate }, null, 2)}\n`);
  else {
    const paint = painter(terminal.colour);
    // A prompt has a row for each model that was asked for, or one for its own.
    const each = Math.max(1, models.length);
    const prompts = rows.flatMap((_, i) => (i % each === 0 ? [rows.slice(i, i + each)] : []));
    const blocks = prompts.map((it) => (it.length === 1 ? it.map((row) => block(row, paint)).join("\n") : table(it, paint)));
    terminal.out(rows.length === 0 ? "No prompts.\n" : `${blocks.join("\n")}\n${notes(rows, prompts.length, workspace.modelDataDate)}`);
  }
  return failed ? 2 : 0;
}

async function* counted(
  args: Arguments,
  workspace: Workspace,
  models: readonly string[],
  terminal: Terminal,
): ReturnType<Workspace["scanTokens"]> {
  if (!args.has("stdin")) {
    if (args.paths.length === 0) throw new UsageError("tokens needs files or folders, or --stdin");
    const roots = args.paths.map((it) => uriOfPath(it, terminal));
    yield* workspace.scanTokens(roots, models);
    return;
  }
  if (args.paths.length > 0) throw new UsageError("--stdin takes no paths; --stdin-filename says what the text is");
  const uri = uriOfPath(args.text("stdin-filename") ?? "stdin.md", terminal);
  workspace.open(uri, await terminal.input());
  yield await workspace.tokens(uri, models);
}

// ── one model ──────────────────────────────────────────────────────────────────────────────────────────────────────

function block(row: TokenRow, paint: Paint): string {
  const total = `${amount(row.tokens, row.exact)} tokens${row.exact ? "" : ` ± ${percent(row.error)}`}`;
  const window = row.window === null ? "" : ` of ${grouped(row.window)}`;
  const lines = [
    `${paint(head(row), "bold")} ${paint(modelText(row), "dim")}`,
    `  ${total}${window}${row.fill === null ? "" : `  ${meter(row.fill, paint)}`}`,
  ];
  const parts = counting(row).map((it) => ({ ...it, shown: partName(it), text: sizeOf(it) }));
  const wide = Math.max(0, ...parts.map((it) => columnsOf(it.shown)));
  const high = Math.max(0, ...parts.map((it) => it.text.length));
  for (const { shown, text, tokens: count } of parts) {
    const share = count === null || row.tokens === 0 ? "" : paint(percent(count / row.tokens).padStart(7), "dim");
    lines.push(`    ${padded(shown, wide)}  ${text.padStart(high)}${share}`);
  }
  const left = omissions(row.omitted);
  if (left.length > 0) lines.push(`    ${paint(`not counted: ${left.join(", ")}`, "dim")}`);
  return `${lines.join("\n")}\n`;
}

function meter(fill: number, paint: Paint): string {
  const filled = Math.min(BAR, Math.max(fill > 0 ? 1 : 0, Math.round(fill * BAR)));
  return `${paint("█".repeat(filled), fill > 1 ? "red" : fill > 0.8 ? "yellow" : "green")}${paint("░".repeat(BAR - filled), "dim")} ${percent(fill)}`;
}

// ── several models ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Parts to the left, a column for each model; parts are the same for all, their sizes differ by tokenizer. */
function table(rows: readonly TokenRow[], paint: Paint): string {
  const [first] = rows;
  if (first === undefined) return "";
  const cells = (text: (row: TokenRow) => string): string[] => rows.map(text);
  const lines: { readonly name: string; readonly cells: readonly string[]; readonly style: "bold" | "dim" | null }[] = [
    { name: "", cells: cells((it) => it.model ?? "no model named"), style: "bold" },
    ...counting(first).map((part, i) => ({
      name: partName(part),
      cells: cells((row) => {
        const it = counting(row)[i];
        return it === undefined ? "?" : sizeOf(it);
      }),
      style: null,
    })),
    { name: "tokens", cells: cells((it) => amount(it.tokens, it.exact)), style: "bold" },
    { name: "message frames", cells: cells((it) => `+ ~${grouped(it.omitted.frames)}`), style: "dim" },
    { name: "error", cells: cells((it) => (it.exact ? "exact" : `± ${percent(it.error)}`)), style: "dim" },
    { name: "window", cells: cells((it) => (it.window === null ? "unknown" : grouped(it.window))), style: "dim" },
    { name: "fill", cells: cells((it) => (it.fill === null ? "unknown" : percent(it.fill))), style: null },
  ];
  const wide = Math.max(...lines.map((it) => columnsOf(it.name)));
  const widths = rows.map((_, i) => Math.max(...lines.map((it) => columnsOf(it.cells[i] ?? ""))));
  const shown = lines.map(({ name, cells: row, style }) => {
    const line = `  ${padded(name, wide)}${row.map((it, i) => `  ${it.padStart(widths[i] ?? 0)}`).join("")}`;
    return style === null ? line : paint(line, style);
  });
  const left = omissions({ ...first.omitted, frames: 0 });
  const rest = left.length === 0 ? [] : [`  ${paint(`not counted: ${left.join(", ")}`, "dim")}`];
  return `${[paint(head(first), "bold"), ...shown, ...rest].join("\n")}\n`;
}

/** What the sum is of; the frames that a provider adds are told apart. */
function counting({ parts }: TokenRow): readonly TokenRow["parts"][number][] {
  return parts.filter((it) => it.kind !== "overhead");
}

// ── words ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function head({ path, cell, line, prompt }: TokenRow): string {
  return `${path}${cell === null ? "" : `#cell${cell}`}:${line}${prompt === null ? "" : ` ${prompt.replace(/\s+/g, " ")}`}`;
}

function modelText({ model, window }: TokenRow): string {
  return model === null ? "no model named" : window === null ? `${model}: not in the model table` : model;
}

function partName({ name, kind }: TokenRow["parts"][number]): string {
  return kind === "hole" || kind === "history" ? `{${name.replace(/\s+/g, " ")}}` : name;
}

function padded(name: string, wide: number): string {
  return `${name}${" ".repeat(Math.max(0, wide - columnsOf(name)))}`;
}

/** A value has no size, but perhaps a bound. */
function sizeOf({ tokens, exact, atMost }: TokenRow["parts"][number]): string {
  if (tokens !== null) return amount(tokens, exact);
  return atMost === null ? "?" : `≤ ~${grouped(atMost)}`;
}

function amount(count: number, exact: boolean): string {
  return `${exact ? "" : "~"}${grouped(count)}`;
}

function notes(rows: readonly TokenRow[], prompts: number, date: string): string {
  // Side by side the frames of messages have a row of their own, which is always estimated.
  const estimated =
    rows.length > prompts || rows.some((it) => !it.exact || counting(it).some((part) => part.tokens !== null && !part.exact));
  const lines = [
    ...(prompts > 1 && rows.length === prompts
      ? [`${grouped(rows.reduce((sum, it) => sum + it.tokens, 0))} tokens in ${prompts} prompts.`]
      : []),
    `${estimated ? "~ estimated: nobody publishes how it is counted. " : ""}Model data of ${date}.`,
  ];
  return `${lines.join("\n")}\n`;
}
