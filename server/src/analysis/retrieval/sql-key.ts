import { KEY_COLUMN } from "./kinds.ts";
import { bare, type Select } from "./sql-select.ts";

/** A key that the statement itself names: `id` in its SELECT list, or the one its table must have because it is joined or compared by it. */
export function uniqueColumn(sql: string, select: Select): string | null {
  if (select.distinct || select.grouped || select.sources.length !== 1) return inList(sql, select);
  const listed = inList(sql, select);
  if (listed !== null) return listed;
  if (select.combined) return null;
  const compared = select.where.find((it) => (it.kind === "word" || it.kind === "quoted") && KEY_COLUMN.test(bare(it)));
  return compared ? sql.slice(compared.start, compared.end) : null;
}

export function inList(sql: string, { columns, combined, sources }: Select): string | null {
  for (const { tokens, alias } of columns) {
    const last = tokens.at(-1);
    const isPath = tokens.length === 1 || (tokens.length === 3 && tokens[1]?.text === ".");
    if (last === undefined || !isPath || !KEY_COLUMN.test(bare(last))) continue;
    // A joined row repeats the key of one side: only the key of the first table is sure to be a row's own.
    const owner = tokens.length === 3 && tokens[0] ? bare(tokens[0]) : null;
    if (sources.length > 1 && owner !== (sources[0]?.alias?.toUpperCase() ?? sources[0]?.table)) continue;
    if (combined) return alias === bare(last) ? sql.slice(last.start, last.end) : null;
    return sql.slice(tokens[0]?.start ?? last.start, last.end);
  }
  return null;
}
