import type { WorkspaceApi } from "./api.ts";
import type { GuardRow } from "./guards.ts";
import type { History, Revision } from "./history.ts";

/** A guard as it is published: the keys of an inventory row that it has, then its own. Lines and columns from 1. */
export interface GuardEntry extends Omit<GuardRow, "range" | "uri" | "span"> {
  readonly kind: "guard";
  readonly line: number;
  readonly column: number;
  readonly commit: string | null;
  /** Day on which the line was last changed. */
  readonly date: string | null;
  /** Days since then, by the date that the caller has. */
  readonly days: number | null;
}

const KEYS = "kind path line column cell format guard language tokens reasoned twin contradicts echo commit date days text".split(
  " ",
) as (keyof GuardEntry)[];
const DAY = 86_400_000;

/** Rows with the age of their lines; without history, or where it knows nothing, the age is null. `today` is an ISO date. */
export async function datedGuards(
  rows: readonly GuardRow[],
  history: History | null,
  workspace: Pick<WorkspaceApi, "source">,
  today: string,
): Promise<GuardEntry[]> {
  const lines = new Map<string, ReadonlyMap<number, Revision> | null>();
  // The lines of a cell are no lines of its file.
  for (const uri of new Set(rows.filter((it) => it.cell === null).map((it) => it.uri))) {
    const source = history === null ? null : await workspace.source(uri);
    lines.set(uri, source === null ? null : ((await history?.lines(uri, source.text)) ?? null));
  }
  return rows.map(({ range, uri, span: _, ...row }) => {
    const { commit, date } = (row.cell === null ? lines.get(uri)?.get(range.start.line) : undefined) ?? { commit: null, date: null };
    const days = date === null ? null : Math.max(0, Math.round((Date.parse(today) - Date.parse(date)) / DAY));
    return inOrder({ kind: "guard", ...row, line: range.start.line, column: range.start.column, commit, date, days });
  });
}

function inOrder(entry: GuardEntry): GuardEntry {
  return Object.fromEntries(KEYS.map((key) => [key, entry[key]])) as unknown as GuardEntry;
}

export type GuardFormat = "json" | "jsonl" | "csv" | "markdown";

export function writeGuards(entries: readonly GuardEntry[], format: GuardFormat): string {
  if (format === "json") return `${JSON.stringify(entries, null, 2)}\n`;
  if (format === "jsonl") return entries.map((it) => `${JSON.stringify(it)}\n`).join("");
  return format === "csv" ? csvOf(entries, KEYS) : markdown(entries);
}

/** Rows as a spreadsheet reads them; a leading sign would be a formula there. */
export function csvOf<Row extends object>(rows: readonly Row[], names: readonly (keyof Row & string)[]): string {
  const cell = (value: unknown): string => {
    const text = value === null || value === undefined ? "" : Array.isArray(value) ? value.join(" ") : String(value);
    const plain = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  return rows.length === 0
    ? ""
    : [names, ...rows.map((row) => names.map((it) => row[it]))].map((it) => `${it.map(cell).join(",")}\r\n`).join("");
}

function markdown(entries: readonly GuardEntry[]): string {
  const cell = (text: string) => text.replace(/[\\|`*_<>[\]]/g, "\\$&").replace(/\s+/g, " ");
  const head = "| place | tokens | age | about | marks | guard |\n| --- | ---: | ---: | --- | --- | --- |\n";
  const rows = entries.map(
    (it) =>
      `| ${cell(`${it.path}:${it.line}`)} | ${it.tokens} | ${it.days === null ? "" : ageOf(it.days)} | ${it.guard} | ${cell(marksOf(it).join("; "))} | ${cell(it.text)} |\n`,
  );
  return `# Guards\n\n${sumOf(entries)}\n\n${head}${rows.join("")}`;
}

export function marksOf(it: GuardEntry): string[] {
  return [
    it.twin === null ? "" : `again in ${it.twin}`,
    it.contradicts === null ? "" : `against ${it.contradicts}`,
    it.echo ? "enforced by the schema" : "",
    it.reasoned ? "" : "no reason",
  ].filter((mark) => mark !== "");
}

export function ageOf(days: number): string {
  if (days < 60) return `${days} d`;
  return days < 730 ? `${Math.round(days / 30.4)} mo` : `${Math.round(days / 365)} y`;
}

export function sumOf(entries: readonly GuardEntry[]): string {
  const tokens = entries.reduce((sum, it) => sum + it.tokens, 0);
  const count = (holds: (it: GuardEntry) => boolean) => entries.filter(holds).length;
  return `${entries.length} guards, ${tokens} tokens: ${count((it) => !it.reasoned)} without a reason, ${count((it) => it.twin !== null)} said twice, ${count((it) => it.contradicts !== null)} contradicted, ${count((it) => it.echo)} enforced anyway.`;
}
