import { HOLE } from "../../model/prompt-text.ts";
import type { Span } from "../../model/text.ts";

/** A lexical token of SQL in any dialect. `text` is upper-cased for words, as written for the rest. */
export interface SqlToken extends Span {
  readonly kind: "word" | "quoted" | "string" | "number" | "operator" | "punctuation" | "parameter";
  readonly text: string;
}

/** Longest first: `<=>` must not be read as `<=` and `>`. Vector operators of pgvector 0.8 and of SQLite and MySQL extensions. */
const OPERATORS = /(?:<=>|<->|<#>|<\+>|<~>|<%>|<<->|->>|->|#>>|#>|@>|<@|@@@?|\|\||::|:=|<=|>=|<>|!=|~\*|!~\*|!~|[-+*/%<>=~!&|^#@?:])/y;
const WORD = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const NUMBER = /\d[\d_]*(?:\.\d+)?(?:[eE][-+]?\d{1,4})?/y;
const SPACE = /\s+/y;
/** `$1`, `%s`, `%(name)s`, `:name`, `@name`, `?`. */
const PARAMETER = /\$\d{1,4}|%s|%\(\w{1,60}\)s|\?\d{0,4}(?![|&?])|[:@][A-Za-z_]\w{0,60}/y;

/**
 * Cuts SQL into tokens; comments and white space are left out. Never throws: what no dialect knows is an operator of one
 * unit. A hole of the text is a parameter. Linear in the length of the text.
 */
export function sqlTokens(sql: string): SqlToken[] {
  const tokens: SqlToken[] = [];
  let at = 0;
  const push = (kind: SqlToken["kind"], end: number) => {
    const text = sql.slice(at, end);
    tokens.push({ kind, text: kind === "word" ? text.toUpperCase() : text, start: at, end });
    at = end;
  };
  const match = (pattern: RegExp): number => {
    pattern.lastIndex = at;
    return pattern.test(sql) ? pattern.lastIndex : -1;
  };
  while (at < sql.length) {
    const unit = sql[at] ?? "";
    const space = match(SPACE);
    if (space > 0) at = space;
    else if (sql.startsWith("--", at)) at = endOf(sql, "\n", at);
    else if (sql.startsWith("/*", at)) at = endOf(sql, "*/", at + 2);
    else if (unit === HOLE) push("parameter", at + 1);
    else if (unit === "'") push("string", quotedEnd(sql, "'", at));
    else if (unit === '"' || unit === "`") push("quoted", quotedEnd(sql, unit, at));
    else if ("()[],;.{}".includes(unit)) push("punctuation", at + 1);
    else {
      const previous = tokens.at(-1);
      const cast = sql.startsWith("::", at) || sql.startsWith(":=", at);
      const parameter = cast ? -1 : match(PARAMETER);
      if (parameter > 0 && !(unit === "@" && previous?.kind === "operator" && previous.end === at)) push("parameter", parameter);
      else push(...kindOf(match));
    }
  }
  return tokens;

  function kindOf(find: (pattern: RegExp) => number): [SqlToken["kind"], number] {
    const word = find(WORD);
    if (word > 0) return ["word", word];
    const number = find(NUMBER);
    if (number > 0) return ["number", number];
    const operator = find(OPERATORS);
    return ["operator", operator > 0 ? operator : at + 1];
  }
}

function endOf(sql: string, close: string, from: number): number {
  const found = sql.indexOf(close, from);
  return found < 0 ? sql.length : found + close.length;
}

/** The end of a quoted token; a doubled quote stands for itself, an open one ends with the text. */
function quotedEnd(sql: string, quote: string, from: number): number {
  let at = from + 1;
  for (;;) {
    const found = sql.indexOf(quote, at);
    if (found < 0) return sql.length;
    if (sql[found + 1] !== quote) return found + 1;
    at = found + 2;
  }
}
