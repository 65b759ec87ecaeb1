import type { Services } from "../analysis/services.ts";
import type { Call, Message, Prompt } from "../model/document.ts";
import { toSource } from "../model/prompt-text.ts";
import { type InventoryRow, inventoryOf, type RowValue } from "../recognise/inventory.ts";
import type { ReadFile } from "./read.ts";
import { Presenter } from "./report.ts";

/** A row with what counting adds. A guard is one defensive instruction of a prompt. */
export interface WorkspaceRow extends Omit<InventoryRow, "kind" | "id" | "confidence"> {
  readonly kind: InventoryRow["kind"] | "guard";
}

/** Rows of one file by line and column. */
export function rowsOf(read: ReadFile, services: Services): WorkspaceRow[] {
  const { document, facts, file } = read;
  const prompts = new Map(document.prompts.map((it) => [it.id, it]));
  const calls = new Map(document.calls.map((it) => [it.id, it]));
  const presenter = new Presenter(file, file.text);
  const rows = inventoryOf(facts ?? { document, modelOf: () => null }, file).map(({ id, confidence: _, ...row }): WorkspaceRow => {
    const call = calls.get(id);
    if (row.kind === "call" && call !== undefined) return { ...row, ...spentByCall(call, services) };
    const prompt = prompts.get(id);
    if (row.kind !== "prompt" || prompt === undefined) return row;
    const message = prompt.messages.find(
      (it) => at(presenter, it).line === row.line && at(presenter, it).column === row.column && it.role === row.role,
    );
    return message === undefined ? row : { ...row, ...spentByMessage(prompt, message, services) };
  });
  const guards = document.prompts.flatMap((prompt) => guardsOf(prompt, document.format, services, presenter));
  return [...rows, ...guards].map(inOrder).toSorted((a, b) => (a.cell ?? -1) - (b.cell ?? -1) || a.line - b.line || a.column - b.column);
}

const KEYS =
  "kind path line column cell format role sdk callee model modelSource temperature seed maxTokens timeout tokens window fill topK threshold order filter flowsInto holes via".split(
    " ",
  ) as (keyof WorkspaceRow)[];

/** The keys as they are published, whoever made the row. */
function inOrder(row: WorkspaceRow): WorkspaceRow {
  return Object.fromEntries(KEYS.map((key) => [key, row[key]])) as unknown as WorkspaceRow;
}

function spentByCall(call: Call, services: Services): Partial<WorkspaceRow> {
  const model = services.model(call.model, call.vendor);
  const budgets = services.promptsOf(call).map((it) => services.budget(it, call, model));
  const tokens = budgets.length === 0 ? null : Math.max(...budgets.map((it) => it.known.tokens));
  const fills = budgets.flatMap((it) => it.fill ?? []);
  return { tokens, window: model?.window ?? null, fill: fills.length === 0 ? null : rounded(Math.max(...fills)) };
}

function spentByMessage(prompt: Prompt, message: Message, services: Services): Partial<WorkspaceRow> {
  const call = services.callOf(prompt);
  const model = services.model(call?.model ?? prompt.model, call?.vendor);
  const { tokens } = services.tokens(message.text, model);
  return {
    model: model?.id ?? prompt.model?.id ?? null,
    tokens,
    window: model?.window ?? null,
    fill: model === null ? null : rounded(tokens / model.window),
  };
}

function guardsOf(prompt: Prompt, format: string, services: Services, presenter: Presenter): WorkspaceRow[] {
  return services.instructions(prompt).units.flatMap((unit) => {
    const message = prompt.messages[unit.message];
    const place = unit.guard === null || message === undefined ? null : toSource(message.text, unit);
    // What stands in another file is that file's guard.
    if (place === null || message === undefined || place.uri !== undefined) return [];
    const { path, cell, range } = presenter.place(place);
    const { line, column } = range.start;
    return [{ ...NOTHING, kind: "guard", path, line, column, cell, format, role: message.role, tokens: unit.tokens }];
  });
}

const UNSET: RowValue = null;
const NOTHING = {
  sdk: null,
  callee: null,
  model: null,
  modelSource: null,
  temperature: UNSET,
  seed: UNSET,
  maxTokens: UNSET,
  timeout: UNSET,
  tokens: null,
  window: null,
  fill: null,
  topK: UNSET,
  threshold: UNSET,
  order: UNSET,
  filter: UNSET,
  flowsInto: null,
  holes: [],
  via: null,
} as const;

function at(
  presenter: Presenter,
  span: { readonly start: number; readonly end: number },
): { readonly line: number; readonly column: number } {
  return presenter.place(span).range.start;
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
