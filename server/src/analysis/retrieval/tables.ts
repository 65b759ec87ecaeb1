import type { Text } from "../../model/program.ts";
import { HOLE } from "../../model/prompt-text.ts";
import type { RecordType } from "../../model/records.ts";

import { sqlRecords } from "../../resolve/records/sql.ts";
import { isKeyColumn } from "./kinds.ts";

/** The declaration of a table by its name, whatever its case; null where nobody knows it. */
export type Tables = (name: string) => RecordType | null;

/**
 * The tables that a file's own string literals declare, and behind them those of the project's schema files and migrations. Of one that is
 * declared twice nobody knows which stands.
 */
export function tablesIn(uri: string, texts: readonly Text[], declared: ReadonlyMap<string, RecordType> = new Map()): Tables {
  const found = new Map<string, RecordType | null>();
  for (const text of texts) {
    const written = text.pieces.map((it) => (it.kind === "hole" ? HOLE : it.text)).join("");
    if (!/create/i.test(written) || !/table/i.test(written)) continue;
    for (const [name, table] of sqlRecords(uri, written)) {
      const before = found.get(name);
      found.set(name, before === undefined || (before && keyOf(before) === keyOf(table)) ? table : null);
    }
  }
  return (name) => {
    const key = name.toLowerCase();
    return (found.has(key) ? found.get(key) : declared.get(`sql:${key}`)) ?? null;
  };
}

/** The primary key if it is one column, as a statement writes it. */
export function keyOf({ keys }: RecordType): string | null {
  return keys.find((it) => it.primary && it.fields.length === 1)?.written ?? null;
}

/** The primary key if it is one column, by the name that code has for it. */
export function keyFieldOf({ keys, fields }: RecordType): string | null {
  const declared = keys.find((it) => it.primary && it.fields.length === 1)?.fields[0];
  // A key of several columns leaves none that does it alone.
  if (declared === undefined && keys.some((it) => it.primary)) return null;
  return declared ?? fields.find((it) => isKeyColumn(it.name))?.name ?? null;
}

/** Whether a column alone tells a row; a key of several columns does so only with all of them. */
export function isKey({ keys }: RecordType, column: string): boolean {
  return keys.some((it) => it.fields.length === 1 && it.fields[0]?.toLowerCase() === column.toLowerCase());
}
