import type { Dataset, Problem, Prompt } from "../../model/document.ts";
import { grouped } from "../../model/figures.ts";
import type { SourceFile } from "../../model/source-file.ts";
import { addConversation, addMessages, isConversation, isMessageList } from "../chat.ts";
import { readJsonAt } from "../data/json.ts";
import { type DataNode, get } from "../data/node.ts";
import { PromptDraft } from "../draft.ts";
import type { Reader, Region } from "../format.ts";
import { finish } from "../result.ts";

/** Rows that become prompts, and their characters (UTF-16 units) together; what is beyond is counted, not read. */
export const ROW_CAP = 1000;
export const CHARACTER_CAP = 4_000_000;
/** A longer line is counted, not read. */
const LONGEST_ROW = 1_000_000;
const REPORTED = 5;

export const readJsonLines: Reader = (file, row) => {
  const rows = new DatasetRows(file);
  rows.push(file.text);
  const { prompts, dataset, problems, regions, drafts } = rows.end();
  return finish(file, row, {
    drafts,
    prompts,
    loading: row.loading,
    comment: null,
    datasets: dataset === null ? [] : [dataset],
    problems,
    regions,
  });
};

/**
 * Reads lines of JSON as they arrive, in constant memory: no line is kept, and the prompts end at the cap. Offsets count UTF-16
 * units from the beginning of the first chunk.
 */
export class DatasetRows {
  private readonly file: SourceFile;
  private readonly prompts: Prompt[] = [];
  private readonly drafts: PromptDraft[] = [];
  private readonly problems: Problem[] = [];
  private readonly regions: Region[] = [];
  private readonly shapes = new Map<Dataset["shape"], number>();
  /** Beginning of a line whose end has not arrived; null while a line that is too long passes by. */
  private rest: string | null = "";
  private lineStart = 0;
  private offset = 0;
  private rows = 0;
  private read = 0;
  private characters = 0;
  private broken = 0;

  /** `file` names the rows and counts those behind its text; the text itself is not looked at. */
  constructor(file: SourceFile) {
    this.file = file;
  }

  push(chunk: string): void {
    let at = 0;
    for (let newline = chunk.indexOf("\n"); newline >= 0; newline = chunk.indexOf("\n", at)) {
      this.line(chunk, at, newline);
      at = newline + 1;
      this.lineStart = this.offset + at;
      this.rest = "";
    }
    if (this.rest !== null) this.rest = this.rest.length + chunk.length - at > LONGEST_ROW ? null : this.rest + chunk.slice(at);
    this.offset += chunk.length;
  }

  end(): { prompts: Prompt[]; drafts: PromptDraft[]; dataset: Dataset | null; problems: Problem[]; regions: Region[] } {
    this.line("", 0, 0);
    this.rows += this.file.beyond?.rows ?? 0;
    if (this.broken > REPORTED)
      this.report(`${this.broken} rows are no JSON, the first ${REPORTED} are shown: repair or delete them`, null);
    if (this.read < this.rows) {
      const message = `Read ${grouped(this.read)} of ${grouped(this.rows)} rows: the cap is ${grouped(ROW_CAP)} rows or ${CHARACTER_CAP / 1_000_000} million characters`;
      this.problems.push({ code: "budget", severity: "info", message, span: null });
    }
    const shape = [...this.shapes].sort((a, b) => b[1] - a[1])[0]?.[0];
    const { prompts, drafts, problems, regions, offset, rows, read } = this;
    const dataset = shape === undefined ? null : { id: `${this.file.path}#rows`, shape, rows, read, start: 0, end: offset };
    return { prompts, drafts, dataset, problems, regions };
  }

  private line(chunk: string, from: number, to: number): void {
    if (this.rest === null || this.rest.length + to - from > LONGEST_ROW) {
      this.rows++;
      this.regions.push({ kind: "example", start: this.lineStart, end: this.offset + to });
      return;
    }
    const text = this.rest + chunk.slice(from, to);
    if (text.trim() === "") return;
    this.rows++;
    if (this.read >= ROW_CAP || this.characters + text.length > CHARACTER_CAP) {
      const last = this.regions.at(-1);
      const span = { start: this.lineStart, end: this.lineStart + text.length };
      // One region for all rows beyond the cap.
      if (last?.kind === "example") this.regions[this.regions.length - 1] = { ...last, end: span.end };
      else this.regions.push({ kind: "example", ...span });
      return;
    }
    this.read++;
    this.characters += text.length;
    this.row(text);
  }

  private row(text: string): void {
    const { root, problems } = readJsonAt(text, this.lineStart);
    if (problems[0] !== undefined) {
      if (++this.broken <= REPORTED) this.report(problems[0].message, problems[0].span);
      return;
    }
    const span = { start: this.lineStart, end: this.lineStart + text.length };
    const draft = new PromptDraft();
    const shape = addRow(root, draft);
    if (shape === null) return;
    this.regions.push({ kind: "markup", ...span });
    this.shapes.set(shape, (this.shapes.get(shape) ?? 0) + 1);
    this.drafts.push(draft);
    const prompt = draft.build(this.file, span, `row-${this.rows}`);
    if (prompt !== null) this.prompts.push(prompt);
  }

  private report(message: string, span: Problem["span"]): void {
    this.problems.push({ code: "parse", severity: "warning", message, span });
  }
}

/** The first row is one of a known shape: logs and traces hold the same words deeper inside. */
export function beginsWithRow(text: string): boolean {
  const start = /\S/.exec(text)?.index ?? 0;
  const newline = text.indexOf("\n", start);
  const row = text.slice(start, newline < 0 ? text.length : newline);
  return row.length <= LONGEST_ROW && addRow(readJsonAt(row, 0).root, new PromptDraft()) !== null;
}

const EXAMPLE = { example: true };

/** Adds the messages of a row of any known shape; null for a row of another kind. */
function addRow(row: DataNode | null, draft: PromptDraft): Dataset["shape"] | null {
  const shape = addShape(row, draft);
  return draft.isEmpty ? null : shape;
}

function addShape(row: DataNode | null, draft: PromptDraft): Dataset["shape"] | null {
  const [chosen, rejected] = [get(row, "chosen") ?? get(row, "preferred_output"), get(row, "rejected") ?? get(row, "non_preferred_output")];
  if (chosen !== null && rejected !== null) {
    addSide(get(row, "system"), "system", draft);
    addSide(get(row, "prompt") ?? get(row, "question") ?? get(row, "input", "messages") ?? get(row, "input"), "user", draft);
    addSide(chosen, "assistant", draft);
    addSide(rejected, "assistant", draft);
    return "preference";
  }
  const body = get(row, "body");
  const conversation = isConversation(body) ? body : row;
  if (isConversation(conversation)) {
    addConversation(conversation, draft, EXAMPLE);
    return get(conversation, "conversations") === null ? "chat" : "conversation";
  }
  for (const [asked, answered] of [
    ["prompt", "completion"],
    ["instruction", "output"],
    ["prompt", "response"],
    ["question", "answer"],
  ] as const) {
    if (get(row, asked) === null || get(row, answered) === null) continue;
    addSide(get(row, "system"), "system", draft);
    addSide(get(row, asked), "user", draft);
    if (asked === "instruction") addSide(get(row, "input"), "user", draft);
    addSide(get(row, answered), "assistant", draft);
    return "completion";
  }
  return null;
}

function addSide(node: DataNode | null, role: "system" | "user" | "assistant", draft: PromptDraft): void {
  if (node?.kind === "text") draft.message(role, node.text, EXAMPLE);
  else if (isMessageList(node)) addMessages(node, draft, EXAMPLE);
}
