/** A top-level declaration or comment, and what it means for a new import. */
export interface Row {
  readonly start: number;
  readonly end: number;
  readonly place: "import" | "head" | null;
}

/**
 * Start of the line behind the last import; without imports behind the comments, directives and documentation that the
 * file begins with. Where more code stands on the line of the last import, the line of that import itself.
 */
export function insertImportAt(rows: readonly Row[], text: string): number {
  const lastImport = rows.findLastIndex((it) => it.place === "import");
  const code = rows.findIndex((it) => it.place !== "head");
  const index = lastImport >= 0 ? lastImport : (code < 0 ? rows.length : code) - 1;
  const row = rows[index];
  if (row === undefined) return 0;
  const lineEnd = text.indexOf("\n", row.end);
  const next = rows.slice(index + 1).find((it) => it.place !== "head");
  if (next === undefined || lineEnd < 0 || next.start > lineEnd) return lineEnd < 0 ? text.length : lineEnd + 1;
  return text.lastIndexOf("\n", row.start - 1) + 1;
}
