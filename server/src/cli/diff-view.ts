import { type ComparedPrompt, type PromptChange, type PromptDiff, signOf, tokenWords } from "../engine/prompt-diff.ts";
import { columnsOf, type Paint, painter, type Style, type Terminal } from "./terminal.ts";

const STYLES: { readonly [Kind in PromptChange["kind"]]: Style } = {
  added: "green",
  removed: "red",
  reworded: "cyan",
  moved: "blue",
  emphasis: "yellow",
  limit: "yellow",
  polarity: "magenta",
};
const NARROWEST = 40;

/** What changed between two prompts, by section: a sign and a line, then the sentence, or the old one above the new one. */
export function drawDiff({ before, after, prompts, equal }: PromptDiff, { colour, columns }: Terminal): string {
  const paint = painter(colour);
  if (equal) return "No instruction has changed.\n";
  const parts = prompts.map((prompt) => drawPrompt(prompt, paint, Math.max(NARROWEST, columns)));
  return `${[paint(before === after ? after : `${before} → ${after}`, "bold"), ...parts].join("\n")}\n`;
}

function drawPrompt(prompt: ComparedPrompt, paint: Paint, columns: number): string {
  const { name, changes } = prompt;
  const lines = [`  ${[name, tokenWords(prompt), countsOf(changes)].filter((it) => it !== null && it !== "").join(" · ")}`];
  if (changes.length === 0) lines.push(paint("  No instruction has changed: titles, tables, code or examples have.", "dim"));
  const width = String(Math.max(1, ...changes.map((it) => lineOf(it)))).length;
  const indent = " ".repeat(width + 6);
  let section: string | null | undefined;
  for (const change of changes) {
    const title = (change.after ?? change.before)?.section ?? null;
    if (title !== section) lines.push("", ...(title === null ? [] : [`  ${paint(title, "bold")}`]));
    section = title;
    const { kind, before, after } = change;
    const sign = `  ${signOf(kind)} ${String(lineOf(change)).padStart(width)}  `;
    const put = (head: string, text: string, style: Style, other: string | null) =>
      lines.push(
        ...wrapped(text, columns - indent.length).map((it, at) => (at === 0 ? head : indent) + contrasted(it, other, paint, style)),
      );
    if (kind === "added" || kind === "removed") {
      put(paint(sign, STYLES[kind]), (after ?? before)?.text ?? "", STYLES[kind], null);
      continue;
    }
    lines.push(paint(sign + headOf(change), STYLES[kind]));
    if (before && kind !== "moved") put(paint(`${indent.slice(2)}- `, "red"), before.text, "red", after?.text ?? null);
    if (after)
      put(
        kind === "moved" ? indent : paint(`${indent.slice(2)}+ `, "green"),
        after.text,
        kind === "moved" ? "dim" : "green",
        before?.text ?? null,
      );
  }
  return `${lines.join("\n")}\n`;
}

function lineOf({ before, after }: PromptChange): number {
  return (after ?? before)?.line ?? 0;
}

function headOf({ kind, detail, before, after }: PromptChange): string {
  const from = before && after && before.line !== after.line ? `, from line ${before.line}` : "";
  return `${kind}${detail === null ? "" : ` (${detail})`}${from}`;
}

/** "2 added, 1 limit". */
function countsOf(changes: readonly PromptChange[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of changes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} ${kind}`).join(", ");
}

/** Words that the other sentence does not have stand out of the line. */
function contrasted(line: string, other: string | null, paint: Paint, style: Style): string {
  if (other === null) return paint(line, style);
  const known = new Set(other.split(/\s+/));
  return line.replace(/\S+/g, (word) => (known.has(word) ? paint(word, "dim") : paint(word, style, "bold")));
}

function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && columnsOf(line) + 1 + columnsOf(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
